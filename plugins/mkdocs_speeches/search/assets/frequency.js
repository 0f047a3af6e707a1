/** How often phrases stand in the texts of each year. Knows nothing of browsers. */

import { tableOf } from "./sheets.js";

/**
 * The pages of a year: how many, how many letters and digits they have, in how many places each phrase stands.
 * @typedef {{ year: string, pages: number, size: number, places: number[] }} Row
 * Phrases by their `names`, year by year; `undated` tells of the pages without a year.
 * @typedef {{ names: string[], rows: Row[], undated: Row }} Frequencies
 */

const PORTION = 10_000; // letters and digits that a rate tells of
const BETWEEN = /[、；;]|[,，](?!\d)|(?<!\d)[,，]/u; // a comma between digits is part of a number

/**
 * The phrases that a reader wrote in a row, none twice.
 * @param {string} text
 */
export const spelled = (text) => [...new Set(text.split(BETWEEN).map((part) => part.trim()).filter(Boolean))];

/**
 * @param {number[]} pages that count
 * @param {(page: number) => string} yearOf a page, empty where none is known
 * @param {ArrayLike<number>} sizes of all pages, in letters and digits
 * @param {{ name: string, places: ArrayLike<number> }[]} counted phrases, with their places on each page
 * @returns {Frequencies}
 */
export function tabled(pages, yearOf, sizes, counted) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @param {string} year */
  const rowOf = (year) => {
    const row = rows.get(year) ?? { year, pages: 0, size: 0, places: counted.map(() => 0) };
    rows.set(year, row);
    return row;
  };
  const undated = rowOf("");
  for (const page of pages) {
    const row = rowOf(yearOf(page));
    row.pages++;
    row.size += sizes[page];
    counted.forEach(({ places }, at) => (row.places[at] += places[page]));
  }
  rows.delete("");
  const dated = [...rows.values()].sort((one, other) => Number(one.year) - Number(other.year));
  return { names: counted.map(({ name }) => name), rows: dated, undated };
}

/**
 * How often in 10,000 letters and digits: below 1 to two places, above to one.
 * @param {number} places
 * @param {number} size
 */
export function rateOf(places, size) {
  const rate = (PORTION * places) / Math.max(size, 1);
  const unit = rate >= 1 ? 10 : 100;
  return Math.round(rate * unit) / unit;
}

/**
 * In how many places a phrase stands in all, with a year or without.
 * @param {Frequencies} frequencies
 * @param {number} at which phrase
 */
export const totalOf = ({ rows, undated }, at) =>
  rows.reduce((sum, row) => sum + row.places[at], undated.places[at]);

/**
 * All years from the first to the last, those of which there is nothing without a row.
 * @param {Frequencies} frequencies
 * @returns {{ year: string, row?: Row }[]}
 */
export function calendar({ rows }) {
  if (!rows.length) return [];
  const first = Number(rows[0].year);
  const known = new Map(rows.map((row) => [row.year, row]));
  return Array.from({ length: Number(rows[rows.length - 1].year) - first + 1 }, (_, step) => {
    const year = String(first + step).padStart(4, "0");
    return { year, row: known.get(year) };
  });
}

/**
 * The table as a file for spreadsheets; the last line tells of pages without a year.
 * @param {Frequencies} frequencies
 */
export function csvOf({ names, rows, undated }) {
  const head = ["年份", "篇数", "字数", ...names.flatMap((name) => [`“${name}”处数`, `“${name}”每万字`])];
  const last = undated.pages ? [{ ...undated, year: "无日期" }] : [];
  const lines = [...rows, ...last].map(({ year, pages, size, places }) => {
    const counts = places.flatMap((times) => [times, ((PORTION * times) / Math.max(size, 1)).toFixed(4)]);
    return [year, pages, size, ...counts];
  });
  return tableOf([head, ...lines]);
}
