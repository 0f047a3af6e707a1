/** The one array of all texts: where in a page a position lies, and what a phrase finds. Knows nothing of browsers. */

import { BOUNDARY, ZONES } from "./contract.js";
import { above } from "./numbers.js";

/**
 * What a phrase finds, page by page: how many places, the weight of the best, and where the first of those is; `from`
 * is where a page's own begin among all `positions`.
 * @typedef {{
 *   positions: Uint32Array, pages: number[], from: Uint32Array, places: Uint32Array, weights: Uint8Array,
 *   first: Uint32Array,
 * }} Match
 * @typedef {import("./normalform.js").Form} Form
 * @typedef {{ form: Form, tags: string[], runs: import("./passages.js").Run[] }} Texts
 */

const RUN_IN = ZONES.indexOf("RUN_IN");
const TAG = ZONES.indexOf("TAG");
/** What a page weighs whose best place lies in each zone: a heading no more than the text below it. */
export const WEIGHTS = ZONES.map((zone) => ({ TITLE: 8, TAG: 2 })[zone] ?? 1);

/** Where the zones of all pages begin. */
export class Bounds {
  /**
   * @param {import("./numbers.js").Numbers} numbers the lengths of the zones follow in them, led by the number of pages
   */
  constructor(numbers) {
    this.pages = numbers.count();
    this.begins = new Uint32Array(this.pages * ZONES.length + 1);
    for (let zone = 0; zone < this.pages * ZONES.length; zone++) {
      this.begins[zone + 1] = this.begins[zone] + numbers.next();
    }
  }

  /** @param {number} page the one behind the last gives the end */
  of(page) {
    return this.begins[page * ZONES.length];
  }

  /**
   * The pages in which ascending positions lie, no more than one beyond `most`.
   * @param {Uint32Array} positions
   * @param {number} most
   */
  pagesOf(positions, most) {
    const pages = [];
    for (let at = 0; at < positions.length && pages.length <= most; ) {
      const page = Math.floor((above(this.begins, positions[at]) - 1) / ZONES.length);
      pages.push(page);
      at = above(positions, this.of(page + 1) - 1, at);
    }
    return pages;
  }

  /**
   * The places are those in the text itself, without overlap: tags only repeat what stands there.
   * @param {Uint32Array} positions ascending
   * @param {number} length of what stands there
   * @returns {Match}
   */
  match(positions, length) {
    const match = {
      positions,
      pages: /** @type {number[]} */ ([]),
      from: new Uint32Array(this.pages),
      places: new Uint32Array(this.pages),
      weights: new Uint8Array(this.pages),
      first: new Uint32Array(this.pages),
    };
    let bound = 0;
    let free = 0;
    for (let at = 0; at < positions.length; at++) {
      while (this.begins[bound] <= positions[at]) bound++;
      const page = Math.floor((bound - 1) / ZONES.length);
      const zone = (bound - 1) % ZONES.length;
      if (match.pages.at(-1) !== page) {
        match.pages.push(page);
        match.from[page] = at;
      }
      if (zone !== RUN_IN && zone !== TAG && positions[at] >= free) {
        match.places[page]++;
        free = positions[at] + length;
      }
      if (WEIGHTS[zone] > match.weights[page]) {
        match.weights[page] = WEIGHTS[zone];
        match.first[page] = positions[at] - this.of(page);
      }
    }
    return match;
  }
}

/**
 * The part of the array that a page takes up, made from its texts as the index was.
 * @param {Texts} page
 * @param {{ read: (text: string) => Form }} form
 */
export function codesOf({ form: title, tags, runs }, form) {
  /** @param {import("./passages.js").Segment} segment */
  const isHeading = ([, , heading]) => heading;
  const headings = runs.filter(({ segments }) => segments.every(isHeading));
  const others = runs.filter(({ segments }) => !segments.every(isHeading));
  const runIn = others.flatMap(({ segments }) => segments.filter(isHeading).map(([text]) => text));
  const named = [...runIn, ...tags].map((text) => form.read(text));
  const forms = [title, ...headings.map((run) => run.form), ...named, ...others.map((run) => run.form)];
  return forms.flatMap(({ codes }) => [...codes, BOUNDARY]);
}
