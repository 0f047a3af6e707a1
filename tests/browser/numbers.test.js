import assert from "node:assert/strict";
import { test } from "node:test";

import { above, IndexError, Numbers, standing } from "../../plugins/mkdocs_speeches/search/assets/numbers.js";
import { encode, numbersOf } from "./index.js";

test("numbers of any size are read back", () => {
  const all = [0, 1, 127, 128, 300, 16383, 16384, 2 ** 31, 2 ** 32 - 1];
  const numbers = numbersOf(...all);
  assert.deepEqual(numbers.take(all.length), all);
  numbers.end();
});

test("skipping goes on where reading would", () => {
  const numbers = numbersOf(5, 70000, 3, 9);
  numbers.skip(3);
  assert.equal(numbers.next(), 9);
});

for (const [what, read] of [
  ["a number that is cut", () => new Numbers(Uint8Array.of(200), "a.bin").next()],
  ["a number that never ends", () => new Numbers(new Uint8Array(9).fill(255), "a.bin").next()],
  ["more to come than there are bytes", () => numbersOf(9, 1).count()],
  ["bytes left over", () => numbersOf(1, 2).end()],
]) {
  test(`${what} is damage that names the file`, () => {
    assert.throws(read, (error) => error instanceof IndexError && error.reason === "damaged" && error.file === "a.bin");
  });
}

test("above counts as a look at each number does", () => {
  const numbers = [1, 3, 3, 4, 8, 8, 8, 20, 21, 22, 40];
  for (let limit = 0; limit < 45; limit++) {
    const count = numbers.filter((number) => number <= limit).length;
    for (let from = 0; from <= count; from++) assert.equal(above(numbers, limit, from), count, `${limit} from ${from}`);
  }
});

test("standing keeps the candidates that have their position in the list", () => {
  const candidates = Uint32Array.of(1, 2, 5, 9, 30);
  const list = Uint32Array.of(3, 4, 7, 12, 32);
  assert.deepEqual([...standing(candidates, 2, list)], [1, 2, 5, 30]);
  assert.deepEqual([...standing(candidates, 2, new Uint32Array(0))], []);
  assert.deepEqual(encode([300]), Uint8Array.of(172, 2));
});
