import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, lengthIn, ORDERS } from "../../plugins/mkdocs_speeches/assets/lists.js";

const item = (title, date, length, place) => ({ title, date, length, place });
const ITEMS = [item("乙", "2019-03", 10, 0), item("丙", "", 300, 1), item("甲", "2020-01-02", 20, 2)];
const sorted = (name) => [...ITEMS].sort(ORDERS[name]).map(({ title }) => title).join("");

test("each order, what has no date at the end", () => {
  assert.equal(sorted("newest"), "甲乙丙");
  assert.equal(sorted("oldest"), "乙甲丙");
  assert.equal(sorted("title"), "丙甲乙"); // by sound: bǐng, jiǎ, yǐ
  assert.equal(sorted("longest"), "丙甲乙");
});

test("all words are to be there, whatever the case", () => {
  assert.ok(holds("全市工会工作会议 WTO", "wto 工会"));
  assert.ok(!holds("全市工会工作会议", "工会 农民"));
  assert.ok(holds("任何", ""));
});

test("a length is read as it is printed", () => {
  assert.equal(lengthIn("省长 王某　18,770 字"), 18770);
  assert.equal(lengthIn("没有"), 0);
});
