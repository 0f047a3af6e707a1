/** Two speeches paragraph by paragraph: which belong together, in their order or moved, and which the other lacks. */

/**
 * Blocks that stand side by side: of both speeches, or of one only. Of what moved there are two rows, each with the
 * blocks that it has elsewhere in the other speech.
 * @typedef {import("./plain.js").Block} Block
 * @typedef {"same" | "changed" | "gone" | "new" | "moved"} Kind
 * @typedef {{ kind: Kind, one: Block[], other: Block[], elsewhere?: Block[] }} Row
 */

import { chainOf, Likeness } from "./likeness.js";

const MOVED = 0.5; // so much alike, and so long, is what has another place
const LONG = 12;
const WITHIN = 0.6; // of a block stands so much in the neighbour of its own, it was parted from that

/** @param {Block[]} blocks */
const join = (blocks) => blocks.map(({ text }) => text).join("");

/**
 * Parts that an editor cut elsewhere: neighbours that lie within the block beside them are taken along.
 * @param {Likeness} likeness
 * @param {[number, number][]} pairs in their order
 */
function widen(likeness, pairs) {
  /** @type {{ ones: [number, number], others: [number, number] }[]} */
  const groups = pairs.map(([one, other]) => ({ ones: [one, one + 1], others: [other, other + 1] }));
  groups.forEach((group, place) => {
    const before = groups[place - 1] ?? { ones: [0, 0], others: [0, 0] };
    const behind = groups[place + 1] ?? {
      ones: [likeness.ones.length, 0],
      others: [likeness.others.length, 0],
    };
    const [one, other] = pairs[place];
    const fits = (/** @type {number} */ at) => likeness.share(one, at, "other") >= WITHIN;
    const suits = (/** @type {number} */ at) => likeness.share(at, other, "one") >= WITHIN;
    while (group.others[1] < behind.others[0] && fits(group.others[1])) group.others[1] += 1;
    while (group.others[0] > before.others[1] && fits(group.others[0] - 1)) group.others[0] -= 1;
    if (group.others[1] - group.others[0] > 1) return;
    while (group.ones[1] < behind.ones[0] && suits(group.ones[1])) group.ones[1] += 1;
    while (group.ones[0] > before.ones[1] && suits(group.ones[0] - 1)) group.ones[0] -= 1;
  });
  return groups;
}

/**
 * What stands elsewhere: of the blocks that are left, those most alike, each once.
 * @param {Likeness} likeness
 * @param {Set<number>} ones
 * @param {Set<number>} others
 */
function findMoved(likeness, ones, others) {
  /** @type {Map<number, number>} */
  const moved = new Map();
  const taken = new Set();
  const alike = likeness.pairs.filter(
    ({ one, other, share, length }) => ones.has(one) && others.has(other) && share >= MOVED && length >= LONG,
  );
  for (const { one, other } of alike.sort((a, b) => b.share - a.share || a.one - b.one || a.other - b.other)) {
    if (moved.has(one) || taken.has(other)) continue;
    moved.set(one, other);
    taken.add(other);
  }
  return moved;
}

/**
 * Rows in the order of both speeches; each block stands in one.
 * @param {Block[]} ones
 * @param {Block[]} others
 * @returns {Row[]}
 */
export function align(ones, others) {
  const likeness = new Likeness(ones, others);
  const groups = widen(likeness, chainOf(likeness.pairs, others.length));
  const leftOnes = new Set(ones.keys());
  const leftOthers = new Set(others.keys());
  for (const group of groups) {
    for (let one = group.ones[0]; one < group.ones[1]; one += 1) leftOnes.delete(one);
    for (let other = group.others[0]; other < group.others[1]; other += 1) leftOthers.delete(other);
  }
  const moved = findMoved(likeness, leftOnes, leftOthers);
  const origins = new Map([...moved].map(([one, other]) => [other, one]));
  /** @type {Row[]} */
  const rows = [];
  let [one, other] = [0, 0];
  for (const group of [...groups, { ones: [ones.length, 0], others: [others.length, 0] }]) {
    for (; one < group.ones[0]; one += 1) rows.push(aloneOf("gone", ones[one], others[moved.get(one) ?? -1]));
    for (; other < group.others[0]; other += 1) rows.push(aloneOf("new", others[other], ones[origins.get(other) ?? -1]));
    if (!group.ones[1]) break;
    const sides = { one: ones.slice(...group.ones), other: others.slice(...group.others) };
    rows.push({ kind: join(sides.one) === join(sides.other) ? "same" : "changed", ...sides });
    [one, other] = [group.ones[1], group.others[1]];
  }
  return rows;
}

/**
 * @param {"gone" | "new"} kind
 * @param {Block} block
 * @param {Block | undefined} elsewhere
 * @returns {Row}
 */
function aloneOf(kind, block, elsewhere) {
  const sides = kind === "gone" ? { one: [block], other: [] } : { one: [], other: [block] };
  return elsewhere ? { kind: "moved", ...sides, elsewhere: [elsewhere] } : { kind, ...sides };
}
