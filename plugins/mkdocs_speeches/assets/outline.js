/** The outline of a speech as a sheet: where the reader is in it, and how far. */

import { readIn, share } from "./place.js";
import { draw, openSheet } from "./sheet.js";

/** @param {HTMLAnchorElement} link */
const headingOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

export function open() {
  const outline = document.querySelector(".speech-outline > ol")?.cloneNode(true);
  if (!(outline instanceof Element)) return;
  outline.classList.add("speech-sheet__outline");
  const links = [...outline.querySelectorAll("a")];
  const headings = links.map(headingOf).filter((heading) => heading !== null);
  const here = readIn(headings);
  const now = links.find((link) => here && headingOf(link) === here);
  now?.setAttribute("aria-current", "location");
  const read = Math.round(share() * 100);
  const meter = draw("progress", { max: "100", value: String(read), "aria-label": "读到" });
  const sheet = openSheet("目录", draw("p", { class: "speech-sheet__share" }, meter, `读到 ${read}%`), outline);
  outline.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) sheet.close();
  });
  now?.scrollIntoView({ block: "center" });
  now?.focus();
}
