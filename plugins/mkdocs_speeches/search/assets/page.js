/** The search page: field, sorting, facets, results, and all of it in the address. */

import { addressOf, isNarrowed, read } from "./address.js";
import { drawButton, drawForm, drawLink } from "./asking.js";
import { FilterBoxes } from "./filters.js";
import { drawHelp, drawHelped } from "./hints.js";
import { keepList, recall } from "./left.js";
import { find } from "./reader.js";
import { draw, drawOffers, drawResult, latest, onInput, tell, tellError } from "./results.js";
import { Trend } from "./trend.js";

/** @typedef {import("./address.js").Asked} Asked */
/** @typedef {import("./reader.js").Found} Found */

const STEP = 10; // results shown at a time

/**
 * Puts the search in the place of the static sentence.
 * @param {Element} place
 */
export function mount(place) {
  const page = new SearchPage();
  place.replaceWith(page.root);
  const back = () => (page.root.isConnected ? page.restore() : removeEventListener("popstate", back));
  addEventListener("popstate", back);
  const leave = () => (page.root.isConnected ? keepList(page.list) : removeEventListener("pagehide", leave));
  addEventListener("pagehide", leave);
  page.restore();
  const typing = document.activeElement?.matches("[type=search]"); // in the header, while this module was loading
  if (!page.asked.query && !typing && matchMedia("(hover: hover)").matches) page.field.focus({ preventScroll: true });
}

class SearchPage {
  constructor() {
    this.asked = read(location.search);
    this.title = document.title;
    /** @type {<T>(task: () => Promise<T>) => Promise<{ value?: T, error?: unknown } | undefined>} */
    this.run = latest();
    const { field, sort, form } = drawForm();
    this.field = field;
    this.sort = sort;
    this.form = form;
    this.bar = draw("div", { class: "cjk-search__bar", hidden: true });
    this.status = draw("p", { class: "cjk-page__status", role: "status" });
    this.list = draw("ol", { class: "cjk-page__results" });
    this.more = drawButton("cjk-page__more", "更多结果", () => this.extend());
    this.more.hidden = true;
    this.aside = draw("div", { class: "cjk-page__aside", "aria-live": "polite" });
    this.filters = new FilterBoxes((name, value) => this.choose(name, value));
    this.offers = draw("div", { class: "cjk-search__offers", "aria-live": "polite" });
    this.trend = new Trend((freq) => this.note({ freq }), (asked, text) => this.link(asked, text));
    const parts = [this.status, this.offers, this.trend.root, this.aside, this.list, this.more];
    const found = draw("div", { class: "cjk-page__found" }, parts);
    const body = draw("div", { class: "cjk-page__body" }, found, this.filters.root);
    this.root = draw("div", { class: "cjk-page", "data-generated": true }, this.form, this.bar, body);
    this.listen();
  }

  listen() {
    onInput(this.field, () => this.ask({ query: this.field.value }, "replaceState"));
    this.sort.addEventListener("change", () => this.ask({ sort: this.sort.value }));
    // before the theme takes the click where it swaps pages
    const left = (/** @type {Event} */ { target }) => /** @type {Element} */ (target).closest("a") && keepList(this.list);
    this.list.addEventListener("click", left, true);
    this.offers.addEventListener("click", (event) => {
      const chip = /** @type {Element} */ (event.target).closest("a");
      if (chip) this.go(event, chip.href);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.note({}, "pushState");
    });
  }

  /** Shows what the address asks for, as it was left. */
  restore() {
    const left = recall();
    this.asked = read(location.search);
    this.field.value = this.asked.query;
    this.sort.value = this.asked.sort;
    this.update(left);
  }

  /**
   * Changes what is asked for, and the address with it.
   * @param {Partial<Asked>} change
   * @param {"pushState" | "replaceState"} how
   */
  ask(change, how = "pushState") {
    if (how === "pushState") keepList(this.list);
    this.note(change, how);
    this.update();
  }

