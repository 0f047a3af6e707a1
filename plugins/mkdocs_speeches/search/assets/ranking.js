/** Which pages hold what is asked for, and in which order they are shown. Knows nothing of browsers. */

import { WEIGHTS } from "./array.js";

/** @typedef {import("./array.js").Match} Match */

/**
 * Numbers of the pages that hold all phrases and nothing excluded, out of `count`.
 * @param {number} count
 * @param {Match[]} matches
 * @param {Match[]} excluded
 */
export function pagesWith(count, matches, excluded) {
  const all = matches.length ? matches[0].pages : Array.from({ length: count }, (_, page) => page);
  return all.filter(
    (page) => matches.every(({ weights }) => weights[page]) && excluded.every(({ weights }) => !weights[page]),
  );
}

/**
 * Best first: the phrases' zones, boosted; how close they stand; how many places; how early the first is. `endOf` says
 * where a page's positions end.
 * @param {number[]} pages
 * @param {Match[]} matches
 * @param {Map<number, number>} boosts
 * @param {(page: number) => number} endOf
 * @returns {number[]}
 */
export function ranked(pages, matches, boosts, endOf) {
  const keys = pages.map((page) => {
    const weight = Math.min(...matches.map(({ weights }) => weights[page]), WEIGHTS[0]);
    const first = Math.min(...matches.map((match) => match.first[page]));
    const places = placesIn(matches, page);
    const boost = boosts.get(page) ?? 1;
    return [-weight * boost, closeness(matches, page, endOf(page)), -places, first, page];
  });
  return keys.sort(compare).map((key) => key[key.length - 1]);
}

/**
 * The least distance between places of all phrases in a page; 0 for a single phrase.
 * @param {Match[]} matches
 * @param {number} page
 * @param {number} end
 */
function closeness(matches, page, end) {
  if (matches.length < 2) return 0;
  const heads = matches.map((match) => match.from[page]);
  for (let closest = Infinity; ; ) {
    const places = heads.map((head, at) => matches[at].positions[head]);
    const least = Math.min(...places);
    closest = Math.min(closest, Math.max(...places) - least);
    const head = places.indexOf(least);
    heads[head]++;
    if (!(matches[head].positions[heads[head]] < end)) return closest;
  }
}

/**
 * @param {number[]} one
 * @param {number[]} other
 */
function compare(one, other) {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return one[at] - other[at];
  return 0;
}

/**
 * @param {Match[]} matches
 * @param {number} page
 */
export const placesIn = (matches, page) => matches.reduce((sum, { places }) => sum + places[page], 0);
