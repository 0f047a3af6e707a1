import assert from "node:assert/strict";
import { test } from "node:test";
import { align } from "../../plugins/mkdocs_speeches/assets/aligned.js";

const FLOOD = "要坚持把防汛工作摆在突出位置，层层落实责任制，一级抓一级，确保人民群众生命财产安全。";
const SCHOOL = "办好人民满意的教育，改善农村学校的办学条件，让每一个孩子都能在家门口上好学。";
const ROAD = "新修农村公路一百二十公里，改造危桥七座，方便了沿线群众的出行，也带动了产业的发展。";
const WOOD = "抓好春季造林，成活一片、见效一片，把荒山变成青山，把青山变成群众的靠山。";

const text = (words) => ({ kind: "text", text: words });
const heading = (words, level = 1) => ({ kind: "heading", text: words, level });
const told = (rows) => rows.map(({ kind }) => kind).join(" ");
const words = (blocks) => blocks.map((block) => block.text).join("");

/** All text of both stands in the rows, in its order. */
function assertWhole(ones, others) {
  const rows = align(ones, others);
  assert.equal(words(rows.flatMap(({ one }) => one)), words(ones));
  assert.equal(words(rows.flatMap(({ other }) => other)), words(others));
  return rows;
}

test("equal, changed, gone and new paragraphs keep the order of both", () => {
  const ones = [text("同志们："), text(FLOOD), text(SCHOOL), text(ROAD)];
  const others = [text("同志们："), text(FLOOD.replace("突出", "首要")), text(WOOD), text(ROAD)];
  assert.equal(told(assertWhole(ones, others)), "same changed gone new same");
});

test("what moved stands at both places, each with the other", () => {
  const rows = assertWhole([FLOOD, SCHOOL, ROAD, WOOD].map(text), [FLOOD, ROAD, WOOD, SCHOOL].map(text));
  assert.equal(told(rows), "same moved same same moved");
  const [from, to] = rows.filter(({ kind }) => kind === "moved");
  assert.equal(from.elsewhere[0], to.other[0]);
  assert.equal(to.elsewhere[0], from.one[0]);
});

test("what is short has no other place", () => {
  assert.equal(told(assertWhole([text("谢谢大家！"), text(FLOOD)], [text(FLOOD), text("谢谢大家！")])), "gone same new");
});

test("a paragraph that was parted stands beside its parts, whichever side has them", () => {
  const [whole, parts] = [[text(FLOOD + ROAD + WOOD)], [text(FLOOD), text(ROAD), text(WOOD)]];
  for (const [ones, others] of [[whole, parts], [parts, whole]]) {
    const rows = assertWhole([text("同志们："), ...ones, text(SCHOOL)], [text("同志们："), ...others, text(SCHOOL)]);
    assert.equal(told(rows), "same same same");
  }
});

test("sections of one number stand side by side, whatever they are called", () => {
  const ones = [heading("一、去年工作回顾"), text(FLOOD), heading("二、怎么看"), text(SCHOOL)];
  const others = [heading("一、前年大事"), text(ROAD), heading("二、明年打算"), text(WOOD)];
  assert.equal(told(assertWhole(ones, others)), "changed gone new changed gone new");
});

test("a heading is no paragraph", () => {
  const rows = assertWhole([heading(FLOOD)], [text(FLOOD)]);
  assert.equal(told(rows), "gone new");
});

test("yearly figures make no other paragraph", () => {
  const report = (a, b, c) => text(`全年完成生产总值${a}亿元，增长${b}%，城镇新增就业${c}万人。`);
  assert.equal(told(assertWhole([report(120, 8.5, 1.1)], [report("1,350", 7, 12)])), "changed");
});

test("many equal lines and empty texts end, and lose nothing", () => {
  const lines = Array.from({ length: 600 }, () => text("……"));
  assertWhole(lines, [...lines, text(FLOOD)]);
  assert.deepEqual(align([], []), []);
  assert.equal(told(assertWhole([], [text(FLOOD)])), "new");
});
