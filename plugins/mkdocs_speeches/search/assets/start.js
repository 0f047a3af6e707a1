/** What the field in the header offers: the last queries and foremost terms while it is empty, places on this page. */

import { addressOf } from "./address.js";
import { ordered } from "./filters.js";
import { find, searchPage } from "./reader.js";
import { forget, recent, remember } from "./recent.js";
import { draw, latest } from "./results.js";
import { countHere, markedHere } from "./within.js";

/**
 * @typedef {{
 *   root: HTMLElement, field: HTMLInputElement, status: HTMLElement, list: HTMLElement, panel: HTMLElement,
 *   all: HTMLElement, offers: HTMLElement,
 * }} Header
 */

const FOREMOST = 12; // terms
const WITHIN = "cjk-search__within";

/** @type {WeakSet<HTMLElement>} */
const greeted = new WeakSet();

/**
 * Called whenever the field is entered.
 * @param {Header} header
 */
export function greet(header) {
  if (greeted.has(header.root)) {
    if (!header.field.value.trim()) offer(header);
    return;
  }
  greeted.add(header.root);
  listen(header)();
}

/**
 * Gives what is done whenever something is typed.
 * @param {Header} header
 */
function listen(header) {
  const within = draw("p", { class: WITHIN, hidden: true });
  header.status.before(within);
  const run = latest();
  const typed = async () => {
    const query = header.field.value.trim();
    within.hidden = true;
    within.replaceChildren();
    if (!query) return offer(header);
    const count = (await run(() => countHere(query)))?.value;
    if (!count || header.field.value.trim() !== query) return;
    within.replaceChildren(draw("a", { href: markedHere(query) }, `本页 ${count} 处`));
    within.hidden = false;
  };
  header.field.addEventListener("input", typed);
  header.panel.addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).closest("a")) remember(header.field.value);
  });
  return typed;
}

/** @param {Header} header */
async function offer(header) {
  const rows = [...(await drawRecent(header)), ...(await drawForemost())];
  const isLeft = !header.root.contains(document.activeElement) || header.field.value.trim();
  if (!rows.length || isLeft) return;
  header.status.textContent = "";
  header.offers.replaceChildren();
  header.all.remove();
  header.list.replaceChildren(...rows);
  header.panel.hidden = false;
}

/**
 * A row of links.
 * @param {string} name
 * @param {HTMLElement[]} parts
 */
const drawRow = (name, parts) =>
  draw("li", { class: "cjk-search__row" }, draw("span", {}, name), parts.flatMap((part) => [" ", part]));

/** @param {Header} header */
async function drawRecent(header) {
  const queries = recent();
  if (!queries.length) return [];
  const links = queries.map(async (query) => draw("a", { href: await searchPage(query) }, query));
  const clear = draw("button", { type: "button" }, "清除");
  clear.addEventListener("click", () => {
    forget();
    clear.closest("li")?.remove();
    header.field.focus();
  });
  return [drawRow("最近找过", [...(await Promise.all(links)), clear])];
}

async function drawForemost() {
  const found = await find("", {}, { facets: true }).catch(() => undefined); // the first query will say why
  const tags = found?.facets.find(({ name }) => name === "tag");
  if (!tags?.values.length) return [];
  const page = await searchPage("");
  const links = ordered(tags.values)
    .slice(0, FOREMOST)
    .map(({ value }) => {
      const href = addressOf({ query: "", filters: { tag: [value] }, sort: "relevance" }, page);
      return draw("a", { href }, value);
    });
  return [drawRow(`常见${tags.label}`, links)];
}
