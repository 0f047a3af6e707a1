/** What is told of a term at a glance: how often the library has it, where first, in which years how much. */

import { load } from "./data.js";
import { GLANCES, SHARES } from "./names.js";
import { draw } from "./sheet.js";

/**
 * `first` is a day, a title, and an address below the site's root; `rates` are by year, in 10,000 characters.
 * @typedef {{
 *   name: string, speeches: number, places: number, first?: [day: string, title: string, address: string],
 *   rates?: [year: number, rate: number][],
 * }} Glance
 */

/** The site's root. */
export const SITE = new URL("../", import.meta.url);

/**
 * Which file tells of the page at an address below the root.
 * @param {string} address
 */
export function shareOf(address) {
  let sum = 0;
  for (let at = 0; at < address.length; at++) sum += (address.charCodeAt(at) & 255) + (address.charCodeAt(at) >> 8);
  return sum % SHARES;
}

/**
 * The address of a page below the root, as it is read.
 * @param {string} href
 * @param {string} root
 */
export const addressIn = (href, root) =>
  decodeURIComponent(new URL(href).pathname.slice(new URL(root).pathname.length));

/**
 * What is told of the term whose page a link leads to; nothing where nothing is known.
 * @param {string} href
 * @returns {Promise<Glance | undefined>}
 */
export async function glanceAt(href) {
  const address = addressIn(href, SITE.href);
  const told = await load(GLANCES.replace("{}", String(shareOf(address)))).catch(() => undefined);
  return told?.[address];
}

/**
 * All years from the first to the last with a rate; 0 for those without.
 * @param {[year: number, rate: number][]} rates in the order of years
 * @returns {[year: number, rate: number][]}
 */
export function everyYear(rates) {
  const [first, last] = [rates[0][0], rates[rates.length - 1][0]];
  const known = new Map(rates);
  return Array.from({ length: last - first + 1 }, (_, step) => [first + step, known.get(first + step) ?? 0]);
}

/** @param {Glance} glance */
export const tellCount = ({ speeches, places }) => `${speeches} 篇，${places.toLocaleString()} 处`;

/** @param {Glance} glance */
export const tellFirst = ({ first }) => (first ? `本库最早：${first[0]}《${first[1].replace(/^《(.*)》$/u, "$1")}》` : "");

/**
 * Columns of the years, said in words; nothing where no two years are known.
 * @param {Glance} glance
 */
export function drawYears({ name, rates = [] }) {
  if (rates.length < 2) return undefined;
  const years = everyYear(rates);
  const most = Math.max(...years.map(([, rate]) => rate));
  const [top] = years.filter(([, rate]) => rate === most);
  const bars = years.map(([year, rate]) => {
    const bar = draw("i", { title: `${year} 年：每万字 ${rate} 处` });
    bar.style.height = `${(100 * rate) / most}%`;
    return bar;
  });
  const said = `“${name}”各年每万字出现的次数：最多的是 ${top[0]} 年，${top[1]} 次`;
  const below = [String(years[0][0]), "每万字出现的次数", String(years[years.length - 1][0])];
  const ends = draw("div", { class: "speech-glance__ends", "aria-hidden": "true" }, below.map((text) => draw("span", {}, text)));
  const plot = draw("div", { class: "speech-glance__bars", role: "img", "aria-label": said }, bars);
  return draw("div", { class: "speech-glance__years" }, plot, ends);
}
