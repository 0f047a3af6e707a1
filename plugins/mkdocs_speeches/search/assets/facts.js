/** Which facts of pages (who, when, where, what it is called) a query names. Knows nothing of browsers. */

import { MARK } from "./contract.js";

/**
 * What a piece of a query names: all `values` of a facet that read alike; `exact` where the piece is all of them.
 * @typedef {{ name: string, label: string, values: string[], exact: boolean }} Fact
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {{ read: (text: string) => import("./normalform.js").Form }} Reading
 */

const MOST = 3; // facts of one facet: a piece that names more says too little
const SHORTEST_END = 2; // letters of the end of an office
const SHORTEST = 4; // letters of a part or a short form of what else is found by one
const BY_PART = new Set(["occasion", "title", "subtitle"]);
const NEVER = new Set(["source"]); // file names
const ORDER = "speaker date year occasion title subtitle role".split(" ");
const DIGITS = "〇一二三四五六七八九";
const DATE = /^(\d{4})(?:[年./-](?:(\d{1,2})(?:[月./-](?:(\d{1,2})[日号]?)?)?)?)?$/;

/** @type {WeakMap<Facet, string[]>} */
const keys = new WeakMap(); // by which the values of a facet are compared

/**
 * The facts that a piece of a query names, the likeliest first: parts of values only where no value is named whole. Of
 * values that read alike all are chosen, but one where
 * pages may have several: these must have all that are chosen.
 * @param {string} piece
 * @param {{ facets: Facet[] }} table
 * @param {Reading} form
 * @returns {Fact[]}
 */
export function factsOf(piece, { facets }, form) {
  const key = keyOf(piece, form);
  if (!key) return [];
  const all = facets.filter(({ name }) => !NEVER.has(name)).flatMap((facet) => factsIn(facet, piece, key, form));
  const exact = all.filter((fact) => fact.exact);
  const found = exact.length ? exact : all;
  /** @param {Fact} fact */
  const rank = ({ name }) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return found.sort((one, other) => rank(one) - rank(other));
}

/**
 * @param {Facet} facet
 * @param {string} piece
 * @param {string} key of it
 * @param {Reading} form
 * @returns {Fact[]}
 */
function factsIn(facet, piece, key, form) {
  const { name, label, values } = facet;
  if (name === "date" || name === "year") {
    const date = dateOf(piece);
    const isNamed = date.length > 4 === (name === "date") && values.some((value) => `${value}-`.startsWith(`${date}-`));
    return date && isNamed ? [{ name, label, values: [date], exact: true }] : [];
  }
  const groups = grouped(facet, form);
  const same = groups.get(key);
  /** @param {string[]} alike @param {boolean} exact */
  const fact = (alike, exact) => ({ name, label, values: facet.multiple ? alike.slice(0, 1) : alike, exact });
  if (same) return [fact(same, true)];
  for (const fits of waysOf(name, key)) {
    const fitting = [...groups].filter(([value]) => fits(value));
    if (fitting.length > MOST) return [];
    if (fitting.length) return fitting.map(([, alike]) => fact(alike, false));
  }
  return [];
}

/**
 * How a value may fit, the closest way first.
 * @param {string} name of the facet
 * @param {string} key
 */
function waysOf(name, key) {
  /** @type {((value: string) => boolean)[]} */
  const ways = [];
  if (name === "role" && key.length >= SHORTEST_END) ways.push((value) => value.endsWith(key));
  if (BY_PART.has(name) && key.length >= SHORTEST) {
    ways.push((value) => value.includes(key));
    const isNumber = key.includes(String.fromCharCode(MARK)); // numbers are whole
    if (!isNumber) ways.push((value) => shortens(key, value));
  }
  return ways;
}

/**
 * The values of a facet by what they read as.
 * @param {Facet} facet
 * @param {Reading} form
 */
function grouped(facet, form) {
  const known = keys.get(facet) ?? facet.values.map((value) => keyOf(value, form));
  keys.set(facet, known);
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  known.forEach((key, number) => {
    const group = groups.get(key);
    if (group) group.push(facet.values[number]);
    else if (key) groups.set(key, [facet.values[number]]);
  });
  return groups;
}

/**
 * By what a text is compared: its sought form; signs stand for themselves where there is nothing else.
 * @param {string} text
 * @param {Reading} form
 */
export function keyOf(text, form) {
  const { codes } = form.read(text);
  return codes.length ? String.fromCodePoint(...codes) : text.normalize("NFKC").replace(/[\s\p{P}]/gu, "");
}

/**
 * Whether a short form leaves out what stands between a few pieces of a longer one, as `十九大报告` does of
 * `第十九次全国代表大会上的报告`.
 * The first piece and the last have two letters or more, and pieces are no more than half the letters.
 * @param {string} short
 * @param {string} long
 */
export function shortens(short, long) {
  const most = Math.ceil(short.length / 2);
  /**
   * @param {number} done letters of the short form
   * @param {number} at place in the long one
   * @param {number} pieces
   * @returns {boolean}
   */
  const goesOn = (done, at, pieces) => {
    if (done === short.length) return true;
    if (pieces === most) return false;
    for (let begin = long.indexOf(short[done], at); begin >= 0; begin = long.indexOf(short[done], begin + 1)) {
      let length = 1;
      while (done + length < short.length && short[done + length] === long[begin + length]) length++;
      const isOuter = done === 0 || done + length === short.length;
      if ((length > 1 || !isOuter) && goesOn(done + length, begin + length, pieces + 1)) return true;
    }
    return false;
  };
  return goesOn(0, 0, 0);
}

/**
 * A date as people type it, as far as they tell it: `2017年10月`, `2017.10.18`, `二〇一七年`; empty where it is none.
 * @param {string} text
 */
export function dateOf(text) {
  const folded = text.normalize("NFKC").replace(/[\s"]/g, "").replace(/[零○Ｏ]/g, "〇");
  const [, year = "", month = "", day = ""] = DATE.exec(folded) ?? DATE.exec(inDigits(folded)) ?? [];
  const isDate = year && !(Number(month) > 12) && !(Number(day) > 31) && month !== "0" && day !== "0";
  const parts = isDate ? [year, month, day].filter(Boolean) : [];
  return parts.map((part) => part.padStart(2, "0")).join("-");
}

/**
 * A date in Chinese numerals, in digits: a year sign by sign, month and day as numbers below a hundred.
 * @param {string} text
 */
function inDigits(text) {
  /** @param {string} numeral */
  const number = (numeral) => {
    const [tens, ones] = numeral.includes("十") ? numeral.split("十") : ["〇", numeral];
    return String(10 * (tens ? DIGITS.indexOf(tens) : 1) + (ones ? DIGITS.indexOf(ones) : 0));
  };
  /** @param {string} year */
  const signs = (year) => Array.from(year, (sign) => DIGITS.indexOf(sign)).join("");
  const begun = text.replace(new RegExp(`^[${DIGITS}]{4}`), signs);
  return begun.replace(new RegExp(`[${DIGITS}十]+`, "g"), number);
}
