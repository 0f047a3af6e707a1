/** The search page: field, sorting, facets, results, and all of it in the address. */

import { find, parts } from "./reader.js";
import { draw, drawResult, latest, onInput, tell, tellError } from "./results.js";

const STEP = 10; // results shown at a time
const VALUES = 8; // of a facet, shown at first
const FOREMOST = 24; // of a facet, on the empty page
const SORTS = { relevance: "最相关", date: "最新", oldest: "最早" };
const OWN = new Set(["q", "sort", "h", "n"]);
const KEY = "cjk-search-left";
const KEPT = 20; // lists whose length and place are remembered
const BACK = "#back"; // ends a link that leads back to a list as it was left

const bare = (address) => address.split("#")[0];
const [arrival] = performance.getEntriesByType("navigation");
/** The address that the reader came back to, until it is shown again. */
let returned = arrival && arrival.type !== "navigate" ? bare(arrival.name) : "";
addEventListener("popstate", () => (returned = bare(location.href)));

/** How the lists of this tab were left, by address, the last one last. */
function recall() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY) ?? "[]"));
  } catch {
    return new Map(); // a browser that keeps nothing
  }
}

function keep(address, left) {
  const lists = recall();
  lists.delete(address);
  lists.set(address, left);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...lists].slice(-KEPT)));
  } catch {
    // then the list begins anew
  }
}

/** What the address asks for. */
function read() {
  const parameters = new URLSearchParams(location.search);
  const filters = Object.create(null); // any name may stand in an address
  for (const [name, value] of parameters) if (!OWN.has(name)) (filters[name] ??= []).push(value);
  const sort = parameters.get("sort");
  return { query: parameters.get("q") ?? "", filters, sort: Object.hasOwn(SORTS, sort) ? sort : "relevance" };
}

function addressOf({ query, filters, sort }) {
  const link = new URL(location.pathname, location.origin);
  if (query) link.searchParams.set("q", query);
  for (const [name, values] of Object.entries(filters)) for (const value of values) link.searchParams.append(name, value);
  if (sort !== "relevance") link.searchParams.set("sort", sort);
  return link;
}

/** Puts the search in the place of the static sentence. */
export function mount(place) {
  const page = new SearchPage();
  place.replaceWith(page.root);
  const back = () => (page.root.isConnected ? page.restore() : removeEventListener("popstate", back));
  addEventListener("popstate", back);
  const leave = () => (page.root.isConnected ? page.leave() : removeEventListener("pagehide", leave));
  addEventListener("pagehide", leave);
  page.restore();
  const typing = document.activeElement?.matches("[type=search]"); // in the header, while this module was loading
  if (!page.asked.query && !typing && matchMedia("(hover: hover)").matches) page.field.focus({ preventScroll: true });
}

class SearchPage {
  constructor() {
    this.run = latest();
    this.whole = new Set(); // facets that show all their values
    this.field = draw("input", {
      type: "search",
      class: "cjk-page__input",
      placeholder: "输入要找的字词",
      "aria-label": "要找的字词",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      "data-search-input": true,
    });
    const options = Object.entries(SORTS).map(([value, label]) => draw("option", { value }, label));
    this.sort = draw("select", { class: "cjk-page__sort", "aria-label": "排序" }, options);
    this.form = draw("form", { class: "cjk-page__form", role: "search", "aria-label": "本页" }, this.field, this.sort);
    this.bar = draw("div", { class: "cjk-search__bar", hidden: true });
    this.status = draw("p", { class: "cjk-page__status", role: "status" });
    this.list = draw("ol", { class: "cjk-page__results" });
    this.more = draw("button", { type: "button", class: "cjk-page__more", hidden: true }, "更多结果");
    this.aside = draw("div", { class: "cjk-page__aside" });
    this.facets = draw("section", { class: "cjk-page__facets", "aria-label": "筛选", hidden: true });
    const found = draw("div", { class: "cjk-page__found" }, this.status, this.aside, this.list, this.more);
    const body = draw("div", { class: "cjk-page__body" }, found, this.facets);
    this.root = draw("div", { class: "cjk-page", "data-generated": true }, this.form, this.bar, body);
    this.listen();
  }

