import assert from "node:assert/strict";
import { test } from "node:test";

import { parse, spell } from "../../plugins/mkdocs_speeches/search/assets/query.js";
import { plain } from "./index.js";

const read = (query) => {
  const { phrases, excluded } = parse(query, plain);
  return [phrases.map(({ text }) => text), excluded.map(({ text }) => text)];
};

for (const [query, phrases, excluded] of [
  ["劳动　竞赛", ["劳动", "竞赛"], []],
  ["劳动 -竞赛 －“技能 培训”", ["劳动"], ["竞赛", "技能 培训"]],
  ["抓“主线 推动”工作", ["抓主线 推动工作"], []],
  ['"主线 推动"', ["主线 推动"], []],
  ["「主线 推动」『a b』‘c d’＂e f＂", ["主线 推动a bc de f"], []],
  ["”主线 推动“", ["主线 推动"], []],
  ["“主线 推动", ["“主线", "推动"], []],
  ["甲 甲 A a", ["甲", "A"], []],
  ["，。 - “ ”", [], []],
  ["", [], []],
]) {
  test(`what ${JSON.stringify(query)} asks for`, () => assert.deepEqual(read(query), [phrases, excluded]));
}

test("of phrases with a bar between them one is enough", () => {
  const { phrases } = parse('甲 | 乙｜"丙 丁" 戊|，|戊 "己|庚"', plain);
  const shown = phrases.map(({ text, others }) => [text, ...others.map((other) => other.text)]);
  assert.deepEqual(shown, [["甲", "乙", "丙 丁"], ["戊"], ["己|庚"]]);
  assert.equal(phrases.map(spell).join(" "), '甲|乙|"丙 丁" 戊 己|庚');
});

test("parts without letters and digits are signs", () => {
  assert.deepEqual(parse("××× 甲 -！", plain).signs, ["×××"]);
});
