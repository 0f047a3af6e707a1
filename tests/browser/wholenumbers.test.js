import assert from "node:assert/strict";
import { test } from "node:test";

import { GAP } from "../../plugins/mkdocs_speeches/search/assets/contract.js";
import { whole } from "../../plugins/mkdocs_speeches/search/assets/wholenumbers.js";

/** The sought form of a text whose signs stand for themselves, but for `、` and `%`, which are breaks. */
function read(text) {
  const codes = [...text].map((sign) => ("、%".includes(sign) ? GAP : sign.codePointAt(0)));
  return whole({ codes, begins: codes.map((_, at) => at), ends: codes.map((_, at) => at + 1) });
}
const shown = (text) => String.fromCodePoint(...read(text).codes);

for (const [text, form] of [
  ["增6.5%左", "增#6.5#左"],
  ["6%、5", "#6##5#"],
  ["1.1.1", "#1.1.1#"],
  ["1,000人", "#1000#人"],
  ["1，234，567.8", "#1234567.8#"],
  ["2017，2018年", "#2017##2018#年"],
  ["3,5", "#3,5#"],
  ["1,0000", "#1,0000#"],
  ["1.年.2", "#1#年#2#"],
  ["a.b,", "ab"],
  ["", ""],
])
  test(`${text} is sought as ${form}`, () => assert.equal(shown(text), form));

test("the marks of a number stand at its first and last digit", () => {
  const { begins, ends } = read("年1,000.5人");
  assert.deepEqual(begins, [0, 1, 1, 3, 4, 5, 6, 7, 7, 8]);
  assert.deepEqual(ends, [1, 2, 2, 4, 5, 6, 7, 8, 8, 9]);
});
