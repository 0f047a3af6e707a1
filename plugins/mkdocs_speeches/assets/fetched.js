/** The text of a speech, taken from its page; of a page on a disk, which no script may fetch, by way of a frame. */

import { COMPARISON } from "./names.js";
import { readSpeech } from "./plain.js";

/** @typedef {{ slug: string, address: string, lang: string, blocks: import("./plain.js").Block[] }} Speech */

const PATIENCE = 10_000; // ms
const ASKED = "plain"; // the name of a frame whose page is to tell its text

/**
 * Where a speech stands, by the list of all speeches (`speeches/` or `speeches.html`); nothing for what is no name.
 * @param {string} list
 * @param {string} slug
 */
export function speechAddress(list, slug) {
  if (!slug || slug.startsWith(".")) return "";
  const name = encodeURIComponent(slug);
  return list.endsWith(".html") ? list.replace(/\.html$/, `/${name}.html`) : `${list}${name}/`;
}

/**
 * The name of a speech by the address of its page; nothing where that is none of a speech.
 * @param {string} address
 */
export function slugOf(address) {
  const name = /\/speeches\/([^/?#]+?)(?:\.html|\/(?:index\.html)?)(?:[?#]|$)/.exec(address)?.[1] ?? "";
  return decodeURIComponent(name);
}

/** The list of all speeches, as the page of comparisons leads to it. */
export const listOf = () =>
  /** @type {HTMLAnchorElement | null} */ (document.querySelector(`.${COMPARISON} a`))?.href ?? "";

/**
 * The page at an address, or where that leads on to; nothing where there is none.
 * @param {string} address
 * @param {boolean} isLast
 * @returns {Promise<{ page: Document, address: string } | undefined>}
 */
async function fetchPage(address, isLast = false) {
  const answer = await fetch(address);
  if (!answer.ok) return undefined;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector("meta[http-equiv=refresh]") && page.querySelector("link[rel=canonical]");
  const href = next?.getAttribute("href");
  return href && !isLast ? fetchPage(new URL(href, answer.url).href, true) : { page, address: answer.url };
}

/**
 * What the page at an address tells of itself in a frame.
 * @param {string} address
 * @returns {Promise<{ blocks: Speech["blocks"], lang: string }>}
 */
function askFrame(address) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.name = ASKED;
  frame.src = address;
  return new Promise((resolve) => {
    const end = (/** @type {MessageEvent | undefined} */ event) => {
      if (event && event.source !== frame.contentWindow) return;
      removeEventListener("message", end);
      frame.remove();
      resolve(event?.data ?? { blocks: [], lang: "" });
    };
    addEventListener("message", end);
    setTimeout(end, PATIENCE);
    document.body.append(frame);
  });
}

/**
 * A speech by its name in addresses, with no blocks where the site has none of that name.
 * @param {string} slug
 * @returns {Promise<Speech>}
 */
export async function fetchSpeech(slug) {
  const address = speechAddress(listOf(), slug);
  if (!address) return { slug, address, lang: "", blocks: [] };
  if (location.protocol === "file:") return { slug, address, ...(await askFrame(address)) };
  const found = await fetchPage(address);
  if (!found) return { slug, address, lang: "", blocks: [] };
  return { slug, address: found.address, lang: found.page.documentElement.lang, blocks: readSpeech(found.page) };
}
