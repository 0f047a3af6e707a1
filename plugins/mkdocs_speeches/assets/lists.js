/** Filters and sorts the lists of a page as its reader types; the groups come back with the order of the page. */

import { ITEM } from "./names.js";

/** @typedef {{ title: string, date: string, length: number, place: number }} Known */

const chinese = new Intl.Collator("zh-Hans-CN");

/** @type {Record<string, ((one: Known, other: Known) => number) | undefined>} */
export const ORDERS = {
  newest: (one, other) => other.date.localeCompare(one.date) || one.place - other.place,
  oldest: (one, other) =>
    Number(!one.date) - Number(!other.date) || one.date.localeCompare(other.date) || one.place - other.place,
  title: (one, other) => chinese.compare(one.title, other.title) || one.place - other.place,
  longest: (one, other) => other.length - one.length || one.place - other.place,
};

/**
 * Whether a text holds each of the words that are asked for, whatever the case and the blanks around.
 * @param {string} text
 * @param {string} asked
 */
export function holds(text, asked) {
  const within = text.toLowerCase();
  return asked.toLowerCase().split(/\s+/).every((word) => within.includes(word));
}

/**
 * What the length of a speech reads as (`4,213 字`), 0 where none is told.
 * @param {string} text
 */
export const lengthIn = (text) => Number(/([\d,]+) 字/.exec(text)?.[1].replaceAll(",", "") ?? 0);

/**
 * @param {Element} item
 * @param {number} place
 * @returns {Known}
 */
const known = (item, place) => ({
  title: item.querySelector("a")?.textContent ?? "",
  date: item.querySelector("time")?.getAttribute("datetime") ?? "",
  length: lengthIn(item.textContent),
  place,
});

/** @param {Element} list the heading that it stands below, if any */
function headingOf(list) {
  const before = list.previousElementSibling;
  return before?.matches("h2, h3") ? before : undefined;
}

/**
 * The button by which speeches are picked to compare them, where the list has any.
 * @param {Element[]} items
 */
const pickOf = (items) => {
  const isSpeech = (/** @type {HTMLAnchorElement | null} */ link) => /\/speeches\/[^/]/.test(link?.href ?? "");
  return items.some((item) => isSpeech(item.querySelector(":scope > a"))) ? document.querySelector("[data-tool=pick]") : null;
};

export function begin() {
  const bar = document.querySelector(".speech-lister");
  const items = [...document.querySelectorAll(`article li.${ITEM}`)];
  const field = bar?.querySelector("input");
  const choice = bar?.querySelector("select");
  const said = bar?.querySelector("[role=status]");
  if (!field || !choice || !said || !items.length) return;
  const lists = new Map(items.map((item) => [item, /** @type {Element} */ (item.parentElement)]));
  const groups = [...new Set(lists.values())];
  const facts = new Map(items.map((item, place) => [item, known(item, place)]));
  const sorted = document.createElement("ul");
  (headingOf(groups[0]) ?? groups[0]).before(sorted);
  const show = () => {
    const order = ORDERS[choice.value];
    const rows = [...facts].sort(([, one], [, other]) => (order ?? ((a, b) => a.place - b.place))(one, other));
    for (const [item] of rows) (order ? sorted : lists.get(item))?.append(item);
    for (const [item] of rows) item.toggleAttribute("hidden", !holds(item.textContent, field.value.trim()));
    for (const group of groups) {
      const isEmpty = !group.querySelector(`.${ITEM}:not([hidden])`);
      for (const part of [group, headingOf(group)]) part?.toggleAttribute("hidden", isEmpty);
    }
    const shown = items.filter((item) => !item.hasAttribute("hidden")).length;
    said.textContent = field.value.trim() ? `${shown} 项` : "";
  };
  field.addEventListener("input", show);
  choice.addEventListener("change", show);
  for (const part of [field, choice, pickOf(items)]) part?.removeAttribute("hidden");
}
