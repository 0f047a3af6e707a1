/** How the lists of a search page were left, for whoever comes back to them. */

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
 * Remembers the list of this address.
 * @param {Left} left
 */
export function keep(left) {
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
