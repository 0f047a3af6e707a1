/** The citations that a page states, with the address that is cited and the day of reading. */

import { MARK, spell } from "./passage.js";

/**
 * A part of the page: the block it begins in; of a passage both of its ends.
 * @typedef {{ anchor?: string, start?: import("./passage.js").Point, end?: import("./passage.js").Point }} Part
 */

/** @param {number} number */
const twoDigits = (number) => String(number).padStart(2, "0");

/**
 * A day as citations have it.
 * @param {Date} date
 */
export const dayOf = (date) =>
  [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join("-");

/**
 * The address of a part of a page at `page`.
 * @param {Part} part
 * @param {string} page
 */
export function addressOf({ anchor, start, end }, page = location.href) {
  const url = new URL(page);
  url.search = start && end ? `?${MARK}=${spell(start, end)}` : "";
  url.hash = start?.anchor ?? anchor ?? "";
  return url.href;
}

/** Where the page stands for good, else where it is read. */
export function pageAddress() {
  const link = document.querySelector("link[rel=canonical]");
  return link instanceof HTMLLinkElement ? link.href : location.href;
}

/**
 * @param {Element} stated
 * @param {Record<string, string>} filled
 */
function fill(stated, filled) {
  const copy = /** @type {Element} */ (stated.cloneNode(true));
  for (const gap of copy.querySelectorAll("[data-cite-gap]")) {
    const read = (/** @type {string} */ name) => gap.getAttribute(`data-cite-${name}`) ?? "";
    const value = filled[read("gap")];
    gap.replaceWith(value ? `${read("before")}${value}${read("after")}` : "");
  }
  return copy.textContent.trim();
}

/**
 * All citations of a part of the page, in the order of the page.
 * @param {Part} part
 */
export function citationsOf(part) {
  const filled = { address: addressOf(part, pageAddress()), accessed: dayOf(new Date()) };
  return [...document.querySelectorAll(".speech-cite [data-cite]")].map((stated) => ({
    style: stated.getAttribute("data-cite") ?? "",
    name: stated.getAttribute("data-cite-name") ?? "",
    text: fill(stated, filled),
  }));
}
