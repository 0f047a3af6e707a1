import assert from "node:assert/strict";
import { test } from "node:test";

import { dateOf, factsOf, shortens } from "../../plugins/mkdocs_speeches/search/assets/facts.js";
import { plain } from "./index.js";

for (const [text, date] of [
  ["2017年10月18日", "2017-10-18"],
  ["2017-10-18", "2017-10-18"],
  ["2017.10.18", "2017-10-18"],
  ["２０１７／１０／８", "2017-10-08"],
  ["2017年 10月", "2017-10"],
  ["2017-10", "2017-10"],
  ["2017年", "2017"],
  ["2017", "2017"],
  ["二〇一七年十月十八日", "2017-10-18"],
  ["二○一七年三月二十号", "2017-03-20"],
  ["2017年13月", ""],
  ["2017年10月32日", ""],
  ["20171", ""],
  ["10月18日", ""],
  ["十月革命", ""],
  ["", ""],
])
  test(`${text} is the date ${date || "of none"}`, () => assert.equal(dateOf(text), date));

test("a short form leaves out what stands between its pieces", () => {
  assert.ok(shortens("十九大报告", "在中国共产党第十九次全国代表大会上的报告"));
  assert.ok(shortens("全国劳模表彰", "在全国劳动模范表彰会上的讲话"));
  assert.ok(!shortens("十九大报告", "在中国共产党第十八次全国代表大会上的报告"));
  assert.ok(!shortens("甲乙丙丁", "甲子乙丑丙寅丁"));
});

const facet = (name, rows, values, more = {}) => {
  const numbered = rows.map((row) => row.map((value) => values.indexOf(value)));
  return { name, label: name, values, rows: numbered, multiple: rows.some((row) => row.length > 1), ...more };
};
const TABLE = {
  facets: [
    facet("speaker", [["王某"], ["×××"], ["王 某"]], ["王某", "王 某", "×××"]),
    facet("occasion", [["全市工会工作会议"], [], []], ["全市工会工作会议"]),
    facet("title", [["工作报告"], ["工作报告"], ["闭幕词"]], ["工作报告", "闭幕词"]),
    facet("role", [["国务院总理"], [], []], ["国务院总理"]),
    facet("source", [["a.txt"], [], []], ["a.txt"]),
    facet("year", [["2009"], ["2010"], []], ["2009", "2010"]),
    facet("date", [["2009-03-05"], ["2010-05"], []], ["2009-03-05", "2010-05"]),
  ],
};
const named = (piece) => factsOf(piece, TABLE, plain).map(({ name, values }) => `${name}=${values.join("|")}`);

test("a piece names what reads alike, parts of it, and dates as far as they go", () => {
  assert.deepEqual(named("王某"), ["speaker=王某|王 某"]);
  assert.deepEqual(named("××ｘ"), []);
  assert.deepEqual(named("×××"), ["speaker=×××"]);
  assert.deepEqual(named("工作报告"), ["title=工作报告"]);
  assert.deepEqual(named("工会工作"), ["occasion=全市工会工作会议"]);
  assert.deepEqual(named("工会会议"), ["occasion=全市工会工作会议"]);
  assert.deepEqual(named("工作"), []);
  assert.deepEqual(named("总理"), ["role=国务院总理"]);
  assert.deepEqual(named("国务"), []);
  assert.deepEqual(named("2009年"), ["year=2009"]);
  assert.deepEqual(named("2009年3月"), ["date=2009-03"]);
  assert.deepEqual(named("2010-05-01"), []);
  assert.deepEqual(named("2011"), []);
  assert.deepEqual(named("a.txt"), []);
  assert.deepEqual(named("，"), []);
});
