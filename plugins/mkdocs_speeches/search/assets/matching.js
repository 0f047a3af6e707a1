/** Which pages a query is found in, and what they leave of each facet. Knows nothing of browsers. */

import { offersOf, targetOf } from "./chips.js";
import { narrow } from "./facets.js";
import { parse } from "./query.js";
import { pagesWith } from "./ranking.js";

/**
 * @typedef {import("./library.js").Library} Library
 * @typedef {import("./facets.js").Table} Table
 * @typedef {import("./facets.js").Filters} Filters
 * @typedef {import("./chips.js").Offer & { pages: number }} Chip
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
  const match = (phrases) => Promise.all(phrases.map(({ codes }) => library.match(codes)));
  const [matches, without, table] = await Promise.all([match(asked.phrases), match(asked.excluded), columns]);
  const found = pagesWith(library.bounds.pages, matches, without);
  const { left, counted } = table ? narrow(found, filters, table) : { left: found, counted: [] };
  return { asked, matches, table, left, counted };
}

/**
 * What the query names, with the number of pages that each offer leads to: of one that leads nowhere the fact alone.
 * @param {Library} library
 * @param {ReturnType<typeof parse>} asked
 * @param {Filters} filters
 * @param {Table} table
 * @returns {Promise<Chip[]>}
 */
export async function chipsOf(library, asked, filters, table) {
  /** @param {import("./chips.js").Offer} offer @returns {Promise<Chip>} */
  const counted = async (offer) => {
    const chosen = /** @type {Record<string, string[]>} */ ({ ...filters, ...offer.filters });
    const { left } = await matching(library, offer.query, chosen, library.columns());
    if (left.length || !(offer.query || offer.with.length)) return { ...offer, filters: chosen, pages: left.length };
    return counted({ ...offer, query: "", with: [], filters: { [offer.name]: offer.filters[offer.name] } });
  };
  const chips = await Promise.all(offersOf(asked, table, library.form).map(counted));
  const targets = new Set();
  return chips.filter((chip) => chip.pages && targets.size < targets.add(targetOf(chip)).size);
}
