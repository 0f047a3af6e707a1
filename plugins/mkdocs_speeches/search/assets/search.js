/**
 * Puts the search field into the header of each page, the search into the search page, and marks the phrases that a
 * reader came for. Works where pages are replaced without a reload, too.
 */

import { PAGE_MARK } from "./contract.js";
import { draw, drawOffers, drawField, drawResult, latest, onInput, tell, tellError } from "./results.js";

const [RESULTS, LINES] = [5, 2]; // lines of each
const HOSTS = [".md-header__inner", "header", ".navbar", "nav", "body"]; // the first there is takes the field
/** What the reader is made of: asked for at once, not one after the other. */
const PARTS = "reader address array chips either facets facts files library matching normalform numbers offers parts passages postings query ranking synonyms wholenumbers".split(" ");

function preload() {
  for (const name of location.protocol === "file:" ? [] : PARTS.splice(0)) { // from a disk all is at hand
    document.head.append(draw("link", { rel: "modulepreload", href: new URL(`${name}.js`, import.meta.url).href }));
  }
}

/** The reader; where it cannot be fetched, the search says so as it does of the index. */
function reader() {
  preload();
  return import("./reader.js").catch(() => {
    throw Object.assign(new Error("reader.js"), { reason: "network" });
  });
}

/**
 * The same search that the field and the search page use; see reader.js.
 * @param {Parameters<typeof import("./reader.js").find>} query
 */
export const find = async (...query) => (await reader()).find(...query);

/** The field with its panel of results. */
class HeaderSearch {
  constructor() {
    this.run = latest();
    const named = { placeholder: "搜索", "aria-label": "搜索全站", "aria-controls": "cjk-search-results" };
    this.field = drawField({ class: "cjk-search__input", ...named });
    this.status = draw("p", { class: "cjk-search__status", role: "status" });
    this.list = draw("ol", { class: "cjk-search__results" });
    this.all = draw("a", { class: "cjk-search__all" }); // in the panel as soon as it leads somewhere
    this.bar = draw("div", { class: "cjk-search__bar", hidden: true });
    this.offers = draw("div", { class: "cjk-search__offers", "aria-live": "polite" });
    const shown = [this.bar, this.status, this.offers, this.list];
    this.panel = draw("div", { class: "cjk-search__panel", id: "cjk-search-results", hidden: true }, shown);
    const close = draw("button", { type: "button", class: "cjk-search__close", "aria-label": "关闭搜索" }, "取消");
    const parts = [this.field, close, this.panel];
    const form = draw("form", { class: "cjk-search__form", role: "search", "aria-label": "全站" }, parts);
    const opens = { class: "cjk-search__toggle", "aria-label": "搜索", "aria-expanded": "false" };
    this.toggle = draw("button", { type: "button", ...opens });
    this.root = draw("div", { class: "cjk-search" }, this.toggle, form);
    this.toggle.addEventListener("click", () => this.open());
    close.addEventListener("click", () => this.shut());
    this.listen(form);
  }

  /** @param {HTMLFormElement} form */
  listen(form) {
    onInput(this.field, () => this.changed());
    this.field.addEventListener("focus", () => this.focused());
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("keydown", (event) => this.pressed(event));
    this.panel.addEventListener("click", (event) => {
      if (/** @type {Element} */ (event.target).closest("a")) this.shut();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!this.root.contains(/** @type {Node} */ (event.target))) this.shut();
    });
    this.root.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.root.contains(/** @type {Node} */ (relatedTarget))) this.shut();
    });
  }

  open() {
    this.root.classList.add("cjk-search--open");
    this.toggle.setAttribute("aria-expanded", "true");
    this.field.focus();
    this.field.select();
  }

  shut() {
    this.root.classList.remove("cjk-search--open");
    this.toggle.setAttribute("aria-expanded", "false");
    this.panel.hidden = true;
  }

  focused() {
    this.root.classList.add("cjk-search--open");
    if (this.field.value.trim()) this.panel.hidden = false;
    Promise.all([reader(), import("./start.js")])
      .then(([{ open }, { greet }]) => open().then(() => greet(this)))
      .catch(() => {}); // the first query will say why
  }

  async changed() {
    const query = this.field.value;
    this.panel.hidden = !query.trim();
    this.bar.hidden = false;
    const outcome = await this.run(async () => {
      const { find, searchPage } = await reader();
      return { found: await find(query, {}, { limit: RESULTS, offers: true }), page: await searchPage(query) };
    });
    if (!outcome) return;
    this.bar.hidden = true;
    if (outcome.value) this.show(tell(outcome.value.found), outcome.value);
    else this.show(tellError(outcome.error));
  }

  /**
   * @param {string} sentence
   * @param {{ found: import("./reader.js").Found, page: string }} [outcome]
   */
  show(sentence, outcome) {
    const place = this.stops().indexOf(document.activeElement);
    const row = [...this.list.querySelectorAll("a")].findIndex((link) => link === document.activeElement);
    this.status.textContent = sentence;
    this.offers.replaceChildren(...(outcome ? drawOffers(outcome.found) : []));
    this.list.replaceChildren(...(outcome?.found.results ?? []).map((result) => drawResult(result, LINES)));
    this.all.remove();
    if (outcome?.found.asked) {
      this.all.href = outcome.page;
      this.all.textContent = outcome.found.pages ? "查看全部结果，按年份等筛选" : "看看哪些部分找得到";
      this.panel.append(this.all);
    }
    if (place <= 0 || this.stops().includes(document.activeElement)) return;
    // who went on to an earlier answer keeps the place
    /** @type {HTMLElement} */ (this.list.querySelectorAll("a")[row] ?? this.stops()[place] ?? this.field).focus();
  }

  /**
   * What the arrow keys go through: the field, then the links that are shown.
   * @returns {(Element | null)[]}
   */
  stops() {
    return [this.field, ...[...this.panel.querySelectorAll("a")].filter((link) => link.checkVisibility())];
  }

  /** @param {Event} event */
  async submit(event) {
    event.preventDefault();
    const query = this.field.value;
    try {
      const { searchPage } = await reader();
      location.assign(await searchPage(query));
    } catch (error) {
      this.panel.hidden = false;
      this.show(tellError(error));
    }
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing) return;
    event.stopPropagation(); // Material's own keys are no business of a field
    if (event.key === "Escape") {
      this.shut();
      this.field.blur();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = this.stops();
      const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      /** @type {HTMLElement} */ (stops[(next + stops.length) % stops.length]).focus();
      event.preventDefault();
    }
  }
}

/**
 * `/`, `s` and `f` go to the field: that of the search page where there is one.
 * @param {HeaderSearch} header
 */
function listen(header) {
  document.addEventListener("keydown", (event) => {
    const typing = /** @type {Element} */ (event.target).closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "s", "f"].includes(event.key)) return;
    event.preventDefault();
    const field = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-input]"));
    if (field) field.focus();
    else header.open();
  });
}

async function arrived() {
  const place = document.querySelector(`[${PAGE_MARK}]`);
  const isMarked = new URLSearchParams(location.search).has("h");
  if (place || isMarked) preload();
  if (place) (await import("./page.js")).mount(place);
  if (isMarked) (await import("./highlight.js")).highlight();
}

function start() {
  const header = new HeaderSearch();
  HOSTS.map((selector) => document.querySelector(selector)).find(Boolean)?.append(header.root);
  listen(header);
  if (globalThis.document$) globalThis.document$.subscribe(arrived);
  else arrived();
}

start();
