/** The speech that a reader holds to compare another one with it, as long as the tab is open. */

/** @typedef {{ slug: string, title: string }} Held */

const KEY = "speech-held";

/** @returns {Held | null} */
export function held() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** @param {Held | null} speech */
export function hold(speech) {
  try {
    if (speech) sessionStorage.setItem(KEY, JSON.stringify(speech));
    else sessionStorage.removeItem(KEY);
  } catch {
    // then two have to be chosen on one page
  }
}

/**
 * What a speech is called: its title, and its day where there is one.
 * @param {Element | null} title
 * @param {Element | null} day
 */
export function titled(title, day) {
  return `《${title?.textContent.trim() ?? ""}》${day ? `（${day.textContent}）` : ""}`;
}

/**
 * The address at which two speeches are compared.
 * @param {string} page of comparisons
 * @param {string} one
 * @param {string} other
 */
export function comparisonOf(page, one, other) {
  const url = new URL(page);
  url.search = new URLSearchParams({ a: one, b: other }).toString();
  return url.href;
}
