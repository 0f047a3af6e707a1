/** Keeps numbers whole: a phrase that holds one finds no part of another. Knows nothing of browsers. */

import { GAP, MARK, NUMBER, THOUSANDS } from "./contract.js";

/** @typedef {import("./normalform.js").Form} Form */

const NUMBERS = new RegExp(NUMBER, "g");
const GROUPED = new RegExp(`^(?:${THOUSANDS})$`);
const [POINT, COMMA, CHINESE_COMMA] = [...".,，"].map((joint) => joint.charCodeAt(0));
const DROPPED = new Set([GAP, POINT, COMMA, CHINESE_COMMA]);
const SEPARATORS = new Set([COMMA, CHINESE_COMMA]);

/**
 * The sought form of an open one: marks stand before and behind each number, at its first and last digit.
 * @param {Form} open
 */
export function whole(open) {
  /** @type {Form} */
  const form = { codes: [], begins: [], ends: [] };
  /** @param {number} code @param {number} at where it comes from */
  const put = (code, at) => {
    form.codes.push(code);
    form.begins.push(open.begins[at]);
    form.ends.push(open.ends[at]);
  };
  /** @param {number} from @param {number} to @param {Set<number>} dropped */
  const copy = (from, to, dropped) => {
    for (let at = from; at < to; at++) if (!dropped.has(open.codes[at])) put(open.codes[at], at);
  };
  let begin = 0;
  for (const { 0: number, index } of signs(open.codes).matchAll(NUMBERS)) {
    copy(begin, index, DROPPED);
    begin = index + number.length;
    put(MARK, index);
    copy(index, begin, GROUPED.test(number) ? SEPARATORS : new Set());
    put(MARK, begin - 1);
  }
  copy(begin, open.codes.length, DROPPED);
  return form;
}

/**
 * A text with one unit for each code point, the same for all that no number has.
 * @param {number[]} codes
 */
const signs = (codes) => codes.map((code) => (code < 58 || code === CHINESE_COMMA ? String.fromCharCode(code) : " ")).join("");
