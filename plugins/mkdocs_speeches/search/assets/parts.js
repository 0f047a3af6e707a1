/** What of a phrase that is not found can be found. Knows nothing of browsers. */

import { MARK } from "./contract.js";
import { standing } from "./numbers.js";

const LONGEST = 40; // characters of a phrase that is taken apart
const SHORTEST = 2; // letters of a part
const WORD = 8; // characters of a word; what is longer is a name of several

/**
 * What of a library is asked: see library.js.
 * @typedef {{
 *   form: { read: (text: string) => import("./normalform.js").Form },
 *   ranks: { has: (code: number) => boolean },
 *   phrase: (codes: number[]) => Promise<Uint32Array>,
 *   match: (codes: number[]) => Promise<{ pages: number[] }>,
 * }} Asked
 */

/**
 * The parts of a phrase that occur and lie in no longer one that does: whole words and numbers, two letters or more.
 * @param {Asked} library
 * @param {import("./query.js").Phrase} phrase
 * @param {string[]} known words that are never cut, besides those that the browser knows
 */
export async function partsOf(library, phrase, known = []) {
  const text = phrase.text.slice(0, LONGEST);
  const form = library.form.read(text);
  const { codes, begins, ends } = form;
  const pairs = await Promise.all(codes.slice(1).map((_, at) => library.phrase(codes.slice(at, at + 2))));
  const inside = insideWords(text, form, known);
  const found = [];
  let reached = 0;
  for (let from = 0; from < codes.length; from++) {
    if (inside[from]) continue;
    let to = from + (library.ranks.has(codes[from]) ? 1 : 0);
    let places = pairs[from];
    for (; to > from && to < codes.length && places.length; to++) {
      if (to > from + 1) places = standing(places, to - from - 1, pairs[to - 1]);
      if (!places.length) break;
    }
    while (inside[to]) to--;
    if (to > Math.max(from, reached)) found.push({ from, to });
    reached = Math.max(reached, to);
  }
  const counted = found.map(async ({ from, to }) => {
    const { pages } = await library.match(codes.slice(from, to));
    const length = codes.slice(from, to).filter((code) => code !== MARK).length;
    return { text: text.slice(begins[from], ends[to - 1]), pages: pages.length, length };
  });
  return (await Promise.all(counted)).filter(({ length }) => length >= SHORTEST);
}

/**
 * Of each place before, between and behind code points, whether it lies in a number or a word.
 * @param {string} text
 * @param {import("./normalform.js").Form} form
 * @param {string[]} known
 */
function insideWords(text, { codes, begins }, known) {
  const cut = new Set(known.filter(({ length }) => length <= WORD).flatMap((word) => innerPlaces(text, word)));
  const words = startsOfWords(text);
  const starts = { has: (/** @type {number} */ at) => words.has(at) && !cut.has(at) };
  let isNumber = false;
  const inside = codes.map((code, at) => {
    const isInside = isNumber || !starts.has(begins[at]);
    if (code === MARK) isNumber = !isNumber;
    return isInside;
  });
  return [...inside, false];
}

/**
 * The places within a word, wherever it stands.
 * @param {string} text
 * @param {string} word
 */
function innerPlaces(text, word) {
  const places = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    for (let inner = 1; inner < word.length; inner++) places.push(at + inner);
  }
  return places;
}

/**
 * Where words begin; everywhere in a browser that knows no words.
 * @param {string} text
 */
function startsOfWords(text) {
  if (!Intl.Segmenter) return { has: () => true };
  return new Set(Array.from(new Intl.Segmenter("zh", { granularity: "word" }).segment(text), ({ index }) => index));
}
