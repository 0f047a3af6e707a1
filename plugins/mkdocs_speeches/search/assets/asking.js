/** What a reader asks with: the form of the search page, links to other searches, buttons. */

import { addressOf, read, SORTS } from "./address.js";
import { draw, drawField } from "./results.js";

export function drawForm() {
  const named = { placeholder: "输入要找的字词", "aria-label": "要找的字词" };
  const field = drawField({ class: "cjk-page__input", ...named, "data-search-input": true });
  const options = Object.entries(SORTS).map(([value, label]) => draw("option", { value }, label));
  const sort = draw("select", { class: "cjk-page__sort", "aria-label": "排序" }, options);
  const take = drawButton("cjk-page__take", "CSV", async () => (await import("./hits.js")).take(read(location.search)));
  take.title = "把找到的全部存成表格";
  const form = draw("form", { class: "cjk-page__form", role: "search", "aria-label": "本页" }, field, sort, take);
  return { field, sort, form };
}

/**
 * A link to another search.
 * @param {Partial<import("./address.js").Asked>} asked
 * @param {string} text
 * @param {(event: MouseEvent, target: string) => void} go called where it is clicked
 */
export function drawLink(asked, text, go) {
  const target = addressOf({ query: "", filters: {}, sort: "relevance", ...asked }, location.href);
  const link = draw("a", { href: target }, text);
  link.addEventListener("click", (event) => go(event, target));
  return link;
}

/**
 * @param {string} name of its class
 * @param {string} text
 * @param {() => unknown} press
 */
export function drawButton(name, text, press) {
  const button = draw("button", { type: "button", class: name }, text);
  button.addEventListener("click", press);
  return button;
}
