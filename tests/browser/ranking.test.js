import assert from "node:assert/strict";
import { test } from "node:test";

import { Bounds } from "../../plugins/mkdocs_speeches/search/assets/array.js";
import { pagesWith, placesIn, ranked } from "../../plugins/mkdocs_speeches/search/assets/ranking.js";
import { numbersOf } from "./index.js";

// four pages of a title of 2 and a body of 10
const bounds = new Bounds(numbersOf(4, ...Array.from({ length: 4 }, () => [2, 0, 0, 0, 10]).flat()));
const match = (...positions) => bounds.match(Uint32Array.from(positions), 1);
const order = (matches, boosts = new Map()) =>
  ranked(pagesWith(4, matches, []), matches, boosts, (page) => bounds.of(page + 1));

test("pages hold all phrases and nothing excluded", () => {
  const [one, other] = [match(0, 12, 24), match(13, 25, 37)];
  assert.deepEqual(pagesWith(4, [one, other], []), [1, 2]);
  assert.deepEqual(pagesWith(4, [one], [other]), [0]);
  assert.deepEqual(pagesWith(4, [], [one]), [3]);
  assert.equal(placesIn([one, other], 1), 2);
});

test("a title comes before a body, more places before fewer, the earlier before the later", () => {
  assert.deepEqual(order([match(5, 14, 15, 25, 40)]), [2, 1, 3, 0]);
  assert.deepEqual(order([match(11, 16, 28)]), [1, 2, 0]);
});

test("text that says it often comes before a single heading that says it", () => {
  const parted = new Bounds(numbersOf(2, ...[2, 3, 0, 0, 10], ...[2, 3, 0, 0, 10]));
  const found = parted.match(Uint32Array.from([3, 21, 24]), 1);
  assert.deepEqual(ranked([0, 1], [found], new Map(), (page) => parted.of(page + 1)), [1, 0]);
});

test("several phrases are best close together", () => {
  assert.deepEqual(order([match(3, 15, 27), match(9, 16, 30)]), [1, 2, 0]);
});

test("a boost lifts a page over a better zone", () => {
  assert.deepEqual(order([match(0, 15)]), [0, 1]);
  assert.deepEqual(order([match(0, 15)], new Map([[1, 9]])), [1, 0]);
});
