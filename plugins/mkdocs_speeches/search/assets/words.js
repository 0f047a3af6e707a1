/** Words of the library that are like what somebody typed, or sound like it. Knows nothing of browsers. */

import { keyOf } from "./facts.js";

/**
 * `words` besides titles and values of facets; by syllable the characters that usually sound so, by word the syllables
 * of those that sound otherwise; `short` forms of other languages, each with its Chinese names.
 * @typedef {{
 *   words: string[], sounds: Record<string, string>, apart: Record<string, string>, short: string[][],
 * }} WordTable
 * @typedef {{ word: string, key: string, full: string, initials: string }} Word
 * @typedef {import("./query.js").Reading} Reading
 */

const FACETS = new Set(["speaker", "occasion", "tag", "title"]);
const MOST = 12; // words that are tried
const LATIN = /^[\sa-z0-9'’-]*[a-z][\sa-z0-9'’-]*$/i;
const LEAST_INITIALS = 2;
const LEAST_BEGUN = 4; // letters of a word that is not typed whole
const TWO_FAULTS = 6; // letters of a word in which two may be wrong

export class Words {
  /**
   * @param {WordTable} table
   * @param {import("./facets.js").Facet[]} facets
   * @param {Reading} form
   */
  constructor({ words, sounds, apart, short }, facets, form) {
    this.form = form;
    this.apart = apart;
    this.short = new Map(short.map(([own, ...names]) => [own, names]));
    /** @type {Map<string, string>} */
    this.sounds = new Map();
    for (const [syllable, characters] of Object.entries(sounds)) {
      for (const character of characters) this.sounds.set(character, syllable);
    }
    const valued = facets.filter(({ name }) => FACETS.has(name)).flatMap(({ values }) => values);
    this.words = [...new Set([...words, ...valued])].map((word) => this.read(word));
  }

  /**
   * @param {string} word
   * @returns {Word}
   */
  read(word) {
    const apart = this.apart[word]?.split(" ");
    const syllables = [];
    let chinese = 0;
    for (const sign of word.normalize("NFKC").toLowerCase()) {
      const usual = this.sounds.get(sign);
      if (usual) syllables.push(apart?.[chinese++] ?? usual);
      else if (/[a-z0-9]/.test(sign)) syllables.push(sign);
    }
    const initials = syllables.map(([first]) => first).join("");
    return { word, key: keyOf(word, this.form), full: syllables.join(""), initials };
  }

  /**
   * The words that a piece of a query may mean, the likeliest first.
   * @param {string} piece
   */
  near(piece) {
    const typed = this.read(piece);
    const latin = LATIN.test(piece) ? piece.toLowerCase().replace(/[^a-z0-9]/g, "") : "";
    /** @param {Word} word */
    const rank = (word) => (latin ? rankOfSound(latin, word) : rankOfWriting(typed, word));
    const all = this.words.map((word) => ({ word: word.word, rank: rank(word) }));
    const ranked = all.filter((one) => one.rank < Infinity);
    ranked.sort((one, other) => one.rank - other.rank || one.word.length - other.word.length);
    const meant = this.short.get(piece.normalize("NFKC").trim().toUpperCase()) ?? [];
    return [...new Set([...meant, ...ranked.map(({ word }) => word)])].slice(0, MOST);
  }
}

/**
 * How well a word is what somebody typed in letters: whole, by initials, or begun.
 * @param {string} latin
 * @param {Word} word
 */
function rankOfSound(latin, { full, initials }) {
  if (full === latin) return 0;
  if (latin.length >= LEAST_INITIALS && initials === latin) return 1;
  return latin.length >= LEAST_BEGUN && full.startsWith(latin) ? 2 : Infinity;
}

/**
 * How many signs of a word are wrong; one that sounds the same is nearer than any other that is not the same.
 * @param {Word} typed
 * @param {Word} word
 */
function rankOfWriting({ key, full }, word) {
  if (key.length < 2 || key === word.key) return Infinity;
  if (key.length === word.key.length && full && full === word.full) return 0.5;
  const most = key.length < 3 ? 0 : key.length < TWO_FAULTS ? 1 : 2;
  const faults = Math.abs(key.length - word.key.length) > most ? Infinity : distance(key, word.key);
  return faults <= most ? faults : Infinity;
}

/**
 * How many signs must be changed, added, dropped or swapped with their neighbour to make one word of another.
 * @param {string} one
 * @param {string} other
 */
export function distance(one, other) {
  let [last, before] = [Array.from({ length: other.length + 1 }, (_, at) => at), /** @type {number[]} */ ([])];
  for (let at = 1; at <= one.length; at++) {
    const row = [at];
    for (let to = 1; to <= other.length; to++) {
      const changed = last[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1);
      row[to] = Math.min(changed, last[to] + 1, row[to - 1] + 1);
      const isSwapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      if (isSwapped) row[to] = Math.min(row[to], before[to - 2] + 1);
    }
    [last, before] = [row, last];
  }
  return last[other.length];
}
