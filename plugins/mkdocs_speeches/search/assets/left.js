/** How the lists of a search page were left, for whoever comes back to them. */

import { remember } from "./recent.js";

/**
 * How long a list was, which results showed all their lines, and which one stood where in the window.
 * @typedef {{ shown: number, whole: number[], first?: number, top?: number }} Left
 */

const KEY = "cjk-search-left";
const KEPT = 20; // lists whose length and place are remembered
const BACK = "#back"; // ends a link that leads back to a list as it was left

/** @param {string} address */
const bare = (address) => address.split("#")[0];

const [arrival] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
/** The address that the reader came back to, until it is shown again. */
let returned = arrival && arrival.type !== "navigate" ? bare(arrival.name) : "";
addEventListener("popstate", () => (returned = bare(location.href)));

/** How the list of this address was left, where the reader comes back to it. */
export function recall() {
  const address = bare(location.href);
  const left = returned === address || location.hash === BACK ? recallAll().get(address) : undefined;
  returned = "";
  return left;
}

/**
 * The lists of this tab by address, the last one last.
 * @returns {Map<string, Left>}
 */
function recallAll() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY) ?? "[]"));
  } catch {
    return new Map(); // a browser that keeps nothing
  }
}

/**
 * Remembers how long the list of this address is, which results show all their lines, and which one stands where in the
 * window.
 * @param {Element} list
 */
export function keepList(list) {
  const rows = [...list.children];
  if (rows.length) remember(new URLSearchParams(location.search).get("q") ?? "");
  const first = rows.findIndex((row) => row.getBoundingClientRect().bottom > 0);
  if (first < 0) return;
  const whole = rows.flatMap((row, place) => (row.hasAttribute("data-search-whole") ? [place] : []));
  keep({ shown: rows.length, whole, first, top: rows[first].getBoundingClientRect().top });
}

/** @param {Left} left */
function keep(left) {
  const address = bare(location.href);
  const lists = recallAll();
  lists.delete(address);
  lists.set(address, left);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...lists].slice(-KEPT)));
  } catch {
    // then the list begins anew
  }
}
