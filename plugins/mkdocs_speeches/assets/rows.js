/** Rows of a comparison: paragraphs side by side, or one only; all of it text, what differs marked, figures in bold. */

import { cutAtFigures, differ } from "./differing.js";
import { draw } from "./sheet.js";

/**
 * @typedef {import("./aligned.js").Row} Row
 * @typedef {import("./aligned.js").Kind} Kind
 * @typedef {import("./plain.js").Block} Block
 * @typedef {import("./differing.js").Run} Run
 * @typedef {import("./fetched.js").Speech} Speech
 */

/** @type {Record<Kind, string>} */
export const KINDS = { same: "相同", changed: "改动", gone: "仅甲有", new: "仅乙有", moved: "移动" };
export const rowId = (/** @type {number} */ at) => `diff-${at + 1}`;

/** @type {Record<"one" | "other", { name: string, side: string, mark: "del" | "ins" }>} */
const SIDES = { one: { name: "甲", side: "a", mark: "del" }, other: { name: "乙", side: "b", mark: "ins" } };

/** @param {Block[]} blocks */
const join = (blocks) => blocks.map(({ text }) => text).join("\n");

/** @param {string} text */
const drawFigures = (text) =>
  cutAtFigures(text).map((part, place) => (place % 2 ? draw("b", {}, part) : part)).filter(Boolean);

/**
 * Runs cut at the ends of their paragraphs.
 * @param {Run[]} runs
 */
function parted(runs) {
  /** @type {Run[][]} */
  const paragraphs = [[]];
  for (const { text, own } of runs) {
    text.split("\n").forEach((part, at) => {
      if (at) paragraphs.push([]);
      if (part) paragraphs[paragraphs.length - 1].push({ text: part, own });
    });
  }
  return paragraphs.filter((found) => found.length);
}

/**
 * One side of a row.
 * @param {"one" | "other"} which
 * @param {Block[]} blocks
 * @param {Run[]} runs what they say
 * @param {Speech} speech
 * @param {string} called what stands before them
 */
function drawSide(which, blocks, runs, speech, called = SIDES[which].name) {
  const { name, side, mark } = SIDES[which];
  const [first] = blocks;
  const tag = first.kind === "heading" ? /** @type {"h2"} */ (`h${Math.min(6, (first.level ?? 1) + 1)}`) : "p";
  const place = draw("a", { class: "speech-place", href: `${speech.address}#${first.anchor ?? ""}` }, "¶");
  place.setAttribute("aria-label", `${name}原处`);
  const drawRun = (/** @type {Run} */ { text, own }) => (own ? [draw(mark, {}, drawFigures(text))] : drawFigures(text));
  const paragraphs = parted(runs).map((paragraph) => draw(tag, {}, paragraph.flatMap(drawRun)));
  paragraphs[paragraphs.length - 1]?.append(place);
  /** @type {Record<string, string>} */
  const named = speech.lang ? { "data-side": side, lang: speech.lang } : { "data-side": side };
  return draw("div", named, draw("span", { class: "speech-versus__side" }, called), paragraphs);
}

/**
 * What a row says on each side that it has.
 * @param {Row} row
 * @returns {{ one: Run[], other: Run[] }}
 */
function runsOf({ kind, one, other, elsewhere = [] }) {
  if (kind === "gone") return { one: [{ text: join(one), own: true }], other: [] };
  if (kind === "new") return { one: [], other: [{ text: join(other), own: true }] };
  const [here, there] = differ(join(one.length ? one : elsewhere), join(other.length ? other : elsewhere));
  return { one: one.length ? here : [], other: other.length ? there : [] };
}

/**
 * The way to where the other speech has what moved.
 * @param {Row} row
 * @param {number} at
 * @param {Map<Block, number>} places of all blocks
 */
function drawWay({ elsewhere }, at, places) {
  if (!elsewhere) return undefined;
  const there = places.get(elsewhere[0]) ?? at;
  const words = there > at ? "移动，另一篇在下文 ↓" : "移动，另一篇在上文 ↑";
  return draw("p", { class: "speech-versus__kind" }, draw("a", { href: `#${rowId(there)}` }, words));
}

/**
 * @param {Row} row
 * @param {number} at its place among all
 * @param {Speech[]} speeches
 * @param {Map<Block, number>} places the rows of all blocks
 */
function drawRow(row, at, [one, other], places) {
  const { kind } = row;
  const named = { id: rowId(at), class: "speech-versus__row", "data-diff": kind };
  if (kind === "same") {
    const side = drawSide("other", row.other, [{ text: join(row.other), own: false }], other);
    side.setAttribute("data-side", "both");
    side.firstElementChild?.remove();
    return draw("div", named, side);
  }
  const runs = runsOf(row);
  const called = kind === "gone" || kind === "new" ? KINDS[kind] : undefined;
  return draw(
    "div",
    { ...named, role: "group", "aria-label": KINDS[kind], tabindex: "-1" },
    drawWay(row, at, places),
    row.one.length > 0 && drawSide("one", row.one, runs.one, one, called),
    row.other.length > 0 && drawSide("other", row.other, runs.other, other, called),
  );
}

/**
 * All rows in their order; what one speech has alone stands beside what the other one has alone in the same place.
 * @param {Row[]} rows
 * @param {Speech[]} speeches
 */
export function drawRows(rows, speeches) {
  const places = new Map(rows.flatMap((row, at) => [...row.one, ...row.other].map((block) => [block, at])));
  /** @type {HTMLElement[]} */
  const shown = [];
  /** @type {[HTMLElement, HTMLElement] | undefined} */
  let apart;
  rows.forEach((row, at) => {
    const drawn = drawRow(row, at, speeches, places);
    if (row.one.length && row.other.length) {
      apart = undefined;
      shown.push(drawn);
      return;
    }
    if (!apart) {
      apart = [draw("div"), draw("div")];
      shown.push(draw("div", { class: "speech-versus__apart" }, apart));
    }
    apart[row.one.length ? 0 : 1].append(drawn);
  });
  return shown;
}
