/** The last queries, kept in this browser. */

const KEY = "cjk-search-recent";
const MOST = 8;

/**
 * The list with a query in front, once.
 * @param {string[]} kept
 * @param {string} query
 */
export function withQuery(kept, query) {
  const asked = query.trim();
  return asked ? [asked, ...kept.filter((one) => one !== asked)].slice(0, MOST) : kept;
}

/** @returns {string[]} the latest first */
export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return []; // a browser that keeps nothing
  }
}

/** @param {string} query */
export function remember(query) {
  try {
    localStorage.setItem(KEY, JSON.stringify(withQuery(recent(), query)));
  } catch {
    // then it is not kept
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // nothing was kept
  }
}
