/** Where on the page that is open a query stands, as often as it would be marked there. */

import { CONTENT } from "./contract.js";
import { runsOf } from "./highlight.js";
import { locate } from "./reader.js";

/** The content of the page as it was written, without marks. */
function contentOf() {
  const root = CONTENT.map((selector) => document.querySelector(selector)).find((found) => found !== null);
  const copy = /** @type {Element | undefined} */ (root?.cloneNode(true));
  for (const mark of copy?.querySelectorAll(".cjk-mark") ?? []) mark.replaceWith(...mark.childNodes);
  copy?.normalize();
  return copy;
}

/**
 * In how many places a query stands on this page; 0 on the page of the search.
 * @param {string} query
 */
export async function countHere(query) {
  const content = document.querySelector("[data-search-input]") ? undefined : contentOf();
  let count = 0;
  for (const nodes of content ? runsOf(content) : []) {
    const text = nodes.map((node) => node?.data ?? " ").join("");
    if (text.trim()) count += (await locate(query, text)).length;
  }
  return count;
}

/**
 * The address of this page with a query marked.
 * @param {string} query
 */
export function markedHere(query) {
  const url = new URL(location.href);
  url.searchParams.set("h", query);
  url.searchParams.delete("n");
  url.hash = "";
  return url.href;
}
