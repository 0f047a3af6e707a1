/** Counts phrases year by year, over the pages that a search is narrowed to. */

import { matchEither } from "./either.js";
import { tabled } from "./frequency.js";
import { matching } from "./matching.js";
import { parse, spell } from "./query.js";
import { fresh } from "./reader.js";

/** @typedef {import("./query.js").Phrase} Phrase */

const MOST = 6; // phrases at once

/**
 * How often the phrases of a query, each by itself, and further ones stand in the pages of each year: of those that
 * pass the filters and hold nothing that the query excludes. A further one may be wordings with `|` between them.
 * @param {string} query
 * @param {string[]} further
 * @param {import("./facets.js").Filters} filters
 */
export function frequencies(query, further, filters) {
  return fresh(async (library) => {
    const asked = parse(query, library.form);
    const added = further.flatMap((text) => parse(together(text), library.form).phrases);
    const phrases = unique([...asked.phrases, ...added]).slice(0, MOST);
    const without = asked.excluded.map((phrase) => `-${spell(phrase)}`).join(" ");
    const [{ left, table }, sizes, matches] = await Promise.all([
      matching(library, without, filters, library.columns()),
      library.sizes(),
      Promise.all(phrases.map((phrase) => matchEither(library, phrase))),
    ]);
    const dates = table?.facets.find(({ name, begins }) => name === "date" && begins);
    /** @param {number} page */
    const yearOf = (page) => dates?.values[dates.rows[page][0]]?.slice(0, 4) ?? "";
    const counted = phrases.map((phrase, at) => ({ name: nameOf(phrase), places: matches[at].places }));
    return tabled(left, yearOf, sizes, counted);
  });
}

/**
 * A phrase as a query that holds its words together.
 * @param {string} text
 */
const together = (text) => text.replaceAll(/["“”＂]/gu, " ").split(/[|｜]/u).map((one) => `"${one}"`).join("|");

/** @param {Phrase[]} phrases */
function unique(phrases) {
  /** @param {Phrase} phrase */
  const keyOf = ({ codes, others }) => [codes, ...others.map((other) => other.codes)].map(String).sort().join("|");
  return [...new Map(phrases.map((phrase) => [keyOf(phrase), phrase])).values()];
}

/** @param {Phrase} phrase */
const nameOf = ({ text, others }) => [text, ...others.map((other) => other.text)].map((one) => one.trim()).join("＋");
