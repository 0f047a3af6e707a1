/** The page of comparisons: takes the two speeches that its address names, and shows them side by side. */

import { align } from "./aligned.js";
import { fetchSpeech, listOf } from "./fetched.js";
import { COMPARISON } from "./names.js";
import { drawRows } from "./rows.js";
import { draw } from "./sheet.js";
import { drawBar, drawHead, drawParts, drawTools, countKinds, sumUp } from "./versus.js";

const ABOVE_TEXT = ["title", "subtitle", "fact"];

/** @param {import("./plain.js").Block[]} blocks */
const textOf = (blocks) => blocks.filter(({ kind }) => !ABOVE_TEXT.includes(kind));

/**
 * What the comparison shows, and what is said of it.
 * @param {import("./fetched.js").Speech[]} speeches
 * @returns {[string, ...Node[]]}
 */
function show(speeches) {
  const [one, other] = speeches;
  const rows = align(textOf(one.blocks), textOf(other.blocks));
  const counts = countKinds(rows);
  counts.moved /= 2; // it stands in two
  const total = Object.values(counts).reduce((sum, count) => sum + count);
  const parts = drawParts(rows);
  return [
    `共 ${total} 段：${sumUp(counts)}。`,
    draw("div", { class: "speech-versus__heads" }, drawHead("甲", one), drawHead("乙", other)),
    drawTools(one, other, listOf()),
    ...(parts ? [parts] : []),
    draw("div", { class: "speech-versus__rows" }, drawRows(rows, speeches)),
    drawBar(),
  ];
}

/**
 * Why there is nothing to compare; nothing where there is.
 * @param {import("./fetched.js").Speech[]} speeches
 */
function missing(speeches) {
  const lost = speeches.filter(({ blocks }) => !blocks.length).map(({ slug }) => `“${slug}”`);
  if (lost.length) return `没有找到讲话${lost.join("和")}。请从全部讲话里另选。`;
  return "";
}

export async function begin() {
  const told = document.querySelector(`.${COMPARISON}`);
  const asked = new URLSearchParams(location.search);
  const slugs = ["a", "b"].map((side) => asked.get(side) ?? "");
  if (!told || !slugs.every(Boolean) || document.querySelector(".speech-versus")) return;
  const said = draw("p", { class: "speech-versus__said", role: "status" }, "正在取两篇讲话……");
  const shown = draw("div", { class: "speech-versus" }, said);
  for (const block of [told, ...siblingsBehind(told)]) block.setAttribute("hidden", "");
  told.before(shown);
  const speeches = await Promise.all(slugs.map(fetchSpeech)).catch(() => []);
  const fault = speeches.length ? missing(speeches) : "讲话没有取到：网络不通，请重新载入。";
  if (fault) {
    said.textContent = fault;
    for (const block of [told, ...siblingsBehind(told)]) block.removeAttribute("hidden");
    return;
  }
  const [words, heads, ...parts] = show(speeches);
  said.before(heads);
  said.textContent = words;
  shown.append(...parts);
  const titles = speeches.map(({ blocks }) => `《${blocks[0].text}》`);
  document.title = `对照：${titles.join("与")}`;
}

/** @param {Element} element */
function* siblingsBehind(element) {
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) yield next;
}
