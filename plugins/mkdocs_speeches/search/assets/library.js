/** The index of one generation of the site. Its files are fetched when first needed, and once. */

import { Bounds, codesOf } from "./array.js";
import { FACETS, PAGES, SIZES, START } from "./contract.js";
import { readTable } from "./facets.js";
import { fetchBytes, readJson } from "./files.js";
import { NormalForm } from "./normalform.js";
import { above, IndexError, Numbers, standing } from "./numbers.js";
import { Postings } from "./postings.js";

/**
 * @typedef {import("./array.js").Match} Match
 * @typedef {{
 *   uri: string, title: string, byline: string, tags: string[], form: import("./normalform.js").Form,
 *   runs: import("./passages.js").Run[],
 * }} Shown
 */

const LISTS = 8; // fetched at a time for a phrase
const COMPARED = 8; // pages whose texts are compared with a long phrase
const PAGES_KEPT = 500; // whose text is at hand for further results
const MATCHES_KEPT = 16;

export class Library {
  /**
   * @param {import("./files.js").Manifest} manifest
   * @param {RequestCache} cache
   */
  static async open(manifest, cache) {
    const start = `${manifest.generation}/${START}`;
    const [table, bytes] = await Promise.all([fetchBytes(manifest.characters, cache), fetchBytes(start, cache)]);
    const form = new NormalForm(new Numbers(table, manifest.characters));
    return new Library(manifest, form, new Numbers(bytes, start), cache);
  }

  /**
   * @param {import("./files.js").Manifest} manifest
   * @param {NormalForm} form
   * @param {Numbers} numbers
   * @param {RequestCache} cache
   */
  constructor(manifest, form, numbers, cache) {
    this.form = form;
    /** @type {(name: string) => Promise<Uint8Array>} */
    this.fetch = (name) => fetchBytes(`${manifest.generation}/${name}`, cache);
    /** @type {Map<string, Promise<Uint8Array>>} */
    this.files = new Map();
    /** @type {Promise<import("./facets.js").Table> | undefined} */
    this.table = undefined;
    /** @type {Map<number, Promise<Shown>>} */
    this.shown = new Map();
    /** @type {Map<string, Promise<Match>>} */
    this.matched = new Map();
    this.bounds = new Bounds(numbers);
    this.boosts = new Map(Array.from({ length: numbers.count() }, () => [numbers.next(), numbers.next() / 100]));
    let code = 0;
    const alphabet = numbers.take(numbers.count()).map((step) => (code += step));
    this.ranks = new Map(alphabet.map((character, number) => [character, number + 1]));
    this.postings = new Postings(numbers, (name) => this.file(name), this.bounds.of(this.bounds.pages));
    numbers.end();
  }

  /** @param {string} name */
  file(name) {
    return remembered(this.files, Infinity, name, () => this.fetch(name));
  }

  /**
   * What a result shows of a page; those shown last stay at hand.
   * @param {number} number
   */
  page(number) {
    return remembered(this.shown, PAGES_KEPT, number, () => this.readPage(PAGES.replace("{}", String(number))));
  }

  /**
   * @param {string} name
   * @returns {Promise<Shown>}
   */
  async readPage(name) {
    const { runs, ...page } = readJson(await this.fetch(name), name);
    /** @param {import("./passages.js").Segment[]} segments */
    const read = (segments) => {
      const text = segments.map(([part]) => part).join(" ");
      return { segments, text, form: this.form.read(text) };
    };
    return { ...page, form: this.form.read(page.untitled ? "" : page.title), runs: runs.map(read) };
  }

  /**
   * Ascending positions at which the code points stand in a row.
   * @param {number[]} codes
   */
  async phrase(codes) {
    const ranks = codes.flatMap((code) => this.ranks.get(code) ?? []);
    if (ranks.length < codes.length) return new Uint32Array(0);
    const base = this.ranks.size + 1;
    if (ranks.length === 1) return (await this.postings.list(ranks[0] * base, ranks[0] * base + base - 1)).sort();
    const keys = ranks.slice(1).map((rank, at) => ranks[at] * base + rank);
    const offsets = this.postings.cover(keys);
    /** @type {Uint32Array | undefined} */
    let starts;
    for (let at = 0; at < offsets.length; at += LISTS) {
      starts = await this.narrowed(starts, keys, offsets.slice(at, at + LISTS));
      const pages = at + LISTS < offsets.length ? this.bounds.pagesOf(starts, COMPARED) : [];
      if (pages.length && pages.length <= COMPARED) return this.compared(starts, pages, codes);
    }
    return starts ?? new Uint32Array(0);
  }

  /**
   * The starts at which the pairs at some offsets of a phrase stand too; without starts, all where they stand.
   * @param {Uint32Array | undefined} starts
   * @param {number[]} keys
   * @param {number[]} offsets
   * @returns {Promise<Uint32Array>}
   */
  async narrowed(starts, keys, offsets) {
    if (starts && !starts.length) return starts;
    const asked = offsets.map(async (offset) => ({ offset, list: await this.postings.list(keys[offset]) }));
    const lists = await Promise.all(asked);
    lists.sort((one, other) => one.list.length - other.list.length);
    for (const { offset, list } of lists) {
      if (starts) starts = standing(starts, offset, list);
      // those too near the beginning have no room for what stands before them
      else starts = offset ? list.subarray(above(list, offset - 1)).map((position) => position - offset) : list;
    }
    return starts ?? new Uint32Array(0);
  }

  /**
   * The starts in some pages at which their texts have the code points: fewer bytes than a long phrase's lists.
   * @param {Uint32Array} starts
   * @param {number[]} pages
   * @param {number[]} codes
   */
  async compared(starts, pages, codes) {
    const texts = await Promise.all(pages.map((page) => this.codesOf(page)));
    return starts.filter((start) => {
      const page = pages.findLastIndex((page) => this.bounds.of(page) <= start);
      const at = start - this.bounds.of(pages[page]);
      return codes.every((code, step) => texts[page][at + step] === code);
    });
  }

  /** @param {number} number */
  async codesOf(number) {
    const codes = codesOf(await this.page(number), this.form);
    if (codes.length === this.bounds.of(number + 1) - this.bounds.of(number)) return codes;
    throw new IndexError("damaged", PAGES.replace("{}", String(number)));
  }

  /**
   * The match of a phrase; those of the last ones stay at hand while a reader narrows and sorts.
   * @param {number[]} codes
   */
  match(codes) {
    const make = async () => this.bounds.match(await this.phrase(codes), codes.length);
    return remembered(this.matched, MATCHES_KEPT, codes.join(), make);
  }

  /** Dates and facets, column by column. */
  columns() {
    this.table ??= this.file(FACETS).then((bytes) => readTable(bytes, FACETS, this.bounds.pages, readJson));
    return this.table;
  }

  /** How many letters and digits the title and the text of each page have. */
  async sizes() {
    const numbers = new Numbers(await this.file(SIZES), SIZES);
    const sizes = numbers.take(this.bounds.pages);
    numbers.end();
    return sizes;
  }
}

/**
 * What is kept under a key, or made for it; of all keys as many as `most` stay, those used last.
 * @template K, V
 * @param {Map<K, Promise<V>>} kept
 * @param {number} most
 * @param {K} key
 * @param {() => Promise<V>} make
 */
function remembered(kept, most, key, make) {
  const value = kept.get(key) ?? make();
  kept.delete(key);
  kept.set(key, value);
  value.catch(() => kept.delete(key));
  for (const [oldest] of kept) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
  return value;
}
