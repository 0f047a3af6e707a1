import assert from "node:assert/strict";
import { test } from "node:test";

import { IndexError } from "../../plugins/mkdocs_speeches/search/assets/numbers.js";
import { Postings } from "../../plugins/mkdocs_speeches/search/assets/postings.js";
import { encode, listOf, numbersOf } from "./index.js";

/** Lists of keys 3, 5, 9 and 20; that of 9 fills two chunks. */
const CHUNKS = [
  [3, 3, ...listOf([1, 4]), 2, ...listOf([0]), 4, ...listOf([2, 6])],
  [2, 9, ...listOf([8, 9]), 11, ...listOf([3, 5, 7])],
];

function postings(asked = [], chunks = CHUNKS) {
  const file = async (name) => {
    asked.push(name);
    return encode(chunks[Number(/\d+/.exec(name)[0])]);
  };
  // directory: how many chunks, each with twice the distance of its first key plus one if it goes on, and its size
  return new Postings(numbersOf(2, 6, 100, 13, 50), file, 10);
}

test("lists are read from the chunks that hold them, joined where they go on", async () => {
  for (const [key, wanted] of [
    [3, [1, 4]],
    [4, []],
    [5, [0]],
    [9, [2, 6, 8, 9]],
    [20, [3, 5, 7]],
    [21, []],
  ]) {
    assert.deepEqual([...(await postings().list(key))], wanted, String(key));
  }
  assert.deepEqual([...(await postings().list(4, 19))], [0, 2, 6, 8, 9]);
});

test("no file is asked for that can hold nothing of a key", async () => {
  const asked = [];
  await postings(asked).list(5);
  await postings(asked).list(2);
  assert.deepEqual(asked, ["postings/0.bin"]);
});

test("a phrase is covered by what costs least to fetch", async () => {
  const lists = postings();
  assert.deepEqual(lists.cover([3]), [0]);
  assert.deepEqual(lists.cover([9, 5, 9]).sort(), [0, 2], "both ends, though their lists lie in two files");
  for (const keys of [[3, 5], [5, 9, 20, 3], [20, 20, 5, 5, 9]]) {
    const offsets = lists.cover(keys);
    const isCovered = (at) => offsets.includes(at) || offsets.includes(at - 1);
    assert.ok(Array.from({ length: keys.length + 1 }, (_, at) => isCovered(at)).every(Boolean), keys.join());
  }
  await lists.list(5);
  assert.equal(lists.cost(5), 1, "what has been fetched costs nothing more");
});

test("chunks that do not say what the directory says are damage", async () => {
  const damaged = [
    [1, 4, ...listOf([1])],
    [1, 3, ...listOf([1, 40])],
    [1, 3, 9, 1],
  ];
  for (const chunk of damaged) await assert.rejects(postings([], [chunk, CHUNKS[1]]).list(3), IndexError);
});