  /** @param {Partial<Asked>} change */
  note(change, /** @type {"pushState" | "replaceState"} */ how = "replaceState") {
    this.asked = { ...this.asked, ...change };
    history[how](history.state, "", addressOf(this.asked, location.href));
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  choose(name, value) {
    const before = Object.hasOwn(this.asked.filters, name) ? this.asked.filters[name] : [];
    const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
    this.ask({ filters: { ...this.asked.filters, [name]: after } });
  }

  /** @param {import("./left.js").Left} left */
  async update(left = { shown: STEP, whole: [] }) {
    this.status.removeAttribute("data-search-count");
    this.bar.hidden = false;
    const { query, filters, sort } = this.asked;
    const outcome = await this.run(() => find(query, filters, { sort, limit: left.shown, facets: true, offers: true }));
    if (!outcome) return;
    this.bar.hidden = true;
    if (!outcome.value) return this.fail(outcome.error);
    this.show(outcome.value, left.whole);
    const first = left.first === undefined ? undefined : this.list.children[left.first];
    if (first) scrollBy({ top: first.getBoundingClientRect().top - (left.top ?? 0), behavior: "instant" });
  }

  /** @param {unknown} error */
  fail(error) {
    this.clear();
    this.status.textContent = tellError(error);
    this.aside.replaceChildren(drawButton("cjk-page__more", "再试一次", () => this.update()));
  }

  clear() {
    this.list.replaceChildren();
    this.offers.replaceChildren();
    this.trend.root.hidden = true;
    this.aside.replaceChildren();
    this.filters.root.hidden = true;
    this.more.hidden = true;
  }

  /**
   * @param {Found} found
   * @param {number[]} whole numbers of the results that show all their lines
   */
  show(found, whole) {
    this.clear();
    const begun = this.asked.query.trim() || found.asked;
    document.title = [this.asked.query.trim(), this.title].filter(Boolean).join(" - ");
    this.status.textContent = begun ? tell(found) : "";
    const lines = (/** @type {number} */ place) => (whole.includes(place) ? Infinity : undefined);
    this.list.replaceChildren(...found.results.map((result, place) => drawResult(result, lines(place))));
    this.more.hidden = found.pages <= found.results.length;
    this.offers.replaceChildren(...drawOffers(found));
    this.trend.show(this.asked, found.pages ? found.phrases.length : 0);
    if (!begun || found.pages || isNarrowed(this.asked)) this.filters.show(found.facets);
    if (!begun) this.aside.replaceChildren(...drawHelp(found.facets, (asked, text) => this.link(asked, text)));
    else if (found.asked && !found.pages) this.suggest();
    this.status.setAttribute("data-search-count", String(found.pages));
  }

  async extend() {
    const { query, filters, sort } = this.asked;
    const offset = this.list.children.length;
    const outcome = await this.run(() => find(query, filters, { sort, limit: STEP, offset }));
    if (!outcome) return;
    if (!outcome.value) return this.fail(outcome.error);
    this.list.append(...outcome.value.results.map((result) => drawResult(result)));
    this.more.hidden = this.list.children.length >= outcome.value.pages;
    this.list.children[offset]?.querySelector("a")?.focus();
    keepList(this.list);
  }

  /** What a reader whose query found nothing can try. */
  async suggest() {
    const { query, filters } = this.asked;
    if (isNarrowed(this.asked)) this.aside.append(draw("p", {}, this.link({ query }, "去掉筛选再找"), "。"));
    const outcome = await this.run(async () => (await import("./lost.js")).suggest(query));
    const link = (/** @type {string} */ text) => this.link({ query: text, filters }, text);
    if (outcome?.value) this.aside.append(...drawHelped(outcome.value, link));
  }

  /** @param {Partial<Asked>} asked */
  link(asked, /** @type {string} */ text) {
    return drawLink(asked, text, (event, target) => this.go(event, target));
  }

  /**
   * Goes to another search, unless a click asks for a window of its own.
   * @param {MouseEvent} event
   * @param {string} target
   */
  go(event, target) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    event.stopPropagation();
    keepList(this.list);
    history.pushState(history.state, "", target);
    this.restore();
  }
}
