/** What a query asks for. Knows nothing of browsers. */

/**
 * A phrase as written and as code points of its normal form.
 * @typedef {{ text: string, codes: number[] }} Phrase
 * @typedef {{ read: (text: string) => import("./normalform.js").Form }} Reading
 */

/** A quoted part, with whichever marks an input method gives, or a run without white space and quotes. */
const PIECE = /"([^"]*)"|＂([^＂]*)＂|[“”„]([^“”„]*)[“”„]|「([^」]*)」|『([^』]*)』|‘([^’]*)’|([^\s"＂“”„「『‘]+|\S)/gu;
const TOKEN = new RegExp(`([-－]?)((?:${PIECE.source})+)`, "gu");

/**
 * Phrases that must all occur, and excluded ones, none twice. White space parts phrases, quotes hold them together,
 * also in the middle of one; a leading `-` excludes. What has neither letters nor digits asks for nothing: such
 * parts are the `signs`.
 * @param {string} query
 * @param {Reading} form
 */
export function parse(query, form) {
  /** @type {Map<string, Phrase>} */
  const phrases = new Map();
  /** @type {Map<string, Phrase>} */
  const excluded = new Map();
  const signs = [];
  for (const [, minus, token] of query.matchAll(TOKEN)) {
    const pieces = Array.from(token.matchAll(PIECE), (found) => found.slice(1).find((part) => part !== undefined));
    const text = pieces.join("");
    const { codes } = form.read(text);
    const list = minus ? excluded : phrases;
    if (!codes.length && text && !minus) signs.push(text);
    if (codes.length && !list.has(codes.join())) list.set(codes.join(), { text, codes });
  }
  return { phrases: [...phrases.values()], excluded: [...excluded.values()], signs };
}
