/**
 * A passage of a speech as part of an address, and back: `p-3fa9c2.4-p-77aa01.12` begins with the fifth character
 * behind the beginning of the one block, and ends with the twelfth behind that of the other. A block's name comes from
 * its own text, so that the numbers hold as long as the name leads anywhere.
 */

import { BODY } from "./names.js";

export const MARK = "mark";
const ADDED = "[data-generated]";
const SPELLED = /^([sp]-[0-9a-f-]+)\.(\d+)-([sp]-[0-9a-f-]+)\.(\d+)$/;

/** @typedef {{ anchor: string, offset: number }} Point */

/**
 * @param {Point} start
 * @param {Point} end
 */
export const spell = (start, end) => `${start.anchor}.${start.offset}-${end.anchor}.${end.offset}`;

/**
 * The two ends of a passage; nothing where a text spells none.
 * @param {string} text
 * @returns {[start: Point, end: Point] | undefined}
 */
export function unspell(text) {
  const found = SPELLED.exec(text);
  if (!found) return undefined;
  const [, from, after, to, before] = found;
  return [
    { anchor: from, offset: Number(after) },
    { anchor: to, offset: Number(before) },
  ];
}

/**
 * The texts of a speech in their order, but for what the program adds, from an element on.
 * @param {Element} root
 * @param {Element} from
 * @returns {Iterable<Text>}
 */
function* textsFrom(root, from) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  walker.currentNode = from;
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    if (!text.parentElement?.closest(ADDED)) yield text;
  }
}

const rootOf = () => document.querySelector(`.${BODY}`);

/**
 * A place in the text by the last block that begins before it; nothing outside of the text.
 * @param {Node} node
 * @param {number} offset
 * @returns {Point | undefined}
 */
function pointAt(node, offset) {
  const root = rootOf();
  if (!root?.contains(node)) return undefined;
  const place = document.createRange();
  place.setStart(node, offset);
  const named = [...root.querySelectorAll("[id^='p-'], [id^='s-']")];
  const block = named.findLast((one) => place.comparePoint(one, 0) <= 0);
  if (!block) return undefined;
  let count = 0;
  for (const text of textsFrom(root, block)) {
    if (text === node) return { anchor: block.id, offset: count + offset };
    if (place.comparePoint(text, 0) >= 0) break;
    count += text.length;
  }
  return { anchor: block.id, offset: count };
}

/**
 * What a selection holds of the text; nothing where it holds none.
 * @param {Selection | null} selection
 */
export function selected(selection) {
  const root = rootOf();
  if (!root || !selection?.rangeCount || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const text = selection.toString().trim();
  const start = pointAt(range.startContainer, range.startOffset);
  const end = pointAt(range.endContainer, range.endOffset);
  if (!text || !start || !end) return undefined;
  return { text, start, end, range };
}

/**
 * The place in the texts that a point names.
 * @param {Element} root
 * @param {Point} point
 * @returns {[Text, number] | undefined}
 */
function placeOf(root, { anchor, offset }) {
  const block = document.getElementById(anchor);
  if (!block || !root.contains(block)) return undefined;
  let left = offset;
  for (const text of textsFrom(root, block)) {
    if (left <= text.length) return [text, left];
    left -= text.length;
  }
  return undefined;
}

/**
 * The passage that an address spells, where it is one of this page.
 * @param {string} spelled
 */
export function rangeOf(spelled) {
  const [start, end] = unspell(spelled) ?? [];
  const root = rootOf();
  const from = root && start && placeOf(root, start);
  const to = root && end && placeOf(root, end);
  if (!from || !to) return undefined;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range.collapsed ? undefined : range;
}
