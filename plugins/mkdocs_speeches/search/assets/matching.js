/** Which pages a query is found in, and what they leave of each facet. Knows nothing of browsers. */

import { matchEither } from "./either.js";
import { narrow } from "./facets.js";
import { parse } from "./query.js";
import { pagesWith } from "./ranking.js";

/**
 * @typedef {import("./library.js").Library} Library
 * @typedef {import("./facets.js").Table} Table
 * @typedef {import("./facets.js").Filters} Filters
 */

/**
 * The pages of a query that pass the filters, its phrases and where each is found.
 * @param {Library} library
 * @param {string} query
 * @param {Filters} filters
 * @param {Promise<Table> | undefined} columns
 */
export async function matching(library, query, filters, columns) {
  const asked = parse(query, library.form);
  /** @param {import("./query.js").Phrase[]} phrases */
  const match = (phrases) => Promise.all(phrases.map((phrase) => matchEither(library, phrase)));
  const [matches, without, table] = await Promise.all([match(asked.phrases), match(asked.excluded), columns]);
  const found = pagesWith(library.bounds.pages, matches, without);
  const { left, counted } = table ? narrow(found, filters, table) : { left: found, counted: [] };
  return { asked, matches, table, left, counted };
}
