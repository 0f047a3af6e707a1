/** What of a phrase that is not found can be found. Knows nothing of browsers. */

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
 * The parts of a phrase that occur and lie in no longer one that does.
 * @param {Asked} library
 * @param {import("./query.js").Phrase} phrase
 */
export async function partsOf(library, phrase) {
  const text = phrase.text.slice(0, LONGEST);
  const { codes, begins, ends } = library.form.read(text);
  const pairs = await Promise.all(codes.slice(1).map((_, at) => library.phrase(codes.slice(at, at + 2))));
  const found = [];
  let reached = 0;
  for (let from = 0; from < codes.length; from++) {
    let to = from + (library.ranks.has(codes[from]) ? 1 : 0);
    let places = pairs[from];
    for (; to > from && to < codes.length && places.length; to++) {
      if (to > from + 1) places = standing(places, to - from - 1, pairs[to - 1]);
      if (!places.length) break;
    }
    if (to > Math.max(from, reached)) found.push({ from, to });
    reached = Math.max(reached, to);
  }
  const counted = found.map(async ({ from, to }) => {
    const { pages } = await library.match(codes.slice(from, to));
    return { text: text.slice(begins[from], ends[to - 1]), pages: pages.length, length: to - from };
  });
  return Promise.all(counted);
}
