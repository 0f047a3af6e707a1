/** Sorts the lines of a concordance: as they stand in the library, by date, by what follows the term. */

import { CONCORDANCE, DATE } from "./names.js";

/** @typedef {{ line: Element, place: number }} Placed */

const chinese = new Intl.Collator("zh-Hans-CN");

/** @param {Placed} placed */
const after = ({ line }) => line.querySelectorAll(":scope > span")[1]?.textContent ?? "";

/** @param {Placed} placed */
const dateOf = ({ line }) => line.getAttribute(DATE) ?? "";

/** @type {[name: string, order: (one: Placed, other: Placed) => number][]} */
const ORDERS = [
  ["按讲话", (one, other) => one.place - other.place],
  ["按日期", (one, other) => Number(!dateOf(one)) - Number(!dateOf(other)) || dateOf(one).localeCompare(dateOf(other))],
  ["按后文", (one, other) => chinese.compare(after(one), after(other))],
];

export function begin() {
  const bar = document.querySelector(`.${CONCORDANCE}`);
  const list = bar?.nextElementSibling;
  if (!bar || !list || bar.querySelector("button")) return;
  const lines = [...list.children].map((line, place) => ({ line, place }));
  const buttons = ORDERS.map(([name, order]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      list.append(...[...lines].sort(order).map(({ line }) => line));
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    });
    return button;
  });
  buttons[0].setAttribute("aria-pressed", "true");
  bar.append(...buttons);
}
