/**
 * Puts the search field into the header of each page, the search into the search page, and marks the phrases that a
 * reader came for. Works where pages are replaced without a reload, too.
 */

import { draw, drawResult, latest, onInput, tell, tellError } from "./results.js";

const RESULTS = 5;
const LINES = 2;
const HOSTS = [".md-header__inner", "header", ".navbar", "nav", "body"]; // the first there is takes the field

/** The reader; where it cannot be fetched, the search says so as it does of the index. */
const reader = () =>
  import("./reader.js").catch(() => {
    throw Object.assign(new Error("reader.js"), { reason: "network" });
  });

/** The same search that the field and the search page use; see reader.js. */
export const find = async (...query) => (await reader()).find(...query);

function drawHeader() {
  const field = draw("input", {
    type: "search",
    class: "cjk-search__input",
    placeholder: "搜索",
    "aria-label": "搜索全站",
    "aria-controls": "cjk-search-results",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
  });
  const status = draw("p", { class: "cjk-search__status", role: "status" });
  const list = draw("ol", { class: "cjk-search__results" });
  const all = draw("a", { class: "cjk-search__all" }); // in the panel as soon as it leads somewhere
  const bar = draw("div", { class: "cjk-search__bar", hidden: true });
  const panel = draw("div", { class: "cjk-search__panel", id: "cjk-search-results", hidden: true }, bar, status, list);
  const close = draw("button", { type: "button", class: "cjk-search__close", "aria-label": "关闭搜索" }, "取消");
  const form = draw("form", { class: "cjk-search__form", role: "search", "aria-label": "全站" }, field, close, panel);
  const toggle = draw("button", { type: "button", class: "cjk-search__toggle", "aria-label": "搜索", "aria-expanded": "false" });
  return { root: draw("div", { class: "cjk-search" }, toggle, form), toggle, form, field, close, panel, bar, status, list, all };
}

/** The field with its panel of results. */
class HeaderSearch {
  constructor() {
    Object.assign(this, drawHeader());
    this.run = latest();
    onInput(this.field, () => this.changed());
    this.field.addEventListener("focus", () => this.focused());
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.form.addEventListener("keydown", (event) => this.pressed(event));
    this.panel.addEventListener("click", (event) => event.target.closest("a") && this.shut());
    this.toggle.addEventListener("click", () => this.open());
    this.close.addEventListener("click", () => this.shut());
    document.addEventListener("pointerdown", (event) => this.root.contains(event.target) || this.shut());
    this.root.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.root.contains(event.relatedTarget)) this.shut();
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
    reader()
      .then(({ open }) => open())
      .catch(() => {}); // the first query will say why
  }

  async changed() {
    const query = this.field.value;
    this.panel.hidden = !query.trim();
    this.bar.hidden = false;
    const outcome = await this.run(async () => {
      const { find, searchPage } = await reader();
      return { found: await find(query, {}, { limit: RESULTS }), page: await searchPage(query) };
    });
    if (!outcome) return;
    this.bar.hidden = true;
    if (outcome.error) this.show(tellError(outcome.error));
    else this.show(tell(outcome.value.found), outcome.value);
  }

  show(sentence, { found = { results: [] }, page } = {}) {
    const place = this.stops().indexOf(document.activeElement);
    this.status.textContent = sentence;
    this.list.replaceChildren(...found.results.map((result) => drawResult(result, LINES)));
    this.all.remove();
    if (page && found.asked) this.lead(page, found.pages ? "查看全部结果，按年份等筛选" : "看看哪些部分找得到");
    const stops = this.stops();
    const left = stops.includes(document.activeElement);
    if (place > 0 && !left) (stops[place] ?? this.field).focus(); // who went on to an earlier answer keeps the place
  }

  lead(page, text) {
    this.all.href = page;
    this.all.textContent = text;
    this.panel.append(this.all);
  }

  /** What the arrow keys go through: the field, then the links. */
  stops() {
    return [this.field, ...this.panel.querySelectorAll("a")];
  }

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

  pressed(event) {
    if (event.isComposing) return;
    event.stopPropagation(); // Material's own keys are no business of a field
    if (event.key === "Escape") {
      this.shut();
      this.field.blur();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = this.stops();
      const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      stops[(next + stops.length) % stops.length].focus();
      event.preventDefault();
    }
  }
}

/** `/`, `s` and `f` go to the field: that of the search page where there is one. */
function listen(header) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "s", "f"].includes(event.key)) return;
    event.preventDefault();
    const field = document.querySelector("[data-search-input]");
    if (field) field.focus();
    else header.open();
  });
}

async function arrived() {
  const place = document.querySelector("[data-search-page]");
  if (place) (await import("./page.js")).mount(place);
  if (new URLSearchParams(location.search).has("h")) (await import("./highlight.js")).highlight();
}

function start() {
  const header = new HeaderSearch();
  HOSTS.map((selector) => document.querySelector(selector)).find(Boolean).append(header.root);
  listen(header);
  if (globalThis.document$) document$.subscribe(arrived);
  else arrived();
}

start();
