/** Gives each section of a speech one stop of the Tab key; the arrow keys go on through all links of the text. */

import { BODY, COMPARED, HEADING, NEIGHBOURS, RELATED, RELATED_TITLE, SPEECH } from "./names.js";

const STOPS = "a[href], summary";
const BEHIND = `.${RELATED_TITLE}, ul:has(> .${RELATED}), .${COMPARED}, .${NEIGHBOURS}`;
const KEYS = "上一个、下一个链接：← →　下一节：Tab";

/**
 * The links of a text, section by section; what stands behind the text is no part of it.
 * @param {Element} text
 */
function sectionsOf(text) {
  /** @type {HTMLElement[][]} */
  const sections = [];
  for (const block of text.children) {
    if (block.matches(BEHIND)) break;
    if (!sections.length || block.matches(`.${HEADING}`)) sections.push([]);
    const stops = /** @type {HTMLElement[]} */ ([...block.querySelectorAll(STOPS)]);
    sections[sections.length - 1].push(...stops);
  }
  return sections.filter((stops) => stops.length);
}

/**
 * @param {HTMLElement[]} stops
 * @param {number} place
 */
const stopAt = (stops, place) => stops.forEach((stop, at) => (stop.tabIndex = at === place ? 0 : -1));

/** @param {KeyboardEvent} event */
function stepOf({ key, altKey, ctrlKey, metaKey, shiftKey }) {
  if (altKey || ctrlKey || metaKey || shiftKey) return 0;
  return Number(key === "ArrowRight") - Number(key === "ArrowLeft");
}

export function begin() {
  const text = document.querySelector(`.${SPEECH} .${BODY}`);
  if (!(text instanceof HTMLElement) || text.querySelector(".speech-keys")) return;
  const sections = sectionsOf(text);
  const all = sections.flat();
  for (const stops of sections) stopAt(stops, 0);
  text.addEventListener("focusin", ({ target }) => {
    const section = sections.find((stops) => stops.includes(/** @type {HTMLElement} */ (target)));
    if (section) stopAt(section, section.indexOf(/** @type {HTMLElement} */ (target)));
  });
  text.addEventListener("keydown", (event) => {
    const step = stepOf(event);
    const here = /** @type {HTMLElement} */ (event.target);
    if (!step || !all.includes(here)) return;
    event.preventDefault();
    const shown = all.filter((stop) => stop === here || stop.checkVisibility()); // not what is folded away
    shown[shown.indexOf(here) + step]?.focus();
  });
  text.append(drawKeys());
}

function drawKeys() {
  const keys = document.createElement("p");
  keys.className = "speech-keys";
  keys.textContent = KEYS;
  keys.dataset.generated = "";
  return keys;
}
