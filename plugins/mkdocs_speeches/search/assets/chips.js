/** What a query names is offered as chips: pages by who spoke, when and where. Knows nothing of browsers. */

import { factsOf } from "./facts.js";
import { spell } from "./query.js";

/**
 * An offer: `value` of a facet, and the search that it leads to. `with` are further values that the query names.
 * @typedef {{
 *   name: string, label: string, value: string, with: string[], query: string, filters: Record<string, string[]>,
 *   exact: boolean,
 * }} Offer
 * @typedef {import("./facts.js").Fact} Fact
 * @typedef {import("./query.js").Phrase} Phrase
 */

const MOST = 6; // offers for one query
/** What narrows by itself where a query names it beside other things; tags stand in the text, too. */
const NARROWS = new Set(["speaker", "date", "year", "role", "occasion"]);

/**
 * The offers for a query as read.
 * @param {{ phrases: Phrase[], excluded: Phrase[], signs: string[] }} asked
 * @param {{ facets: import("./facets.js").Facet[] }} table
 * @param {import("./facts.js").Reading} form
 * @returns {Offer[]}
 */
export function offersOf({ phrases, excluded, signs }, table, form) {
  const pieces = [...phrases.map(spell), ...signs];
  const unwanted = excluded.map((phrase) => `-${spell(phrase)}`);
  const named = pieces.map((piece) => factsOf(piece, table, form));
  const whole = pieces.length > 1 ? factsOf(pieces.join(""), table, form) : [];
  const offers = whole.map((fact) => offer(fact, [], unwanted));
  named.forEach((facts, place) => {
    for (const fact of facts) {
      const { beside, words } = others(named, pieces, place, fact);
      offers.push(offer(fact, beside, [...words, ...unwanted]));
    }
  });
  offers.sort((one, other) => Number(other.exact) - Number(one.exact));
  const targets = new Set();
  return offers.filter((made) => targets.size < targets.add(targetOf(made)).size).slice(0, MOST);
}

/**
 * Where an offer leads.
 * @param {Offer} offer
 */
export const targetOf = ({ query, filters }) => JSON.stringify([query, Object.entries(filters).sort()]);

/**
 * What a query has beside a fact: further facts of other facets that narrow, and words.
 * @param {Fact[][]} named
 * @param {string[]} pieces
 * @param {number} place of the piece that names the fact
 * @param {Fact} fact
 */
function others(named, pieces, place, fact) {
  /** @type {Fact[]} */
  const beside = [];
  /** @type {string[]} */
  const words = [];
  pieces.forEach((piece, at) => {
    if (at === place) return;
    const taken = new Set([fact.name, ...beside.map(({ name }) => name)]);
    const narrowing = named[at].find(({ name, exact }) => exact && NARROWS.has(name) && !taken.has(name));
    if (narrowing) beside.push(narrowing);
    else words.push(piece);
  });
  return { beside, words };
}

/**
 * @param {Fact} fact
 * @param {Fact[]} beside
 * @param {string[]} words
 * @returns {Offer}
 */
function offer(fact, beside, words) {
  const filters = Object.fromEntries([fact, ...beside].map(({ name, values }) => [name, values]));
  const { name, label, values, exact } = fact;
  const more = beside.map((one) => one.values[0]);
  return { name, label, value: values[0], with: more, query: words.join(" "), filters, exact };
}
