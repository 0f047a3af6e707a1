import assert from "node:assert/strict";
import { test } from "node:test";
import { countKinds, nextOf, partsOf, sumUp } from "../../plugins/mkdocs_speeches/assets/versus.js";

const heading = (text, level = 1) => ({ kind: "heading", text, level });
const text = (words) => ({ kind: "text", text: words });
const same = (block) => ({ kind: "same", one: [block], other: [block] });

test("rows are counted by kind, and told in words", () => {
  const rows = [same(text("一")), same(text("二")), { kind: "new", one: [], other: [text("三")] }];
  assert.deepEqual(countKinds(rows), { same: 2, changed: 0, gone: 0, new: 1, moved: 0 });
  assert.equal(sumUp(countKinds(rows)), "相同 2，仅乙有 1");
});

test("parts begin at headings of the first level, where both have them called as in the second", () => {
  const rows = [
    same(text("同志们：")),
    { kind: "changed", one: [heading("一、去年")], other: [heading("一、今年")] },
    same(heading("（一）工业", 2)),
    { kind: "gone", one: [heading("二、教育")], other: [] },
    { kind: "moved", one: [heading("三、交通")], other: [], elsewhere: [heading("四、交通")] },
  ];
  const parts = partsOf(rows).map(({ name, at, rows: own }) => [name, at, own.length]);
  assert.deepEqual(parts, [["", 0, 1], ["一、今年", 1, 2], ["二、教育", 3, 2]]);
});

test("the next difference stands below the place, the one before above it", () => {
  const tops = [-300, -20, 0, 40, 900];
  assert.equal(nextOf(tops, 1), 3);
  assert.equal(nextOf(tops, -1), 1);
  assert.equal(nextOf([5], -1), -1);
});
