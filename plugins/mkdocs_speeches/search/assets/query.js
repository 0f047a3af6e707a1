/** What a query asks for. Knows nothing of browsers. */

/**
 * A text and the code points of its sought form.
 * @typedef {{ text: string, codes: number[] }} Wording
 * A phrase as written; `others` may stand in its place.
 * @typedef {Wording & { others: Wording[] }} Phrase
 * @typedef {{ read: (text: string) => import("./normalform.js").Form }} Reading
 */

/** A quoted part, with whichever marks an input method gives, or a run without white space and quotes. */
const PIECE = /"([^"]*)"|＂([^＂]*)＂|[“”„]([^“”„]*)[“”„]|「([^」]*)」|『([^』]*)』|‘([^’]*)’|([^\s"＂“”„「『‘]+|\S)/gu;
const TOKEN = new RegExp(`([-－]?)((?:${PIECE.source})+)`, "gu");
const EITHER = /\s*[|｜]\s*/gu;

/**
 * Phrases that must all occur, and excluded ones, none twice. White space parts phrases, quotes hold them together,
 * also in the middle of one; a leading `-` excludes, `|` stands between those of which one is enough. What has neither
 * letters nor digits asks for nothing: such parts are the `signs`.
 * @param {string} query
 * @param {Reading} form
 */
export function parse(query, form) {
  /** @type {Map<string, Phrase>} */
  const phrases = new Map();
  /** @type {Map<string, Phrase>} */
  const excluded = new Map();
  /** @type {string[]} */
  const signs = [];
  for (const [, minus, token] of query.replace(EITHER, "|").matchAll(TOKEN)) {
    const texts = alternatives(token);
    const wordings = texts.map((text) => ({ text, codes: form.read(text).codes })).filter(({ codes }) => codes.length);
    const [first, ...others] = new Map(wordings.map((wording) => [wording.codes.join(), wording])).values();
    const list = minus ? excluded : phrases;
    const key = wordings.map(({ codes }) => codes.join()).join("|");
    if (first && !list.has(key)) list.set(key, { ...first, others });
    else if (!first && !minus) signs.push(...texts.filter(Boolean));
  }
  return { phrases: [...phrases.values()], excluded: [...excluded.values()], signs };
}

/**
 * The texts of a token of which one is enough; quotes hold what stands in them together.
 * @param {string} token
 */
function alternatives(token) {
  const texts = [""];
  for (const found of token.matchAll(PIECE)) {
    const bare = found[found.length - 1];
    const held = found.slice(1).find((part) => part !== undefined) ?? "";
    const [first, ...others] = bare === undefined ? [held] : bare.split("|");
    texts[texts.length - 1] += first;
    texts.push(...others);
  }
  return texts;
}

/**
 * A phrase as a query has it.
 * @param {{ text: string, others?: Wording[] }} phrase
 */
export const spell = ({ text, others = [] }) => [text, ...others.map((other) => other.text)].map(quoted).join("|");

/** @param {string} text */
const quoted = (text) => (/\s/.test(text) ? `"${text}"` : text);
