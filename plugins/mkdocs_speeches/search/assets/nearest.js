/** What stands in the texts where one sign of a phrase is wrong. Knows nothing of browsers. */

import { standing } from "./numbers.js";

const SHORTEST = 2; // letters that must be right on each side of a wrong one, unless none are
const TRIED = 3; // pages that are looked at for each sign

/**
 * @typedef {{
 *   phrase: (codes: number[]) => Promise<Uint32Array>,
 *   bounds: { pagesOf: (positions: Uint32Array, most: number) => number[], of: (page: number) => number },
 *   codesOf: (page: number) => Promise<number[]>,
 * }} Texts
 */

/**
 * The phrases that the texts have in the place of one which differs in a single sign, the more frequent first.
 * @param {Texts} texts
 * @param {number[]} codes
 */
export async function nearestOf(texts, codes) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (let at = 0; at < codes.length; at++) {
    const starts = await startsOf(texts, codes.slice(0, at), codes.slice(at + 1));
    for (const page of texts.bounds.pagesOf(starts, TRIED).slice(0, TRIED)) {
      const [text, base] = [await texts.codesOf(page), texts.bounds.of(page)];
      for (const start of starts.filter((one) => one >= base && one < base + text.length)) {
        const here = String.fromCodePoint(...text.slice(start - base, start - base + codes.length));
        if (!here.includes("\0")) found.set(here, (found.get(here) ?? 0) + 1);
      }
    }
  }
  return [...found].sort(([, one], [, other]) => other - one).map(([text]) => text);
}

/**
 * Where the texts have what stands before and behind a wrong sign.
 * @param {Texts} texts
 * @param {number[]} before
 * @param {number[]} behind
 */
async function startsOf(texts, before, behind) {
  const isTold = [before, behind].every(({ length }) => length === 0 || length >= SHORTEST);
  if (!isTold || before.length + behind.length < SHORTEST) return new Uint32Array(0);
  if (!before.length) {
    const positions = await texts.phrase(behind);
    return positions.filter((position) => position > 0).map((position) => position - 1);
  }
  const starts = await texts.phrase(before);
  return behind.length ? standing(starts, before.length + 1, await texts.phrase(behind)) : starts;
}
