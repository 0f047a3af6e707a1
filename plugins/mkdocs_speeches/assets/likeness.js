/** How much alike the blocks of two texts are, by the runs of three letters that both have. */

/**
 * Two blocks that have something in common: `share` of their runs, 0 to 1; `length` counts letters.
 * @typedef {import("./plain.js").Block} Block
 * @typedef {{ one: number, other: number, share: number, length: number }} Pair
 */

const RUN = 3;
const LEAST = 0.3;
const SECTION = 200; // so many letters is a heading of the first level worth: sections stand side by side
const COMMON = 40; // a run in so many blocks tells nothing of any
const NUMBERED = /^(?:第[一二三四五六七八九十百\d]+[章节部分条]*|[（(]?[一二三四五六七八九十百\d]+[）)、.．])/u;

/**
 * What of a text is compared: letters, each number as one.
 * @param {string} text
 */
export const formOf = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\d.,]*\d/gu, "0")
    .replace(/[^\p{L}\p{N}]/gu, "");

/** @param {string} form */
function runsOf(form) {
  const runs = new Set();
  for (let at = 0; at + RUN <= form.length; at += 1) runs.add(form.slice(at, at + RUN));
  return runs;
}

export class Likeness {
  /**
   * @param {Block[]} ones
   * @param {Block[]} others
   */
  constructor(ones, others) {
    this.ones = ones;
    this.others = others;
    const forms = [ones, others].map((blocks) => blocks.map(({ text }) => formOf(text)));
    const runs = forms.map((side) => side.map(runsOf));
    this.sizes = runs.map((side) => side.map(({ size }) => size));
    this.common = countCommon(runs[0], runs[1]);
    /** @type {Pair[]} those that may stand side by side */
    this.pairs = [];
    this.common.forEach((counts, one) => {
      for (const [other, count] of counts) {
        const share = (2 * count) / (this.sizes[0][one] + this.sizes[1][other]);
        const letters = (forms[0][one].length + forms[1][other].length) / 2;
        if (ones[one].text !== others[other].text) this.add(one, other, share, letters);
      }
    });
    this.addEqual(forms);
  }

  /**
   * @param {number} one
   * @param {number} other
   * @param {number} share
   * @param {number} letters
   */
  add(one, other, share, letters) {
    const [here, there] = [this.ones[one], this.others[other]];
    if ((here.kind === "heading") !== (there.kind === "heading") || share < LEAST) return;
    this.pairs.push({ one, other, share, length: letters + (here.level ? SECTION / here.level : 0) });
  }

  /**
   * Blocks of one text; headings of one number and level, whatever they say.
   * @param {string[][]} forms
   */
  addEqual(forms) {
    /** @type {Map<string, number[]>} */
    const places = new Map();
    this.others.forEach((block, other) => {
      for (const key of keysOf(block)) {
        const known = places.get(key) ?? [];
        if (known.length < COMMON) places.set(key, [...known, other]);
      }
    });
    this.ones.forEach((block, one) => {
      const [text, number] = keysOf(block);
      for (const other of places.get(text) ?? []) this.add(one, other, 1, Math.max(1, forms[0][one].length));
      for (const other of places.get(number) ?? []) this.add(one, other, LEAST, 1);
    });
  }

  /**
   * How much of a block stands in one of the other text, too: never where one of them is a heading.
   * @param {number} one
   * @param {number} other
   * @param {"one" | "other"} of
   */
  share(one, other, of) {
    if (this.ones[one].kind === "heading" || this.others[other].kind === "heading") return 0;
    const size = of === "one" ? this.sizes[0][one] : this.sizes[1][other];
    return size ? (this.common[one].get(other) ?? 0) / size : 0;
  }
}

/**
 * By what blocks are the same without a look at what they have in common.
 * @param {Block} block
 */
function keysOf({ kind, text, level }) {
  const number = kind === "heading" ? NUMBERED.exec(text)?.[0] : undefined;
  return [`${kind === "heading"} ${text}`, ...(number ? [`#${level} ${number}`] : [])];
}

/**
 * For each block of the one text how many runs it has in common with those of the other, as far as it has any.
 * @param {Set<string>[]} ones
 * @param {Set<string>[]} others
 */
function countCommon(ones, others) {
  /** @type {Map<string, number[]>} */
  const holders = new Map();
  others.forEach((runs, at) => {
    for (const run of runs) {
      const places = holders.get(run);
      if (places) places.push(at);
      else holders.set(run, [at]);
    }
  });
  return ones.map((runs) => {
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const run of runs) {
      const places = holders.get(run) ?? [];
      if (places.length > COMMON) continue;
      for (const other of places) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    return counts;
  });
}

/**
 * Of all pairs those in the order of both texts that have the most in common.
 * @param {Pair[]} pairs
 * @param {number} size how many blocks the second text has
 * @returns {[number, number][]}
 */
export function chainOf(pairs, size) {
  /** @typedef {{ pair: Pair, weight: number, before: Link | undefined }} Link */
  /** @type {(Link | undefined)[]} */
  const best = new Array(size + 1); // a Fenwick tree: of the ends of chains before a place the weightiest
  const endBefore = (/** @type {number} */ at) => {
    /** @type {Link | undefined} */
    let found;
    for (let place = at; place > 0; place -= place & -place) {
      const link = best[place];
      if (link && (!found || link.weight > found.weight)) found = link;
    }
    return found;
  };
  const order = [...pairs].sort((a, b) => a.one - b.one || b.other - a.other); // no two pairs of one block in a chain
  for (const pair of order) {
    const before = endBefore(pair.other);
    const link = { pair, weight: (before?.weight ?? 0) + pair.share * pair.length, before };
    for (let place = pair.other + 1; place <= size; place += place & -place) {
      const known = best[place];
      if (!known || known.weight < link.weight) best[place] = link;
    }
  }
  /** @type {[number, number][]} */
  const chain = [];
  for (let link = endBefore(size); link; link = link.before) chain.unshift([link.pair.one, link.pair.other]);
  return chain;
}
