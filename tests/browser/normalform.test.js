import assert from "node:assert/strict";
import { test } from "node:test";

import { NormalForm } from "../../plugins/mkdocs_speeches/search/assets/normalform.js";
import { numbersOf } from "./index.js";

const code = (sign) => sign.codePointAt(0);
const range = (first, last, before) => [code(first) - before, code(last) - code(first) + 1];

/** Keeps a to z and two Chinese characters, joins U+0301, makes A to a, ２ to 2 … and a traditional sign simple. */
function form() {
  const kept = [...range("2", "2", 0), ...range("a", "z", code("2") + 1), ...range("会", "会", code("z") + 1)];
  const replaced = [
    [code("A"), [code("a")]],
    [code("é"), [code("e")]],
    [code("㎡"), [code("m"), code("2")]],
    [code("會"), [code("会")]],
    [code("２"), [code("2")]],
  ];
  let before = 0;
  const written = replaced.flatMap(([from, [first, ...others]]) => {
    const far = first - from;
    const numbers = [from - before, 1 + others.length, far < 0 ? -2 * far - 1 : 2 * far, ...others];
    before = from;
    return numbers;
  });
  return new NormalForm(numbersOf(3, ...kept, 1, 0x301, 1, replaced.length, ...written));
}

const shown = (text) => String.fromCodePoint(...form().read(text).codes);

test("characters are kept, replaced or dropped", () => {
  assert.equal(shown("aA會，２ ㎡！"), "aa会#2#m#2#");
  assert.equal(shown("，。"), "");
});

test("what joins a character is read with it", () => {
  assert.equal(shown("e\u0301a"), "ea");
  assert.equal(shown("\u0301a"), "a");
});

test("each code point knows where it came from, in units of the text", () => {
  const { begins, ends } = form().read("🎉會、㎡e\u0301");
  assert.deepEqual(begins, [2, 4, 4, 4, 4, 5]);
  assert.deepEqual(ends, [3, 5, 5, 5, 5, 7]);
});
