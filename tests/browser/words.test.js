import assert from "node:assert/strict";
import { test } from "node:test";

import { distance, Words } from "../../plugins/mkdocs_speeches/search/assets/words.js";
import { plain } from "./index.js";

const TABLE = {
  words: ["乡村振兴", "农民工", "长征"],
  sounds: { xiang: "乡", cun: "村", zhen: "振", xing: "兴", nong: "农", min: "民", gong: "工公", zhang: "长", zheng: "征" },
  apart: { 长征: "chang zheng" },
  short: [["WTO", "世界贸易组织", "世贸组织"]],
};
const facet = (name, ...values) => ({ name, label: name, values, rows: [], multiple: false });
const words = new Words(TABLE, [facet("tag", "乡村振兴", "民工"), facet("source", "乡村.txt")], plain);

for (const [typed, meant] of [
  ["乡村振新", ["乡村振兴"]],
  ["乡村振", ["乡村振兴"]],
  ["村乡振兴", ["乡村振兴"]],
  ["农民公", ["农民工"]],
  ["民公", ["民工"]],
  ["民兵", []],
  ["乡村振兴", []],
  ["xiangcunzhenxing", ["乡村振兴"]],
  ["Xiang cun zhen xing", ["乡村振兴"]],
  ["xczx", ["乡村振兴"]],
  ["xiangcun", ["乡村振兴"]],
  ["xia", []],
  ["changzheng", ["长征"]],
  ["zhangzheng", []],
  ["wto", ["世界贸易组织", "世贸组织"]],
  ["天地", []],
])
  test(`${typed} may mean ${meant.join("、") || "nothing"}`, () => assert.deepEqual(words.near(typed), meant));

test("changing, adding, dropping and swapping neighbours is one fault each", () => {
  for (const [one, other, faults] of [["甲乙丙", "甲丁丙", 1], ["甲乙", "甲丙乙", 1], ["甲乙", "乙甲", 1], ["甲乙", "丙丁", 2]])
    assert.equal(distance(one, other), faults);
});
