/** The places of each pair of characters, in chunks that are fetched when needed. Knows nothing of browsers. */

import { POSTINGS } from "./contract.js";
import { above, IndexError, Numbers } from "./numbers.js";

const REQUEST = 2000; // bytes that a further request is worth, when lists are chosen

/** @typedef {{ continues: boolean, size: number, loaded: boolean }} Chunk */

export class Postings {
  /**
   * @param {Numbers} numbers the directory follows in them
   * @param {(name: string) => Promise<Uint8Array>} file
   * @param {number} length how many positions there are
   */
  constructor(numbers, file, length) {
    this.file = file;
    this.length = length;
    /** @type {number[]} */
    this.keys = [];
    /** @type {Chunk[]} */
    this.chunks = [];
    let key = 0;
    for (let left = numbers.count(); left; left--) {
      const step = numbers.next();
      key += Math.floor(step / 2);
      this.keys.push(key);
      this.chunks.push({ continues: step % 2 === 1, size: numbers.next(), loaded: false });
    }
  }

  /**
   * Numbers of the chunks that hold lists of the keys from `first` to `last`.
   * @param {number} first
   * @param {number} last
   */
  chunksOf(first, last) {
    let from = above(this.keys, first - 1);
    const whole = this.keys[from] === first && !this.chunks[from].continues;
    if (!whole && from > 0) from--;
    const to = above(this.keys, last);
    return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
  }

  /**
   * Ascending positions of a pair; for a range of keys those of all of them, in the order of the keys.
   * @param {number} first
   */
  async list(first, last = first) {
    const numbers = this.chunksOf(first, last);
    const loaded = await Promise.all(numbers.map((number) => this.file(POSTINGS.replace("{}", String(number)))));
    numbers.forEach((number) => (this.chunks[number].loaded = true));
    const parts = loaded.flatMap((bytes, at) => this.lists(bytes, numbers[at], first, last));
    const list = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      list.set(part, at);
      at += part.length;
    }
    return list;
  }

  /**
   * The lists of a chunk whose keys are asked for.
   * @param {Uint8Array} bytes
   * @param {number} chunk
   * @param {number} first
   * @param {number} last
   */
  lists(bytes, chunk, first, last) {
    const numbers = new Numbers(bytes, POSTINGS.replace("{}", String(chunk)));
    const found = [];
    let key = 0;
    for (let left = numbers.count(), led = false; left; left--, led = true) {
      key += numbers.next();
      if (!led && key !== this.keys[chunk]) throw new IndexError("damaged", numbers.file);
      const count = numbers.count();
      if (key > last) return found;
      if (key < first) numbers.skip(count);
      else found.push(this.positions(numbers, count));
    }
    numbers.end();
    return found;
  }

  /**
   * @param {Numbers} numbers
   * @param {number} count
   */
  positions(numbers, count) {
    const positions = new Uint32Array(count);
    let position = 0;
    for (let at = 0; at < count; at++) positions[at] = position += numbers.next();
    if (position >= this.length) throw new IndexError("damaged", numbers.file);
    return positions;
  }

  /**
   * Offsets of pairs that together cover a phrase, what has least to be fetched for first.
   * @param {number[]} keys of the phrase's pairs, in order
   */
  cover(keys) {
    const costs = keys.map((key) => this.cost(key));
    /** @typedef {{ at: number, cost: number, before: Way | undefined }} Way */
    /** @type {Way[]} */
    const ways = [];
    costs.forEach((cost, at) => {
      const before = at < 2 || ways[at - 1].cost <= ways[at - 2].cost ? ways[at - 1] : ways[at - 2];
      ways.push({ at, cost: cost + (before?.cost ?? 0), before });
    });
    const offsets = [];
    for (let way = ways.at(-1); way; way = way.before) offsets.push(way.at);
    return offsets.sort((one, other) => costs[one] - costs[other]);
  }

  /** @param {number} key */
  cost(key) {
    const missing = this.chunksOf(key, key).filter((chunk) => !this.chunks[chunk].loaded);
    return missing.reduce((sum, chunk) => sum + this.chunks[chunk].size + REQUEST, 1);
  }
}
