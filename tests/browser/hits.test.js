import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf } from "../../plugins/mkdocs_speeches/search/assets/hits.js";
import { tableOf } from "../../plugins/mkdocs_speeches/search/assets/sheets.js";

const found = {
  title: [["在", false], ["工会", true], ["上的讲话", false]],
  byline: "王小明 · 2021年",
  url: "https://a.example/1/",
  places: 2,
  passages: [
    { parts: [["抓", false], ["工会", true]], url: "https://a.example/1/#b", order: 1 },
    { parts: [["工会", true], ["好", false]], url: "https://a.example/1/#a", order: 0 },
  ],
};

test("each line in context is a row, in the order of the text; a page without any is one, too", () => {
  const [head, ...rows] = rowsOf([found, { ...found, passages: [], places: 0 }]);
  assert.deepEqual(head, ["标题", "说明", "本篇共几处", "上下文", "链接"]);
  assert.deepEqual(rows.map((row) => row.slice(2)), [
    [2, "【工会】好", "https://a.example/1/#a"],
    [2, "抓【工会】", "https://a.example/1/#b"],
    [0, "", "https://a.example/1/"],
  ]);
  assert.equal(rows[0][0], "在工会上的讲话");
});

test("a cell is what it says, whatever it holds, and no formula", () => {
  assert.equal(tableOf([["a,b", '说"好"', "=1+1", "-", 3]]), '\uFEFF"a,b","说""好""",\'=1+1,\'-,3\r\n');
});
