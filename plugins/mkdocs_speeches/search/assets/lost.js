/** What a reader whose query found nothing may have meant: only what the library holds. Loaded when needed. */

import { addressOf } from "./address.js";
import { MARK, WORDS } from "./contract.js";
import { factsOf } from "./facts.js";
import { readJson } from "./files.js";
import { matching } from "./matching.js";
import { nearestOf } from "./nearest.js";
import { parse, spell } from "./query.js";
import { fresh, parts, searchPage } from "./reader.js";
import { Words } from "./words.js";

/** @typedef {import("./library.js").Library} Library */
/** @typedef {{ text: string, pages: number, url: string }} Suggestion */
/** @typedef {{ meant: Suggestion[], parts: Awaited<ReturnType<typeof parts>> }} Help */

const MOST = 5;
const LATIN = /^[\sa-z'’-]+$/i; // syllables with blanks between them are one word

/**
 * What helps a query that finds nothing: what may be meant, and the parts of it that do occur.
 * @param {string} query
 * @returns {Promise<Help>}
 */
export async function suggest(query) {
  const known = await fresh(async (library) => (await wordsOf(library)).words.map(({ word }) => word));
  const [meant, occurring] = await Promise.all([meantBy(query), parts(query, known)]);
  return { meant, parts: occurring };
}

/** @param {Library} library */
async function wordsOf(library) {
  const table = await library.columns();
  return new Words(readJson(await library.file(WORDS), WORDS), table.facets, library.form);
}

/**
 * What may be meant instead of a query, each with the pages that it leads to.
 * @param {string} query
 * @returns {Promise<Suggestion[]>}
 */
function meantBy(query) {
  return fresh(async (library) => {
    const { phrases } = parse(query, library.form);
    const pieces = LATIN.test(query) ? [query.trim()] : phrases.map(spell);
    const words = await wordsOf(library);
    const found = await Promise.all(pieces.map((piece, place) => instead(library, words, pieces, place)));
    return found.flat().slice(0, MOST);
  });
}

/**
 * @param {Library} library
 * @param {Words} words
 * @param {string[]} pieces
 * @param {number} place of the one that is taken for another
 */
async function instead(library, words, pieces, place) {
  const { codes } = library.form.read(pieces[place]);
  const known = await held(library, words.near(pieces[place]), pieces, place);
  if (known.length || codes.includes(MARK)) return known;
  return held(library, await nearestOf(library, codes), pieces, place);
}

/**
 * Those of some words with which the query leads to pages.
 * @param {Library} library
 * @param {string[]} words
 * @param {string[]} pieces
 * @param {number} place
 * @returns {Promise<Suggestion[]>}
 */
async function held(library, words, pieces, place) {
  const page = await searchPage("");
  const { facets } = await library.columns();
  const counted = words.slice(0, 2 * MOST).map(async (text) => {
    const query = pieces.map((piece, at) => (at === place ? spell({ text }) : piece)).join(" ");
    const { left } = await matching(library, query, {}, undefined);
    const isNamed = factsOf(text, { facets }, library.form).some(({ exact }) => exact);
    const pages = left.length || (pieces.length === 1 && isNamed ? await named(library, text) : 0);
    return { text, pages, url: addressOf({ query, filters: {}, sort: "relevance" }, page) };
  });
  return (await Promise.all(counted)).filter(({ pages }) => pages);
}

/**
 * How many pages have a fact that is named by a text.
 * @param {Library} library
 * @param {string} text
 */
async function named(library, text) {
  const [fact] = factsOf(text, await library.columns(), library.form);
  const { left } = await matching(library, "", { [fact.name]: fact.values }, library.columns());
  return left.length;
}
