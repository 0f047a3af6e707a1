/** What differs between two texts, word by word; figures are whole. */

import { diffArrays } from "./diff/array.js";

/**
 * A run of a text; `own` where the other text has no such run in its place.
 * @typedef {{ text: string, own: boolean }} Run
 */

const FIGURE = /百分之[零〇一二两三四五六七八九十百千万点]+|[\d０-９]+(?:[.,．][\d０-９]+)*[%％‰]?/gu;
const MOST_EDITS = 2000; // beyond that two texts have little in common, and are new altogether
const SCRAP = 1; // so few letters in common between two differences only tear them apart
const LETTERS = /[\p{L}\p{N}]/gu;
const words = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * A text cut at its figures: these stand at the odd places.
 * @param {string} text
 */
export function cutAtFigures(text) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(FIGURE)) {
    parts.push(text.slice(end, found.index), found[0]);
    end = found.index + found[0].length;
  }
  return [...parts, text.slice(end)];
}

/** @param {string} text */
const wordsOf = (text) =>
  cutAtFigures(text).flatMap((part, place) =>
    place % 2 ? [part] : Array.from(words.segment(part), ({ segment }) => segment),
  );

/** @param {string} text */
const lettersIn = (text) => text.match(LETTERS)?.length ?? 0;

/**
 * The differences between two texts, each with what both have in common before it.
 * @param {string} one
 * @param {string} other
 */
function stepsOf(one, other) {
  const changes = diffArrays(wordsOf(one), wordsOf(other), { maxEditLength: MOST_EDITS });
  if (!changes) return [{ same: "", gone: one, added: other }];
  const steps = [{ same: "", gone: "", added: "" }];
  for (const { value, added, removed } of changes) {
    const text = value.join("");
    if (!added && !removed) steps.push({ same: text, gone: "", added: "" });
    else steps[steps.length - 1][added ? "added" : "gone"] += text;
  }
  return steps;
}

/**
 * The same without scraps: what both have in common, too short to be read, between two differences, is part of these.
 * @param {{ same: string, gone: string, added: string }[]} steps
 */
function withoutScraps(steps) {
  /** @type {typeof steps} */
  const kept = [];
  for (const step of steps) {
    const before = kept[kept.length - 1];
    const isAmid = before && before.gone + before.added && step.gone + step.added;
    if (!isAmid || lettersIn(step.same) > SCRAP || lettersIn(step.same) > lettersIn(before.gone + before.added)) {
      kept.push({ ...step });
      continue;
    }
    before.gone += step.same + step.gone;
    before.added += step.same + step.added;
  }
  return kept;
}

/**
 * Two texts as runs: joined, those of each side are its text.
 * @param {string} one
 * @param {string} other
 * @returns {[Run[], Run[]]}
 */
export function differ(one, other) {
  const steps = withoutScraps(stepsOf(one, other));
  const side = (/** @type {"gone" | "added"} */ name) =>
    steps
      .flatMap((step) => [
        { text: step.same, own: false },
        { text: step[name], own: true },
      ])
      .filter(({ text }) => text);
  return [side("gone"), side("added")];
}
