import assert from "node:assert/strict";
import { test } from "node:test";

import { Bounds, codesOf, WEIGHTS } from "../../plugins/mkdocs_speeches/search/assets/array.js";
import { BOUNDARY, ZONES } from "../../plugins/mkdocs_speeches/search/assets/contract.js";
import { numbersOf, plain, run } from "./index.js";

// two pages: title, heading, run-in, tag, body of 4, 0, 3, 2, 6 and 2, 5, 0, 0, 9
const bounds = () => new Bounds(numbersOf(2, 4, 0, 3, 2, 6, 2, 5, 0, 0, 9));

test("each zone of the format has a weight, the title the most, headings that of the text", () => {
  assert.deepEqual(ZONES, ["TITLE", "HEADING", "RUN_IN", "TAG", "BODY"]);
  assert.deepEqual(WEIGHTS, [8, 1, 1, 2, 1]);
});

test("pages begin where the zones before them end", () => {
  assert.deepEqual([0, 1, 2].map((page) => bounds().of(page)), [0, 15, 31]);
});

test("a match counts the places in the text, none twice, and knows the best zone", () => {
  const match = bounds().match(Uint32Array.of(4, 5, 7, 10, 16, 25), 1);
  assert.deepEqual(match.pages, [0, 1]);
  assert.deepEqual([...match.from], [0, 4]);
  assert.deepEqual([...match.places], [1, 2]);
  assert.deepEqual([...match.weights], [2, 8]);
  assert.deepEqual([...match.first], [7, 1]);
});

test("places do not overlap", () => {
  assert.deepEqual([...bounds().match(Uint32Array.of(9, 10, 11, 25), 2).places], [2, 1]);
});

test("pages of positions are told up to one beyond what is wanted", () => {
  assert.deepEqual(bounds().pagesOf(Uint32Array.of(0, 3, 14), 5), [0]);
  assert.deepEqual(bounds().pagesOf(Uint32Array.of(14, 15, 30), 5), [0, 1]);
  assert.deepEqual(bounds().pagesOf(Uint32Array.of(14, 15), 0), [0]);
});

test("a page's part of the array has its zones in the order of the index", () => {
  const page = {
    form: plain.read("题"),
    tags: ["丙"],
    runs: [run(["甲，乙", "p", 0]), run(["大", "s", 1]), run(["小", "s-1", 1], ["丁", "p-1", 0])],
  };
  const text = codesOf(page, plain).map((code) => (code === BOUNDARY ? "|" : String.fromCodePoint(code)));
  assert.equal(text.join(""), "题|大|小|丙|甲乙|小丁|");
});
