/** The columns by which found pages are narrowed and sorted. Knows nothing of browsers. */

import { Numbers } from "./numbers.js";

/**
 * An `unlisted` facet has too many values to be shown; `begins`: a part of a date stands for all dates in it.
 * @typedef {{
 *   name: string, label: string, values: string[], rows: number[][], multiple: boolean, unlisted?: 1, begins?: true,
 * }} Facet
 * @typedef {{ days: Uint32Array, facets: Facet[], names: string[][] }} Table
 * @typedef {{ value: string, count: number, chosen: boolean }} Value
 * @typedef {{ name: string, label: string, values: Value[] }} Counted
 * @typedef {Record<string, string | string[]>} Filters
 */

/**
 * The columns of so many pages; the head in front of them is JSON.
 * @param {Uint8Array} bytes
 * @param {string} file what an error names
 * @param {number} pages
 * @param {(bytes: Uint8Array, file: string) => any} readJson
 * @returns {Table}
 */
export function readTable(bytes, file, pages, readJson) {
  const numbers = new Numbers(bytes, file);
  const head = numbers.count();
  const { dates, facets, names } = readJson(bytes.subarray(numbers.at, numbers.at + head), file);
  numbers.at += head;
  const days = Uint32Array.from({ length: pages }, () => numbers.next());
  for (const facet of facets) {
    facet.rows = Array.from({ length: pages }, () => numbers.take(numbers.count()));
    facet.multiple = facet.rows.some((/** @type {number[]} */ row) => row.length > 1);
  }
  numbers.end();
  const rows = Array.from(days, (day) => (day ? [day - 1] : []));
  facets.push({ name: "date", label: "日期", values: dates, rows, multiple: false, unlisted: 1, begins: true });
  return { days, facets, names };
}

/**
 * Tells of a page whether it has the values chosen in a facet: all of them, or any where a page has only one.
 * @param {Facet} facet
 * @param {string[]} values
 * @returns {(page: number) => boolean}
 */
function chooser(facet, values) {
  const wanted = facet.begins
    ? facet.values.flatMap((value, number) => (values.some((begin) => begins(value, begin)) ? [number] : []))
    : values.map((value) => facet.values.indexOf(value));
  return (page) =>
    facet.multiple
      ? wanted.every((value) => facet.rows[page].includes(value))
      : wanted.some((value) => facet.rows[page].includes(value));
}

/**
 * Whether a date lies in another: `2017-10-18` in `2017-10`, and in itself.
 * @param {string} date
 * @param {string} other
 */
const begins = (date, other) => `${date}-`.startsWith(`${other}-`);

/**
 * @param {Filters} filters
 * @param {string} name
 * @returns {string[]}
 */
export const chosenIn = (filters, name) => (Object.hasOwn(filters, name) ? [filters[name]].flat().filter(Boolean) : []);

/**
 * The pages that pass all filters, and each facet's values with the number of pages that choosing it leaves.
 * @param {number[]} pages
 * @param {Filters} filters
 * @param {Table} table
 */
export function narrow(pages, filters, { facets }) {
  const chosen = facets.map(({ name }) => chosenIn(filters, name));
  const passes = facets.map((facet, at) => (chosen[at].length ? chooser(facet, chosen[at]) : undefined));
  /** @param {number} [skipped] */
  const passing = (skipped) =>
    pages.filter((page) => passes.every((pass, at) => !pass || at === skipped || pass(page)));
  const left = passing();
  /** @type {Counted[]} */
  const counted = facets.map((facet, at) => {
    const { name, label, values, rows, multiple } = facet;
    if (facet.unlisted) return { name, label, values: chosen[at].map((value) => alone(facet, value, left)) };
    const counts = new Uint32Array(values.length);
    const counting = multiple || !passes[at] ? left : passing(at);
    for (const page of counting) for (const value of rows[page]) counts[value]++;
    const listed = values.map((value, number) => ({
      value,
      count: counts[number],
      chosen: chosen[at].includes(value),
    }));
    return { name, label, values: listed.filter(({ count, chosen }) => count || chosen) };
  });
  return { left, counted };
}

/**
 * A chosen value by itself.
 * @param {Facet} facet
 * @param {string} value
 * @param {number[]} left
 * @returns {Value}
 */
const alone = (facet, value, left) => ({ value, count: left.filter(chooser(facet, [value])).length, chosen: true });

/**
 * By date, those without one last; the newest first where `direction` is −1.
 * @param {number[]} pages
 * @param {Uint32Array} days
 * @param {1 | -1} direction
 */
export function dated(pages, days, direction) {
  /** @param {number} page */
  const day = (page) => days[page] || (direction < 0 ? 0 : Infinity);
  return pages.slice().sort((one, other) => direction * (day(one) - day(other)) || one - other);
}
