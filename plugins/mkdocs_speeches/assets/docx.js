/** Makes a Word document of a speech when a reader asks for one, of the same parts as `mkdocs-speeches export` does. */

import { zipSync, strToU8 } from "./fflate/fflate.js";
import { readPlain } from "./plain.js";

/**
 * @typedef {import("./plain.js").Block} Block
 * @typedef {{
 *   parts: Record<string, string>, begin: string, end: string, paragraph: string, table: string, column: string,
 *   row: string, cell: string, styles: Record<string, string>,
 * }} Form
 */

const DEEPEST = 5;
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** @type {Record<string, string>} */
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** @param {string} text */
const escape = (text) => text.replace(/[&<>]/g, (sign) => SIGNS[sign]);

/**
 * A form with the values in their places.
 * @param {string} form
 * @param {Record<string, string>} values
 */
const put = (form, values) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(name, () => value), form);

/**
 * @param {Form} form
 * @param {Block} block
 */
function writeTable(form, { text }) {
  const rows = text.split("\n").map((line) => line.split("\t"));
  const width = Math.max(...rows.map((row) => row.length));
  const shown = rows.map((row) => {
    const cells = Array.from({ length: width }, (_, place) => put(form.cell, { TEXT: escape(row[place] ?? "") }));
    return put(form.row, { CELLS: cells.join("") });
  });
  return put(form.table, { COLUMNS: form.column.repeat(width), ROWS: shown.join("") });
}

/**
 * The body of a document.
 * @param {Form} form
 * @param {Block[]} blocks
 */
export function writeBody(form, blocks) {
  const shown = blocks.map((block) => {
    if (block.kind === "table") return writeTable(form, block);
    const level = block.kind === "heading" ? String(Math.min(block.level ?? 1, DEEPEST)) : "";
    return put(form.paragraph, { STYLE: form.styles[block.kind] + level, TEXT: escape(block.text) });
  });
  return `${form.begin}${shown.join("")}${form.end}`;
}

export async function save() {
  const answer = await fetch(new URL("document.json", import.meta.url));
  const form = /** @type {Form} */ (await answer.json());
  const blocks = readPlain();
  const parts = { ...form.parts, "word/document.xml": writeBody(form, blocks) };
  const packed = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([new Uint8Array(packed)], { type: TYPE }));
  link.download = `${blocks[0]?.text.replace(/[\\/:*?"<>|]/g, " ") ?? "讲话"}.docx`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
