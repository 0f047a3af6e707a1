import assert from "node:assert/strict";
import { test } from "node:test";

import { Bounds } from "../../plugins/mkdocs_speeches/search/assets/array.js";
import { innermost, matchEither } from "../../plugins/mkdocs_speeches/search/assets/either.js";
import { numbersOf } from "./index.js";

// two pages of a title of 5 and a body of 10 positions each
const bounds = new Bounds(numbersOf(2, 5, 0, 0, 0, 10, 5, 0, 0, 0, 10));
const library = (places) => ({
  match: async (codes) => bounds.match(Uint32Array.from(places[codes.join()] ?? []), codes.length),
});
const wording = (...codes) => ({ text: String(codes), codes });

test("the places of all wordings are added up, and a page weighs what its best one does", async () => {
  const phrase = { ...wording(1, 2), others: [wording(3, 4)] };
  const match = await matchEither(library({ "1,2": [6, 21], "3,4": [1, 9] }), phrase);
  assert.deepEqual([...match.positions], [1, 6, 9, 21]);
  assert.deepEqual(match.pages, [0, 1]);
  assert.deepEqual([...match.places], [3, 1]);
  assert.deepEqual([...match.weights], [8, 1]);
  assert.deepEqual([...match.from], [0, 3]);
  assert.deepEqual([...match.first], [1, 6]);
});

test("a wording that holds another counts for nothing more", async () => {
  assert.deepEqual(innermost([[1, 2, 3], [2, 3], [4]]), [[2, 3], [4]]);
  const phrase = { ...wording(1, 2, 3), others: [wording(2, 3)] };
  const match = await matchEither(library({ "2,3": [6], "1,2,3": [5] }), phrase);
  assert.deepEqual([...match.places], [1, 0]);
});

test("a phrase of one wording is matched as ever", async () => {
  const match = await matchEither(library({ "1,2": [6] }), { ...wording(1, 2), others: [] });
  assert.deepEqual([...match.positions], [6]);
});
