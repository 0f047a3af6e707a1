import assert from "node:assert/strict";
import { test } from "node:test";
import { chainOf, formOf, Likeness } from "../../plugins/mkdocs_speeches/assets/likeness.js";

const pair = (one, other, share = 1, length = 10) => ({ one, other, share, length });

test("letters and numbers are compared, a number as one", () => {
  assert.equal(formOf("增长６．５％，ＷＴＯ（一）"), "增长0wto一");
  assert.equal(formOf("共 1,200 人"), "共0人");
});

test("of pairs that cross each other those that have more in common stay", () => {
  const pairs = [pair(0, 2, 1, 5), pair(1, 0, 1, 40), pair(2, 1, 0.5, 30), pair(3, 2, 0.4, 100)];
  assert.deepEqual(chainOf(pairs, 3), [[1, 0], [2, 1], [3, 2]]);
  assert.deepEqual(chainOf([], 3), []);
});

test("a chain takes each block once", () => {
  assert.deepEqual(chainOf([pair(0, 0), pair(0, 1), pair(1, 0), pair(1, 1)], 2), [[0, 0], [1, 1]]);
});

test("how much of a block stands in another is told of either side, of headings never", () => {
  const text = (words, kind = "text") => ({ kind, text: words });
  const [short, long] = ["改造危桥七座", "新修公路二十里，改造危桥七座，方便群众出行"];
  const likeness = new Likeness([text(long), text(long, "heading")], [text(short)]);
  assert.equal(likeness.share(0, 0, "other"), 1);
  assert.ok(likeness.share(0, 0, "one") < 0.5);
  assert.equal(likeness.share(1, 0, "other"), 0);
});