  listen() {
    onInput(this.field, () => this.ask({ query: this.field.value }, "replaceState"));
    this.sort.addEventListener("change", () => this.ask({ sort: this.sort.value }));
    this.more.addEventListener("click", () => this.extend());
    // before the theme takes the click where it swaps pages
    this.list.addEventListener("click", (event) => event.target.closest("a") && this.leave(), true);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      history.pushState(history.state, "", addressOf(this.asked));
    });
  }

  /** Shows what the address asks for: as it was left, where the reader comes back to it. */
  restore() {
    const address = bare(location.href);
    const left = returned === address || location.hash === BACK ? recall().get(address) : undefined;
    returned = "";
    this.asked = read();
    this.field.value = this.asked.query;
    this.sort.value = this.asked.sort;
    this.update(left);
  }

  /** Remembers how long the list is, which results show all their lines, and which one stands where in the window. */
  leave() {
    const rows = [...this.list.children];
    const first = rows.findIndex((row) => row.getBoundingClientRect().bottom > 0);
    if (first < 0) return;
    const whole = rows.flatMap((row, place) => (row.hasAttribute("data-search-whole") ? [place] : []));
    const top = rows[first].getBoundingClientRect().top;
    keep(bare(location.href), { shown: rows.length, whole, first, top });
  }

  /** Changes what is asked for, and the address with it. */
  ask(change, how = "pushState") {
    if (how === "pushState") this.leave();
    this.asked = { ...this.asked, ...change };
    history[how](history.state, "", addressOf(this.asked));
    this.update();
  }

  choose(name, value) {
    const before = Object.hasOwn(this.asked.filters, name) ? this.asked.filters[name] : [];
    const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
    this.ask({ filters: { ...this.asked.filters, [name]: after } });
  }

  async update(left = { shown: STEP, whole: [] }) {
    this.status.removeAttribute("data-search-count");
    this.bar.hidden = false;
    const { query, filters, sort } = this.asked;
    const outcome = await this.run(() => find(query, filters, { sort, limit: left.shown, facets: true }));
    if (!outcome) return;
    this.bar.hidden = true;
    if (outcome.error) return this.fail(outcome.error);
    this.show(outcome.value, left.whole);
    const first = this.list.children[left.first];
    if (first) scrollBy({ top: first.getBoundingClientRect().top - left.top, behavior: "instant" });
  }

  fail(error) {
    this.clear();
    this.status.textContent = tellError(error);
    const again = draw("button", { type: "button", class: "cjk-page__more" }, "再试一次");
    again.addEventListener("click", () => this.update());
    this.aside.replaceChildren(again);
  }

  clear() {
    this.list.replaceChildren();
    this.aside.replaceChildren();
    this.facets.hidden = true;
    this.more.hidden = true;
  }

  show(found, whole) {
    this.clear();
    const begun = this.asked.query.trim() || found.asked;
    this.status.textContent = begun ? tell(found) : "";
    const lines = (place) => (whole.includes(place) ? Infinity : undefined);
    this.list.replaceChildren(...found.results.map((result, place) => drawResult(result, lines(place))));
    this.more.hidden = found.pages <= found.results.length;
    if (found.asked && (found.pages || this.chosen().length)) this.showFacets(found.facets);
    if (!begun) this.help(found.facets);
    else if (found.asked && !found.pages) this.suggest();
    this.status.setAttribute("data-search-count", found.pages);
  }

  async extend() {
    const { query, filters, sort } = this.asked;
    const offset = this.list.children.length;
    const outcome = await this.run(() => find(query, filters, { sort, limit: STEP, offset }));
    if (!outcome) return;
    if (outcome.error) return this.fail(outcome.error);
    this.list.append(...outcome.value.results.map((result) => drawResult(result)));
    this.more.hidden = this.list.children.length >= outcome.value.pages;
    this.list.children[offset]?.querySelector("a").focus();
    this.leave();
  }

  chosen() {
    return Object.entries(this.asked.filters).flatMap(([name, values]) => values.map((value) => [name, value]));
  }

  /** Draws the facets anew; the box that has the focus keeps it. */
  showFacets(facets) {
    const focused = document.activeElement;
    const name = focused.closest("[data-search-facet]")?.dataset.searchFacet;
    const groups = facets.filter(({ values }) => values.length).map((facet) => this.facet(facet));
    this.facets.replaceChildren(...groups);
    this.facets.hidden = !groups.length;
    const boxes = [...(this.drawn(name)?.querySelectorAll("input") ?? [])];
    boxes.find(({ value }) => value === focused.value)?.focus({ preventScroll: true });
  }

  drawn(name) {
    return [...this.facets.children].find(({ dataset }) => dataset.searchFacet === name);
  }

  facet({ name, label, values }) {
    const rows = ordered(values).map((value) => this.value(name, value));
    const list = draw("ul", { class: "cjk-facet__values" }, this.whole.has(name) ? rows : rows.slice(0, VALUES));
    if (list.children.length < rows.length) {
      const button = draw("button", { type: "button", class: "cjk-result__more" }, `全部 ${rows.length} 项`);
      const last = draw("li", {}, button);
      button.addEventListener("click", () => {
        this.whole.add(name);
        last.replaceWith(...rows.slice(VALUES));
        rows[VALUES].querySelector("input").focus();
      });
      list.append(last);
    }
    const wanted = matchMedia("(min-width: 60em)").matches || values.some(({ chosen }) => chosen);
    const open = this.drawn(name)?.open ?? wanted;
    return draw("details", { class: "cjk-facet", open, "data-search-facet": name }, draw("summary", {}, label), list);
  }

  value(name, { value, count, chosen }) {
    const box = draw("input", { type: "checkbox", value, checked: chosen });
    box.addEventListener("change", () => this.choose(name, value));
    return draw("li", {}, draw("label", {}, box, draw("span", {}, value), draw("span", { class: "cjk-facet__count" }, count)));
  }

  /** How to search, with the library's own words, and the foremost values of the facet that has most to say. */
  help(facets) {
    const facet = facets.find(({ name }) => name === "tag") ?? facets[0];
    const foremost = facet ? ordered(facet.values).slice(0, FOREMOST) : [];
    const [one = "甲", other = "乙"] = facet?.name === "tag" ? foremost.map(({ value }) => value) : [];
    const rows = [
      [one, "整句照原样找，标点、空格、全角半角、繁简、大小写都不计较"],
      [`${one} ${other}`, "用空格隔开的几个词都要出现"],
      [`${one} -${other}`, "减号后面的词不能出现"],
      [`“${one} ${other}”`, "引号里的空格不算隔开"],
    ].map(([query, meaning]) => draw("li", {}, draw("kbd", {}, query), ` ${meaning}。`));
    this.aside.replaceChildren(draw("ul", { class: "cjk-page__help" }, rows));
    if (!foremost.length) return;
    const chips = foremost.map(({ value, count }) => {
      const link = this.link({ filters: { [facet.name]: [value] } }, value);
      link.append(draw("span", { class: "cjk-facet__count" }, ` ${count}`));
      return draw("li", {}, link);
    });
    this.aside.append(draw("h2", {}, `常见${facet.label}`), draw("ul", { class: "cjk-page__chips" }, chips));
  }

  /** What a reader whose query found nothing can try. */
  async suggest() {
    const { query, filters } = this.asked;
    if (this.chosen().length) {
      this.aside.append(draw("p", {}, this.link({ query, filters: {} }, "去掉筛选再找"), "。"));
    }
    const outcome = await this.run(() => parts(query));
    if (!outcome?.value?.length) return;
    const rows = outcome.value.map(({ text, pages }) => draw("li", {}, this.link({ query: text, filters }, text), ` ${pages} 篇`));
    this.aside.append(draw("p", {}, "找得到的部分："), draw("ul", { class: "cjk-page__parts" }, rows));
  }

  /** A link to another search: without a reload where it is just clicked. */
  link(asked, text) {
    const target = addressOf({ query: "", filters: {}, sort: "relevance", ...asked });
    const link = draw("a", { href: target }, text);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      event.stopPropagation();
      this.leave();
      history.pushState(history.state, "", target);
      this.restore();
    });
    return link;
  }
}

/** Years from the latest on, anything else by how often it occurs. */
function ordered(values) {
  const years = values.every(({ value }) => /^\d{4}$/.test(value));
  const rank = years
    ? (one, other) => other.value - one.value
    : (one, other) => other.chosen - one.chosen || other.count - one.count || (one.value < other.value ? -1 : 1);
  return values.slice().sort(rank);
}
