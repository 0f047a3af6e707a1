/** Remembers the list that a reader goes on from, as long as the tab is open: previous and next follow it. */

import { BEFORE, CONTEXT, GROUP, HEADER_LINK, ITEM, LISTING, PAGER, TERM, TOTAL } from "./names.js";

/**
 * The speeches of a list. `before` counts those of its group that stand on earlier pages, `total` all of them, 0 where
 * it is not known; `ends` are the addresses of the pages before and behind.
 * @typedef {{ uri: string, href: string, title: string }} Stop
 * @typedef {{
 *   name: string, href: string, stops: Stop[], group: string, before: number, total: number, ends: string[],
 * }} Trail
 */

const KEY = "speech-list";
const SITE = new URL("../", import.meta.url).href;
const SPEECH = /^speeches\/[^/]+(?:\/|\.html)$/;
const RESULTS = ".cjk-page__results";
export const LINES = `.${ITEM} > a, .${CONTEXT} > a, .${LISTING} > a`;
const FACTS = `.${ITEM} small a, .${TERM} small a`;
const LISTED = `${LINES}, ${FACTS}, ${RESULTS} a`;
const MORE = ".cjk-page__more:not([hidden])";

/** @returns {Trail | null} */
export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** @param {Trail} trail */
export function keep(trail) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(trail));
  } catch {
    // then the pages lead on by date
  }
}

/**
 * The path of a speech's page below the site's root; nothing where an address is none of a speech.
 * @param {string} address
 */
export function speechAt(address) {
  const { origin, pathname } = new URL(address, SITE);
  const path = `${origin}${pathname}`;
  const uri = path.startsWith(SITE) ? path.slice(SITE.length) : "";
  return SPEECH.test(uri) ? uri : "";
}

/** @param {Element | null} element its text without the links behind it */
function textOf(element, without = `.${HEADER_LINK}`) {
  const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
  for (const part of copy?.querySelectorAll(without) ?? []) part.remove();
  return copy?.textContent.trim().replace(/\s+/g, " ") ?? "";
}

/**
 * The heading of a list's group, nothing where it stands in none.
 * @param {Element} list
 */
function headingOf(list) {
  const block = list.closest("details:not([class])") ?? list; // a part of a list that is folded away
  let heading = list.matches("ul") ? block.previousElementSibling : null;
  while (heading && !heading.matches("h1, h2, h3")) heading = heading.previousElementSibling;
  return heading?.matches(`.${GROUP}`) ? heading : null;
}

/**
 * What a list is called; its place as an address.
 * @param {Element} list
 */
function nameOf(list) {
  if (list.matches(RESULTS)) {
    const query = new URLSearchParams(location.search).get("q");
    return [query ? `搜索：${query}` : "搜索", new URL("#back", location.href).href]; // to the results as they were left
  }
  if (list.matches("small")) return [textOf(list.parentElement, "small"), location.href];
  const heading = headingOf(list);
  if (!heading) return [textOf(document.querySelector("h1")), location.href];
  return [textOf(heading), new URL(`#${heading.id}`, location.href).href];
}

/** @param {Element} link */
function titleOf(link) {
  const line = link.closest(`.${CONTEXT}, .cjk-result`);
  return textOf(line?.querySelector(":scope > small, :scope > .cjk-result__title") ?? link);
}

/**
 * The speeches that links lead to, each once.
 * @param {Iterable<Element>} links
 * @param {string} address of the page that the links stand on
 */
export function stopsOf(links, address) {
  /** @type {Map<string, Stop>} */
  const stops = new Map();
  for (const link of links) {
    const { href } = new URL(link.getAttribute("href") ?? "", address);
    const uri = speechAt(href);
    if (uri && !stops.has(uri)) stops.set(uri, { uri, href, title: titleOf(link) });
  }
  return [...stops.values()];
}

/**
 * The pages before and behind one of a list that is cut into pages, each only where the group goes on there.
 * @param {Document} page
 * @param {string} address
 * @param {boolean} before
 * @param {boolean} behind
 */
export function endsOf(page, address, before, behind) {
  const here = page.querySelector(`.${PAGER} > strong`);
  const sides = [before && here?.previousElementSibling, behind && here?.nextElementSibling];
  return sides.map((link) => (link ? new URL(link.getAttribute("href") ?? "", address).href : ""));
}

/**
 * The speeches of the list that a link stands in, led to as the reader was; nothing for any other link.
 * @param {HTMLAnchorElement | null} link
 * @returns {Trail | null}
 */
function trailFrom(link) {
  if (!link?.matches(LISTED) || !speechAt(link.href)) return null;
  const list = link.closest(RESULTS) ?? link.closest("small, p, ul");
  if (!list) return null;
  const own = [...list.querySelectorAll(LISTED)].filter((other) => other.matches(FACTS) === link.matches(FACTS));
  const stops = stopsOf(own, location.href);
  const [name, href] = nameOf(list);
  return { name, href, stops, ...(list.matches(RESULTS) ? extentOfResults(stops, href) : extentOf(list, stops)) };
}

/**
 * @param {Stop[]} stops
 * @param {string} href
 */
function extentOfResults(stops, href) {
  const more = document.querySelector(MORE);
  return { group: "", before: 0, total: more ? 0 : stops.length, ends: ["", more ? href : ""] };
}

/**
 * @param {Element} list
 * @param {Stop[]} stops
 */
function extentOf(list, stops) {
  // in the list of what is cited few lines lead to speeches, and its heading counts all
  const heading = stops.length === list.children.length ? headingOf(list) : null;
  const before = Number(heading?.getAttribute(BEFORE) ?? 0);
  const total = Number(heading?.getAttribute(TOTAL) ?? stops.length);
  const ends = endsOf(document, location.href, before > 0, before + stops.length < total);
  return { group: heading?.id ?? "", before, total, ends };
}

addEventListener(
  "click",
  ({ target }) => {
    const trail = target instanceof Element ? trailFrom(target.closest("a[href]")) : null;
    if (trail) keep(trail);
  },
  true, // before the theme takes the click where it swaps pages
);
