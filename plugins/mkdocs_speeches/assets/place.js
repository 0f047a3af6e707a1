/** Where a reader is in a speech, how far; the last place is kept in this browser, and offered when coming back. */

import { BODY, HEADING, SPEECH } from "./names.js";

/**
 * A place that was left: the path of its page, the block that stood at the top, how much was read (0 to 1).
 * @typedef {{ path: string, anchor: string, share: number }} Left
 */

const KEY = "speech-places";
const MOST = 60; // speeches whose place is kept
const BEGUN = 0.03;
const READ = 0.97;
const LINE = 0.3; // what stands above this part of the window has been read
const NOT_AT_ONCE = 500; // ms

/**
 * The list with a place in front of it, in the place of what it said of that page; a speech that is read to its end, or
 * hardly begun, has none.
 * @param {Left[]} kept
 * @param {Left} left
 */
export function remember(kept, left) {
  const others = kept.filter(({ path }) => path !== left.path);
  const isAmid = left.share > BEGUN && left.share < READ && left.anchor;
  return (isAmid ? [left, ...others] : others).slice(0, MOST);
}

/**
 * How much of a text stands above the lower edge of a window, 0 to 1.
 * @param {{ top: number, height: number }} text seen from the window's upper edge
 * @param {number} window its height
 */
export function shareOf({ top, height }, window) {
  return height > 0 ? Math.min(1, Math.max(0, (window - top) / height)) : 1;
}

/**
 * The place in a row of what is being read: the last that begins above the line, -1 before the first.
 * @param {number[]} tops in their order
 * @param {number} line
 */
export const lastAbove = (tops, line) => tops.findLastIndex((top) => top <= line);

/** @returns {Left[]} */
function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return []; // a browser that keeps nothing
  }
}

const textOf = () => document.querySelector(`.${SPEECH} .${BODY}`);

/** How much of the speech has been read, 0 to 1. */
export function share() {
  const text = textOf();
  return text ? shareOf(text.getBoundingClientRect(), innerHeight) : 0;
}

/**
 * Of some elements, in their order, the one that is being read.
 * @template {Element} E
 * @param {E[]} elements
 */
export function readIn(elements) {
  const tops = elements.map((element) => element.getBoundingClientRect().top);
  return elements[lastAbove(tops, innerHeight * LINE)];
}

function keep() {
  const text = textOf();
  if (!text) return;
  const block = readIn([...text.querySelectorAll("[id^='s-'], [id^='p-']")]);
  const left = { path: location.pathname, anchor: block?.id ?? "", share: share() };
  try {
    localStorage.setItem(KEY, JSON.stringify(remember(recall(), left)));
  } catch {
    // then it is not kept
  }
}

/**
 * The heading of the section that a block stands in, with its links; nothing before the first.
 * @param {Element} block
 */
export function sectionOf(block) {
  const headings = [...document.querySelectorAll(`.${BODY} .${HEADING}`)];
  const before = (/** @type {Element} */ heading) =>
    heading.contains(block) || heading.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING;
  return headings.filter(before).at(-1);
}

/**
 * A line at the foot of the window that leads back to where the reader was; it goes as soon as the reader goes on.
 * @param {Left} left
 * @param {Element} block
 */
function offer(left, block) {
  const name = sectionOf(block)?.querySelector("[id]")?.textContent.trim();
  const link = document.createElement("a");
  link.href = `#${left.anchor}`;
  link.textContent = `继续读：${name || `约 ${Math.round(left.share * 100)}% 处`}`;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", "不必");
  const line = document.createElement("p");
  line.className = "speech-left-off";
  line.setAttribute("role", "status");
  line.append("上次没读完 ", link, close);
  document.body.append(line);
  const shown = scrollY;
  const go = () => Math.abs(scrollY - shown) > innerHeight && leave();
  const leave = () => {
    line.remove();
    removeEventListener("scroll", go);
  };
  for (const way of [link, close]) way.addEventListener("click", leave);
  addEventListener("scroll", go, { passive: true });
}

export function begin() {
  document.querySelector(".speech-left-off")?.remove();
  if (!textOf()) return;
  const left = recall().find(({ path }) => path === location.pathname);
  const block = left && document.getElementById(left.anchor);
  const asks = location.hash || new URLSearchParams(location.search).size;
  if (left && block && !asks && scrollY < innerHeight) offer(left, block);
}

let waiting = 0;
addEventListener(
  "scroll",
  () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, NOT_AT_ONCE);
  },
  { passive: true },
);
addEventListener("pagehide", () => scrollY && keep());
