import assert from "node:assert/strict";
import { test } from "node:test";

import { partsOf } from "../../plugins/mkdocs_speeches/search/assets/parts.js";
import { phrase, plain } from "./index.js";

/** A library of plain texts, looked through one by one. */
function library(...texts) {
  const whole = texts.map((text) => plain.read(text).codes);
  const array = whole.flatMap((codes) => [...codes, 0]);
  const stands = (codes, at) => codes.every((code, step) => array[at + step] === code);
  const places = (codes) => array.flatMap((_, at) => (stands(codes, at) ? [at] : []));
  return {
    form: plain,
    ranks: new Set(array.filter(Boolean)),
    phrase: async (codes) => Uint32Array.from(places(codes)),
    match: async (codes) => ({
      pages: whole.flatMap((text, page) => (text.join().includes(codes.join()) ? [page] : [])),
    }),
  };
}

const found = async (text, ...texts) => {
  const parts = await partsOf(library(...texts), phrase(text));
  return parts.map(({ text, pages, length }) => `${text} ${pages} ${length}`);
};

test("the longest parts that occur are found, none inside another", async () => {
  const parts = await found("劳动竞赛技能大赛天下", "劳动竞赛技术", "竞赛技能，大赛");
  assert.deepEqual(parts, ["劳动竞赛 1 4", "竞赛技能大赛 1 6"]);
});

test("a part is made of whole words and has two letters or more", async () => {
  assert.deepEqual(await found("天劳、地", "劳动", "勤劳"), []);
  assert.deepEqual(await found("农民工程师", "农民工作"), ["农民 1 2"]);
});

test("words of the library are not cut, whatever the browser takes for words", async () => {
  const asked = (known) => partsOf(library("职工维持秩序，权利"), phrase("职工维权月亮"), known);
  assert.deepEqual((await asked(["维权", "职工维权"])).map(({ text }) => text), []);
  assert.deepEqual((await asked(["维权"])).map(({ text }) => text), ["职工"]);
});

test("of a long phrase the beginning is taken apart", async () => {
  const [part] = await found("甲".repeat(100), "甲".repeat(100));
  assert.equal(part, `${"甲".repeat(40)} 1 40`);
});
