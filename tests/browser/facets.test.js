import assert from "node:assert/strict";
import { test } from "node:test";

import { chosenIn, dated, narrow, readTable } from "../../plugins/mkdocs_speeches/search/assets/facets.js";
import { encode } from "./index.js";

const HEAD = {
  dates: ["2009", "2010-05"],
  facets: [
    { name: "year", label: "年份", values: ["2009", "2010"] },
    { name: "tag", label: "关键词", values: ["创新", "维权"] },
  ],
};

function table() {
  const head = new TextEncoder().encode(JSON.stringify(HEAD));
  const columns = [1, 2, 0, /* year */ 1, 0, 1, 1, 0, /* tag */ 2, 0, 1, 1, 1, 0];
  const bytes = Uint8Array.from([...encode([head.length]), ...head, ...encode(columns)]);
  return readTable(bytes, "facets.bin", 3, (read) => JSON.parse(new TextDecoder().decode(read)));
}

const counts = ({ counted }) =>
  counted.map(({ values }) => values.map(({ value, count, chosen }) => `${value} ${count}${chosen ? " chosen" : ""}`));

test("columns are read page by page", () => {
  const { days, facets } = table();
  assert.deepEqual([...days], [1, 2, 0]);
  assert.deepEqual(facets.map(({ rows }) => rows), [
    [[0], [1], []],
    [[0, 1], [1], []],
    [[0], [1], []],
  ]);
  assert.deepEqual(facets.map(({ multiple }) => multiple), [false, true, false]);
  assert.deepEqual(facets.map(({ name }) => name), ["year", "tag", "date"]);
});

test("a page has all chosen tags, and any of the chosen years", () => {
  assert.deepEqual(narrow([0, 1, 2], { tag: ["创新", "维权"] }, table()).left, [0]);
  assert.deepEqual(narrow([0, 1, 2], { year: ["2009", "2010"] }, table()).left, [0, 1]);
  assert.deepEqual(narrow([0, 1, 2], { year: "1999" }, table()).left, []);
  assert.deepEqual(narrow([0, 1, 2], { utm_source: "x" }, table()).left, [0, 1, 2]);
});

test("values are counted as choosing them would leave pages", () => {
  assert.deepEqual(counts(narrow([0, 1, 2], {}, table())), [["2009 1", "2010 1"], ["创新 1", "维权 2"], []]);
  assert.deepEqual(counts(narrow([0, 1, 2], { year: "2009" }, table())), [
    ["2009 1 chosen", "2010 1"],
    ["创新 1", "维权 1"],
    [],
  ]);
  assert.deepEqual(counts(narrow([0, 1, 2], { tag: "创新" }, table())), [["2009 1"], ["创新 1 chosen", "维权 1"], []]);
});

test("a part of a date chooses all dates in it, and only what is chosen is listed", () => {
  const { left, counted } = narrow([0, 1, 2], { date: "2010" }, table());
  assert.deepEqual(left, [1]);
  assert.deepEqual(counted.at(-1).values, [{ value: "2010", count: 1, chosen: true }]);
  assert.deepEqual(narrow([0, 1, 2], { date: "2010-05-01" }, table()).left, []);
  assert.deepEqual(narrow([0, 1, 2], { date: ["2009", "2010-05"] }, table()).left, [0, 1]);
});

test("names that every object has are no filters", () => {
  assert.deepEqual(chosenIn({}, "constructor"), []);
  assert.deepEqual(chosenIn({ tag: ["", "甲"] }, "tag"), ["甲"]);
});

test("what has no date comes last, whichever way", () => {
  const days = Uint32Array.of(2, 0, 5, 2);
  assert.deepEqual(dated([0, 1, 2, 3], days, -1), [2, 0, 3, 1]);
  assert.deepEqual(dated([0, 1, 2, 3], days, 1), [0, 3, 2, 1]);
});
