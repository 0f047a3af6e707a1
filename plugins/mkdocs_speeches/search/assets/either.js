/** Where one of several wordings stands. Knows nothing of browsers. */

/** @typedef {import("./array.js").Match} Match */
/** @typedef {import("./query.js").Phrase} Phrase */

/**
 * The match of a phrase, in one or the other of its wordings: their places are added up, but where a wording holds
 * another one only that one counts.
 * @param {{ match: (codes: number[]) => Promise<Match> }} library
 * @param {Phrase} phrase
 */
export async function matchEither(library, { codes, others }) {
  if (!others.length) return library.match(codes);
  const wordings = innermost([codes, ...others.map((other) => other.codes)]);
  return joined(await Promise.all(wordings.map((one) => library.match(one))));
}

/**
 * Of wordings those that hold no other one.
 * @param {number[][]} wordings
 */
export function innermost(wordings) {
  /** @param {number[]} long @param {number[]} short */
  const holds = (long, short) => long.some((_, at) => short.every((code, step) => long[at + step] === code));
  return wordings.filter((one) => !wordings.some((other) => other !== one && holds(one, other)));
}

/**
 * Matches as one: the places of all.
 * @param {Match[]} matches
 * @returns {Match}
 */
export function joined(matches) {
  const positions = new Uint32Array(matches.reduce((sum, match) => sum + match.positions.length, 0));
  let filled = 0;
  for (const match of matches) {
    positions.set(match.positions, filled);
    filled += match.positions.length;
  }
  positions.sort();
  const pages = [...new Set(matches.flatMap((match) => match.pages))].sort((one, other) => one - other);
  const all = { ...matches[0], positions, pages, places: added(matches.map(({ places }) => places)) };
  const [from, weights, first] = [all.from.slice(), all.weights.slice(), all.first.slice()];
  let at = 0;
  for (const page of pages) {
    from[page] = at;
    const here = matches.filter((match) => match.weights[page]);
    at += here.reduce((sum, match) => sum + positionsOn(match, page), 0);
    weights[page] = Math.max(...here.map((match) => match.weights[page]));
    const best = here.filter((match) => match.weights[page] === weights[page]);
    first[page] = Math.min(...best.map((match) => match.first[page]));
  }
  return { ...all, from, weights, first };
}

/** @param {Uint32Array[]} columns */
const added = (columns) => columns[0].map((_, page) => columns.reduce((sum, column) => sum + column[page], 0));

/**
 * How many positions a match has on a page.
 * @param {Match} match
 * @param {number} page
 */
function positionsOn({ pages, from, positions }, page) {
  const next = pages[pages.indexOf(page) + 1];
  return (next === undefined ? positions.length : from[next]) - from[page];
}
