/** Tables as files for spreadsheets, made in the browser. */

const BYTE_ORDER = "\uFEFF"; // by which spreadsheets know UTF-8
const FORMULA = /^[=+\-@\t\r]/; // a cell that begins so would be reckoned: untrusted words are words

/** @param {string | number} content */
function cell(content) {
  if (typeof content === "number") return content;
  const text = FORMULA.test(content) ? `'${content}` : content;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Rows of cells, the first of them the head.
 * @param {(string | number)[][]} rows
 */
export const tableOf = (rows) => BYTE_ORDER + rows.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");

/**
 * Hands a table over as a file of this name.
 * @param {string[]} name its parts
 * @param {string} table
 */
export function save(name, table) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([table], { type: "text/csv" }));
  link.download = `${name.join("-").replaceAll(/[\s"*/:<>?\\|]+/gu, "-")}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000); // the browser has taken it by then
}
