/** What a search page's address asks for. Knows nothing of browsers. */

/**
 * `freq` holds further phrases to count year by year; without it no plot is shown.
 * @typedef {{ query: string, filters: Record<string, string[]>, sort: string, freq?: string }} Asked
 */

/** @type {Record<string, string>} */
export const SORTS = { relevance: "最相关", date: "最新", oldest: "最早" };
const OWN = new Set(["q", "sort", "freq", "h", "n"]);

/**
 * @param {string} search the query of an address
 * @returns {Asked}
 */
export function read(search) {
  const parameters = new URLSearchParams(search);
  const filters = Object.create(null); // any name may stand in an address
  for (const [name, value] of parameters) if (!OWN.has(name)) (filters[name] ??= []).push(value);
  const sort = parameters.get("sort") ?? "";
  const freq = parameters.get("freq") ?? undefined;
  return { query: parameters.get("q") ?? "", filters, sort: Object.hasOwn(SORTS, sort) ? sort : "relevance", freq };
}

/**
 * The address of a search on the page of `address`.
 * @param {Asked} asked
 * @param {string} address
 */
export function addressOf({ query, filters, sort, freq }, address) {
  const { origin, pathname } = new URL(address);
  const link = new URL(pathname, origin);
  if (query) link.searchParams.set("q", query);
  for (const [name, values] of Object.entries(filters)) {
    for (const value of values) link.searchParams.append(name, value);
  }
  if (sort !== "relevance") link.searchParams.set("sort", sort);
  if (freq !== undefined) link.searchParams.set("freq", freq);
  return link.href;
}

/**
 * Whether any value of a facet is chosen.
 * @param {Asked} asked
 */
export const isNarrowed = ({ filters }) => Object.values(filters).some((values) => values.length);
