/** The boxes beside the results that narrow them. */

import { draw } from "./results.js";

/** @typedef {import("./facets.js").Counted} Counted */
/** @typedef {import("./facets.js").Value} Value */

const VALUES = 8; // of a facet, shown at first

export class FilterBoxes {
  /** @param {(name: string, value: string) => void} choose called where a box is ticked or no longer */
  constructor(choose) {
    this.choose = choose;
    /** @type {Set<string>} */
    this.whole = new Set(); // facets that show all their values
    this.root = draw("section", { class: "cjk-page__facets", "aria-label": "筛选", hidden: true });
  }

  /**
   * Draws the facets anew; the box that has the focus keeps it.
   * @param {Counted[]} facets
   */
  show(facets) {
    const focused = /** @type {HTMLInputElement} */ (document.activeElement);
    const name = /** @type {HTMLElement | null} */ (focused.closest("[data-search-facet]"))?.dataset.searchFacet;
    const groups = facets.filter(({ values }) => values.length).map((facet) => this.draw(facet));
    this.root.replaceChildren(...groups);
    this.root.hidden = !groups.length;
    const boxes = [...(this.drawn(name)?.querySelectorAll("input") ?? [])];
    boxes.find(({ value }) => value === focused.value)?.focus({ preventScroll: true });
  }

  /** @param {string | undefined} name */
  drawn(name) {
    const all = /** @type {HTMLDetailsElement[]} */ ([...this.root.children]);
    return all.find(({ dataset }) => dataset.searchFacet === name);
  }

  /** @param {Counted} facet */
  draw({ name, label, values }) {
    const rows = ordered(values).map((value) => this.row(name, value));
    const list = draw("ul", { class: "cjk-facet__values" }, this.whole.has(name) ? rows : rows.slice(0, VALUES));
    if (list.children.length < rows.length) {
      const button = draw("button", { type: "button", class: "cjk-result__more" }, `全部 ${rows.length} 项`);
      const last = draw("li", {}, button);
      button.addEventListener("click", () => {
        this.whole.add(name);
        last.replaceWith(...rows.slice(VALUES));
        rows[VALUES].querySelector("input")?.focus();
      });
      list.append(last);
    }
    const wanted = matchMedia("(min-width: 60em)").matches || values.some(({ chosen }) => chosen);
    const open = this.drawn(name)?.open ?? wanted;
    return draw("details", { class: "cjk-facet", open, "data-search-facet": name }, draw("summary", {}, label), list);
  }

  /**
   * @param {string} name
   * @param {Value} value
   */
  row(name, { value, count, chosen }) {
    const box = draw("input", { type: "checkbox", value, checked: chosen });
    box.addEventListener("change", () => this.choose(name, value));
    const counted = draw("span", { class: "cjk-facet__count" }, String(count));
    return draw("li", {}, draw("label", {}, box, draw("span", {}, value), counted));
  }
}

/**
 * Years from the latest on, anything else by how often it occurs.
 * @param {Value[]} values
 */
export function ordered(values) {
  const years = values.every(({ value }) => /^\d{4}$/.test(value));
  return values.slice().sort((one, other) => {
    if (years) return Number(other.value) - Number(one.value);
    const chosen = Number(other.chosen) - Number(one.chosen);
    return chosen || other.count - one.count || (one.value < other.value ? -1 : 1);
  });
}
