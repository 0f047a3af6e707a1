/** What a search found, as a file for spreadsheets: a row for each line in context. */

import { find } from "./reader.js";
import { save, tableOf } from "./sheets.js";

/** @param {import("./passages.js").Part[]} parts with what was found in brackets */
const bracketed = (parts) => parts.map(([text, marked]) => (marked ? `【${text}】` : text)).join("");

/**
 * The rows, of each page at least one.
 * @param {Pick<import("./reader.js").Result, "title" | "byline" | "url" | "places" | "passages">[]} results
 */
export function rowsOf(results) {
  const rows = results.flatMap(({ title, byline, url, places, passages }) => {
    const known = [title.map(([text]) => text).join(""), byline, places];
    const lines = [...passages].sort((one, other) => one.order - other.order);
    return lines.length ? lines.map((line) => [...known, bracketed(line.parts), line.url]) : [[...known, "", url]];
  });
  return [["标题", "说明", "本篇共几处", "上下文", "链接"], ...rows];
}

/**
 * Hands all that is asked for over as a file.
 * @param {import("./address.js").Asked} asked
 */
export async function take({ query, filters, sort }) {
  const { results } = await find(query, filters, { sort, limit: Infinity });
  save(["搜索", query.trim() || "筛选"], tableOf(rowsOf(results)));
}
