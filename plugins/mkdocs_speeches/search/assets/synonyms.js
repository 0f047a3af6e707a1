/** Other names of what a query asks for. Knows nothing of browsers. */

import { keyOf } from "./facts.js";
import { spell } from "./query.js";

/**
 * A phrase of a query and the other names of what it names; each with the query that asks for it instead, and one that
 * asks for all.
 * @typedef {{ names: { name: string, query: string }[], together: string }} Also
 * @typedef {import("./query.js").Phrase} Phrase
 */

/**
 * @param {{ phrases: Phrase[], excluded: Phrase[] }} asked
 * @param {string[][]} groups names that mean the same
 * @param {import("./query.js").Reading} form
 * @returns {Also[]}
 */
export function alsoNamed({ phrases, excluded }, groups, form) {
  const unwanted = excluded.map((phrase) => `-${spell(phrase)}`);
  return phrases.flatMap((phrase, place) => {
    if (phrase.others.length) return [];
    const key = keyOf(phrase.text, form);
    const group = groups.find((names) => names.some((name) => keyOf(name, form) === key)) ?? [];
    const others = group.filter((name) => keyOf(name, form) !== key);
    /** @param {string} wording */
    const instead = (wording) => [...phrases.map((one, at) => (at === place ? wording : spell(one))), ...unwanted].join(" ");
    const names = others.map((name) => ({ name, query: instead(spell({ text: name })) }));
    const all = spell({ text: phrase.text, others: others.map((text) => ({ text, codes: [] })) });
    return names.length ? [{ names, together: instead(all) }] : [];
  });
}
