/** What stands around the rows of a comparison: the two speeches, the parts, the way from difference to difference. */

import { comparisonOf, hold } from "./held.js";
import { KINDS, rowId } from "./rows.js";
import { copy, draw, drawButton } from "./sheet.js";

/**
 * @typedef {import("./aligned.js").Row} Row
 * @typedef {import("./fetched.js").Speech} Speech
 * @typedef {{ name: string, at: number, rows: Row[] }} Part
 */

const SHOWN_FACTS = ["讲话人", "日期", "场合"];
const DIFFERENCES = ".speech-versus__row:not([data-diff=same])";

/**
 * How many rows there are of each kind.
 * @param {Row[]} rows
 */
export function countKinds(rows) {
  const counts = { same: 0, changed: 0, gone: 0, new: 0, moved: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}

/**
 * The same in words.
 * @param {ReturnType<typeof countKinds>} counts
 */
export function sumUp(counts) {
  const kinds = /** @type {import("./aligned.js").Kind[]} */ (Object.keys(KINDS));
  return kinds.filter((kind) => counts[kind]).map((kind) => `${KINDS[kind]} ${counts[kind]}`).join("，");
}

/**
 * One of the two speeches.
 * @param {string} name
 * @param {Speech} speech
 */
export function drawHead(name, { address, blocks }) {
  const facts = SHOWN_FACTS.flatMap((fact) =>
    blocks.filter(({ text }) => text.startsWith(`${fact}：`)).map(({ text }) => text.slice(fact.length + 1)),
  );
  const subtitle = blocks.find(({ kind }) => kind === "subtitle")?.text ?? "";
  return draw(
    "p",
    {},
    draw("span", { class: "speech-versus__side" }, name),
    draw("a", { href: address }, blocks[0].text),
    subtitle,
    draw("small", {}, facts.join(" · ")),
  );
}

/**
 * The rows by the sections of the first level that they stand in; what stands before these has no name.
 * @param {Row[]} rows
 */
export function partsOf(rows) {
  /** @type {Part[]} */
  const parts = [{ name: "", at: 0, rows: [] }];
  rows.forEach((row, at) => {
    const head = [...row.other, ...row.one].find(({ kind, level }) => kind === "heading" && level === 1);
    if (head && row.kind !== "moved") parts.push({ name: head.text, at, rows: [] });
    parts[parts.length - 1].rows.push(row);
  });
  return parts.filter((part) => part.rows.length);
}

/**
 * The sections, with how much differs in each, where there are several.
 * @param {Row[]} rows
 */
export function drawParts(rows) {
  const parts = partsOf(rows);
  if (parts.filter(({ name }) => name).length < 2) return undefined;
  const items = parts.map(({ name, at, rows: own }) =>
    draw("li", {}, draw("a", { href: `#${rowId(at)}` }, name || "开头"), draw("small", {}, ` ${sumUp(countKinds(own))}`)),
  );
  return draw("nav", { class: "speech-versus__parts", "aria-label": "各部分" }, draw("ol", {}, items));
}

/**
 * The place in a row of tops to go to from one that has been reached: the first below it, or the last above.
 * @param {number[]} tops in their order, seen from that place
 * @param {1 | -1} step
 */
export const nextOf = (tops, step) =>
  step > 0 ? tops.findIndex((top) => top > 1) : tops.findLastIndex((top) => top < -1);

/** @param {Element} said */
function lead(said, /** @type {1 | -1} */ step) {
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(DIFFERENCES)]);
  const line = parseFloat(rows[0] ? getComputedStyle(rows[0]).scrollMarginTop : "0");
  const here = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const tops = rows.map((row) => row.getBoundingClientRect().top - line);
  const at = here < 0 ? nextOf(tops, step) : here + step;
  const row = rows[at];
  if (!row) return;
  row.focus({ preventScroll: true });
  row.scrollIntoView();
  said.textContent = `第 ${at + 1} 处，共 ${rows.length} 处`;
}

/** @param {Element} button */
function fold(button) {
  const isOn = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(isOn));
  document.querySelector(".speech-versus")?.classList.toggle("speech-versus--short", isOn);
}

/** The bar at the foot of the window, which leads from difference to difference. */
export function drawBar() {
  const said = draw("span", { role: "status" });
  return draw(
    "div",
    { class: "speech-versus__bar", role: "toolbar", "aria-label": "不同之处" },
    drawButton("只看不同", ({ currentTarget }) => fold(/** @type {Element} */ (currentTarget)), { "aria-pressed": "false" }),
    drawButton("上一处", () => lead(said, -1)),
    drawButton("下一处", () => lead(said, 1)),
    said,
  );
}

/**
 * What else can be done with two speeches.
 * @param {Speech} one
 * @param {Speech} other
 * @param {string} list of all speeches
 */
export function drawTools(one, other, list) {
  const said = draw("span", { role: "status" });
  const page = location.href.split(/[?#]/)[0];
  const choose = () => {
    hold({ slug: one.slug, title: `《${one.blocks[0].text}》` });
    location.href = list;
  };
  const share = async () => {
    await copy(comparisonOf(page, one.slug, other.slug));
    said.textContent = "链接已复制";
  };
  return draw(
    "p",
    { class: "speech-versus__tools" },
    draw("a", { href: comparisonOf(page, other.slug, one.slug) }, "甲乙对调"),
    drawButton("换一篇", choose),
    drawButton("复制链接", share),
    said,
  );
}
