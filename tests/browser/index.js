/** What the tests of the search's modules share: numbers as the index writes them, and a plain normal form. */

import { Numbers } from "../../plugins/mkdocs_speeches/search/assets/numbers.js";

/** Bytes of seven bits, the lowest first. */
export function encode(numbers) {
  const bytes = [];
  for (let number of numbers) {
    for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) + 128);
    bytes.push(number);
  }
  return Uint8Array.from(bytes);
}

export const numbersOf = (...numbers) => new Numbers(encode(numbers), "a.bin");

/** Ascending numbers as distances, led by how many there are. */
export const listOf = (numbers) => [numbers.length, ...numbers.map((number, at) => number - (numbers[at - 1] ?? 0))];

/** Each letter and digit as it is, without case; nothing else. */
export const plain = {
  read(text) {
    const found = [...text].map((sign, at) => ({ sign, at })).filter(({ sign }) => /[\p{L}\p{N}]/u.test(sign));
    return {
      codes: found.map(({ sign }) => sign.toLowerCase().codePointAt(0)),
      begins: found.map(({ at }) => at),
      ends: found.map(({ at }) => at + 1),
    };
  },
};

export const phrase = (text) => ({ text, codes: plain.read(text).codes, others: [] });

export function run(...segments) {
  const text = segments.map(([part]) => part).join(" ");
  return { segments, text, form: plain.read(text) };
}
