/** What of a phrase that is not found can be found. Knows nothing of browsers. */

import { MARK } from "./contract.js";
import { standing } from "./numbers.js";

const LONGEST = 40; // characters of a phrase that is taken apart

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
 * The parts of a phrase that occur and lie in no longer one that does; a number is never parted.
 * @param {Asked} library
 * @param {import("./query.js").Phrase} phrase
 */
export async function partsOf(library, phrase) {
  const text = phrase.text.slice(0, LONGEST);
  const { codes, begins, ends } = library.form.read(text);
  const pairs = await Promise.all(codes.slice(1).map((_, at) => library.phrase(codes.slice(at, at + 2))));
  const inside = withinNumbers(codes);
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
  return Promise.all(counted);
}

/**
 * Of each place before, between and behind code points, whether it lies in a number.
 * @param {number[]} codes
 */
function withinNumbers(codes) {
  const inside = [false];
  for (const code of codes) inside.push((inside[inside.length - 1] ?? false) !== (code === MARK));
  return inside;
}
