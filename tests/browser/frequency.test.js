import assert from "node:assert/strict";
import { test } from "node:test";

import {
  calendar, csvOf, rateOf, spelled, tabled, totalOf,
} from "../../plugins/mkdocs_speeches/search/assets/frequency.js";

const YEARS = ["2019", "2016", "", "2016"];
const SIZES = [20_000, 5_000, 700, 10_000];
const found = tabled([0, 1, 2, 3], (page) => YEARS[page], SIZES, [
  { name: "甲", places: [4, 1, 2, 3] },
  { name: "乙＋丙", places: [0, 0, 5, 0] },
]);

test("phrases stand in a row as people write them, numbers whole", () => {
  assert.deepEqual(spelled(" 甲、乙 丙，甲；1,000人,丁,, "), ["甲", "乙 丙", "1,000人", "丁"]);
  assert.deepEqual(spelled("、"), []);
});

test("places are added up by year, those without one apart", () => {
  assert.deepEqual(found.rows, [
    { year: "2016", pages: 2, size: 15_000, places: [4, 0] },
    { year: "2019", pages: 1, size: 20_000, places: [4, 0] },
  ]);
  assert.deepEqual(found.undated, { year: "", pages: 1, size: 700, places: [2, 5] });
  assert.deepEqual([totalOf(found, 0), totalOf(found, 1)], [10, 5]);
});

test("the years between have no row, and nothing dated no years", () => {
  assert.deepEqual(calendar(found).map(({ year, row }) => [year, row?.pages]), [
    ["2016", 2], ["2017", undefined], ["2018", undefined], ["2019", 1],
  ]);
  assert.deepEqual(calendar({ ...found, rows: [] }), []);
});

test("a rate tells of 10,000 letters", () => {
  assert.equal(rateOf(4, 15_000), 2.7);
  assert.equal(rateOf(1, 35_000), 0.29);
  assert.equal(rateOf(0, 0), 0);
});

test("a file for spreadsheets has all counts, what is undated last", () => {
  const odd = { ...found, names: ["甲,\"乙\"", "乙＋丙"] };
  assert.deepEqual(csvOf(odd).split("\r\n"), [
    '\uFEFF年份,篇数,字数,"“甲,""乙""”处数","“甲,""乙""”每万字",“乙＋丙”处数,“乙＋丙”每万字',
    "2016,2,15000,4,2.6667,0,0.0000",
    "2019,1,20000,4,2.0000,0,0.0000",
    "无日期,1,700,2,28.5714,5,71.4286",
    "",
  ]);
  assert.ok(!csvOf({ ...found, undated: { ...found.undated, pages: 0 } }).includes("无日期"));
});
