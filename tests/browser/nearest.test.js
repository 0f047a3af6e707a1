import assert from "node:assert/strict";
import { test } from "node:test";

import { nearestOf } from "../../plugins/mkdocs_speeches/search/assets/nearest.js";

const codesOf = (text) => Array.from(text, (sign) => sign.codePointAt(0));

/** Pages of plain texts, looked through one by one. */
function library(...texts) {
  const pages = texts.map((text) => [...codesOf(text), 0]);
  const array = pages.flat();
  const begins = pages.map((_, page) => pages.slice(0, page).flat().length);
  const stands = (codes, at) => codes.every((code, step) => array[at + step] === code);
  return {
    phrase: async (codes) => Uint32Array.from(array.flatMap((_, at) => (stands(codes, at) ? [at] : []))),
    codesOf: async (page) => pages[page],
    bounds: {
      of: (page) => begins[page],
      pagesOf: (positions) => [...new Set(Array.from(positions, (at) => begins.findLastIndex((begin) => begin <= at)))],
    },
  };
}
const nearest = (phrase, ...texts) => nearestOf(library(...texts), codesOf(phrase));

test("what stands where one sign is wrong is found, the more frequent first", async () => {
  assert.deepEqual(await nearest("乡村振新", "抓乡村振兴，乡村振兴好", "乡村振作"), ["乡村振兴", "乡村振作"]);
  assert.deepEqual(await nearest("香村振兴", "抓乡村振兴"), ["乡村振兴"]);
  assert.deepEqual(await nearest("全面推近乡村", "全面推进乡村"), ["全面推进乡村"]);
});

test("no phrase runs over an end, and a single letter on a side tells too little", async () => {
  assert.deepEqual(await nearest("乡村振新", "抓乡村振", "新"), []);
  assert.deepEqual(await nearest("乡亲振兴", "乡村振兴"), []);
  assert.deepEqual(await nearest("振新", "振兴"), []);
});
