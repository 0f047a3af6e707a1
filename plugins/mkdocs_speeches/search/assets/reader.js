/**
 * Reads the search index beside this file: exact phrases, counted and ranked. The format is described in
 * docs/dev/search-format.md.
 */

import { chosenIn, dated } from "./facets.js";
import { fetchManifest, SITE } from "./files.js";
import { Library } from "./library.js";
import { matching } from "./matching.js";
import { IndexError } from "./numbers.js";
import { Offers } from "./offers.js";
import { partsOf } from "./parts.js";
import { address, isMarked, marked, passages, placesOf } from "./passages.js";
import { parse } from "./query.js";
import { placesIn, ranked } from "./ranking.js";

export { IndexError };

/**
 * @typedef {import("./passages.js").Part} Part
 * @typedef {{
 *   uri: string, url: string, title: Part[], byline: string, tags: Part[][], places: number,
 *   passages: import("./passages.js").Passage[],
 * }} Result
 * @typedef {{
 *   pages: number, places: number, asked: boolean, phrases: string[], facets: import("./facets.js").Counted[],
 *   chips: import("./offers.js").Chip[], also: import("./offers.js").Also[], results: Result[],
 * }} Found
 * @typedef {{ sort?: string, limit?: number, offset?: number, facets?: boolean, offers?: boolean }} Options
 */

/** @type {Promise<import("./files.js").Manifest> | undefined} */
let manifest; // of the library that is open
/** @type {Promise<Library> | undefined} */
let opened;

/**
 * Opens the index, so that the first query finds it open.
 * @param {RequestCache} cache
 */
export function open(cache = "default") {
  if (opened && cache !== "reload") return opened;
  manifest = fetchManifest(cache);
  const library = manifest.then((found) => Library.open(found, cache));
  opened = library;
  library.catch(() => {
    if (opened === library) opened = undefined;
  });
  return library;
}

/**
 * Runs a task on the library; if that was replaced meanwhile, or came damaged, once more on a fresh one.
 * @template T
 * @param {(library: Library) => Promise<T>} task
 */
export async function fresh(task) {
  try {
    return await task(await open());
  } catch (error) {
    if (!(error instanceof IndexError) || ["network", "browser"].includes(error.reason)) throw error;
    return await task(await open("reload"));
  }
}

/**
 * The pages in which a query is found, and in how many places, exactly.
 *
 * `filters` gives values by facet: `{ year: "2009", tag: ["…", "…"] }`. Options: `sort` ("relevance", "date" for the
 * newest first, "oldest"), `limit` and `offset` of the results, `facets` to have these counted, `offers` to have what
 * the query names. A query that asks for nothing finds nothing, unless filters are given: then all pages that pass.
 *
 * Gives `pages`, `places`, `asked` (whether there was anything to look for), `phrases` as read, `facets`, `chips`,
 * `also`, `results`. Throws an `IndexError`.
 * @param {string} query
 * @param {import("./facets.js").Filters} filters
 * @param {Options} options
 * @returns {Promise<Found>}
 */
export function find(query, filters = {}, options = {}) {
  return fresh((library) => findIn(library, query, filters, options));
}

/**
 * @param {Library} library
 * @param {string} query
 * @param {import("./facets.js").Filters} filters
 * @param {Options} options
 */
async function findIn(library, query, filters, options) {
  const { sort = "relevance", limit = 10, offset = 0 } = options;
  const isNarrowed = options.facets || options.offers || Object.keys(filters).length > 0 || sort !== "relevance";
  const found = await matching(library, query, filters, isNarrowed ? library.columns() : undefined);
  const { asked, matches, table } = found;
  const { phrases } = asked;
  const isAsked = phrases.length + asked.excluded.length > 0 || isChosen(filters, table);
  const pages = isAsked ? found.left : [];
  const order = sorted(library, pages, matches, sort, table).slice(offset, offset + limit);
  const [offers, results] = await Promise.all([
    table && options.offers ? offersOf(library, asked, filters, table) : { chips: [], also: [] },
    Promise.all(order.map((page) => result(library, page, matches, phrases))),
  ]);
  const places = pages.reduce((sum, page) => sum + placesIn(matches, page), 0);
  const texts = phrases.map(({ text }) => text);
  return { pages: pages.length, places, asked: isAsked, phrases: texts, facets: found.counted, ...offers, results };
}

/**
 * @param {import("./facets.js").Filters} filters
 * @param {import("./facets.js").Table | undefined} table
 */
const isChosen = (filters, table) => Boolean(table?.facets.some(({ name }) => chosenIn(filters, name).length));

/**
 * @param {Library} library
 * @param {import("./offers.js").Asked} asked
 * @param {import("./facets.js").Filters} filters
 * @param {import("./facets.js").Table} table
 */
async function offersOf(library, asked, filters, table) {
  const offers = new Offers(library, filters, table, await searchPage(""));
  const [chips, also] = await Promise.all([offers.chips(asked), offers.also(asked)]);
  return { chips, also };
}

/**
 * @param {Library} library
 * @param {number[]} pages
 * @param {import("./array.js").Match[]} matches
 * @param {string} sort
 * @param {import("./facets.js").Table | undefined} table
 */
function sorted(library, pages, matches, sort, table) {
  if (table && sort !== "relevance") return dated(pages, table.days, sort === "date" ? -1 : 1);
  return ranked(pages, matches, library.boosts, (page) => library.bounds.of(page + 1));
}

/**
 * @param {Library} library
 * @param {number} number of the page
 * @param {import("./array.js").Match[]} matches
 * @param {import("./query.js").Phrase[]} phrases
 * @returns {Promise<Result>}
 */
async function result(library, number, matches, phrases) {
  const page = await library.page(number);
  const url = new URL(page.uri.split("/").map(encodeURIComponent).join("/"), SITE).href;
  return {
    uri: page.uri,
    url: address(url, phrases),
    title: marked(page.title, placesOf(page.form, phrases)),
    byline: page.byline,
    tags: page.tags.map((tag) => marked(tag, placesOf(library.form.read(tag), phrases))).filter(isMarked),
    places: placesIn(matches, number),
    passages: passages(page.runs, phrases, url),
  };
}

/**
 * For a query that finds nothing: the longest parts of its phrases that do occur, longest first, each with the number
 * of pages; `known` words are not cut.
 * @param {string} query
 */
export function parts(query, /** @type {string[]} */ known = []) {
  return fresh(async (library) => {
    const { phrases } = parse(query, library.form);
    const found = await Promise.all(phrases.map((phrase) => partsOf(library, phrase, known)));
    const unique = new Map(found.flat().map((part) => [part.text, part]));
    return [...unique.values()].sort((one, other) => other.length - one.length || one.pages - other.pages);
  });
}

/**
 * Where the phrases of a query stand in a text: `[begin, end]` in order, those that overlap as one.
 * @param {string} query
 * @param {string} text
 */
export async function locate(query, text) {
  const { form } = await open();
  /** @type {[begin: number, end: number][]} */
  const found = [];
  for (const { begin, end } of placesOf(form.read(text), parse(query, form).phrases)) {
    const last = found.at(-1);
    if (last && begin < last[1]) last[1] = Math.max(last[1], end);
    else found.push([begin, end]);
  }
  return found;
}

/**
 * The address of the search page with a query: known before the index is open.
 * @param {string} query
 */
export async function searchPage(query) {
  open();
  const link = new URL((await manifest)?.page ?? "", SITE);
  if (query) link.searchParams.set("q", query);
  return link.href;
}
