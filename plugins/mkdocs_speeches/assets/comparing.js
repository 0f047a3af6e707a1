/** Asks, on the page of a speech, which other one it is to be compared with. */

import { slugOf } from "./fetched.js";
import { comparisonOf, held, hold, titled } from "./held.js";
import { COMPARED, RELATED } from "./names.js";
import { draw, drawButton, openSheet } from "./sheet.js";

/** The related speeches, each with the address of the comparison: those that the page leads to, and the others. */
function offersOf(/** @type {string} */ page, /** @type {string} */ own) {
  const related = [...document.querySelectorAll(`.${RELATED}`)].map((item) => {
    const [speech, comparison] = /** @type {NodeListOf<HTMLAnchorElement>} */ (item.querySelectorAll("a"));
    const shared = [...item.querySelectorAll("small span")].find((fact) => fact.textContent.endsWith("字相同"));
    const href = comparison?.href ?? comparisonOf(page, own, slugOf(speech.href));
    return { title: speech.textContent, href, shared: shared?.textContent ?? "" };
  });
  const others = [...document.querySelectorAll(`.${COMPARED} li`)].map((item) => {
    const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
    return { title: link.textContent, href: link.href, shared: item.textContent.slice(link.textContent.length).trim() };
  });
  return [...related, ...others];
}

/** @param {HTMLButtonElement} tool whose value is the address of the page of comparisons, and that of all speeches */
export function open(tool) {
  const [page, list] = tool.value.split(" ").map((address) => new URL(address, location.href).href);
  const own = { slug: slugOf(location.href), title: titled(document.querySelector("h1"), document.querySelector("article time")) };
  const first = held();
  const offers = offersOf(page, own.slug).map(({ title, href, shared }) =>
    draw("li", {}, draw("a", { href }, title), shared && draw("small", {}, ` ${shared}`)),
  );
  const choose = () => {
    hold(own);
    location.href = list;
  };
  openSheet(
    "对照",
    draw("p", {}, `把${own.title}同哪一篇对照？`),
    first && first.slug !== own.slug
      ? draw("p", {}, "刚才选的：", draw("a", { href: comparisonOf(page, first.slug, own.slug) }, first.title))
      : undefined,
    offers.length ? draw("ul", { class: "speech-sheet__offers" }, offers) : undefined,
    draw("p", {}, drawButton("从全部讲话里另选一篇", choose)),
  );
}
