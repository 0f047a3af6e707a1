/** What can be done with a paragraph or section on a screen that is touched: one sheet, editors' tools in it, too. */

import { HEADER_LINK } from "./names.js";
import { addressOf } from "./cited.js";
import { sectionOf } from "./place.js";
import { copy, draw, drawButton, openSheet, say } from "./sheet.js";

const LONGEST = 24;

/** @param {Element} block */
function wordsOf(block) {
  const copied = /** @type {Element} */ (block.cloneNode(true));
  for (const added of copied.querySelectorAll("[data-generated]")) added.remove();
  const words = copied.textContent.trim();
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}……` : words;
}

/**
 * The links by which editors get at a section.
 * @param {Element} block
 */
function editorsLinks(block) {
  const links = sectionOf(block)?.querySelectorAll(`.${HEADER_LINK}:not([href^="#"])`) ?? [];
  const read = (/** @type {Element} */ link, /** @type {string} */ name) => link.getAttribute(name) ?? "";
  return [...links].map((link) => draw("a", { href: read(link, "href") }, read(link, "aria-label")));
}

/** @param {string} anchor */
export function open(anchor) {
  const block = document.getElementById(anchor);
  if (!block) return;
  const address = addressOf({ anchor });
  const given = { title: document.title, url: address };
  const share = () => navigator.share(given).catch(() => {}); // the reader thought better of it
  const actions = [
    drawButton("复制链接", async () => (await copy(address), say("链接已复制"))),
    "share" in navigator && drawButton("分享……", share),
    drawButton("引用", async () => (await import("./citing.js")).open({ anchor })),
    draw("a", { href: `#${anchor}` }, "标出这里"),
    ...editorsLinks(block),
  ];
  const sheet = openSheet(`“${wordsOf(block)}”`, draw("div", { class: "speech-sheet__actions" }, ...actions));
  sheet.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && sheet.close());
}
