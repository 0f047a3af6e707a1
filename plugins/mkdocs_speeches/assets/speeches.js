/** Begins what a page of the library needs, on each page anew: the theme swaps pages without loading them. */

import { CONCORDANCE, SPEECH } from "./names.js";
import "./trail.js";

async function begin() {
  const parts = [];
  if (document.querySelector(`.${SPEECH}`)) {
    parts.push(import("./mentions.js"), import("./stops.js"), import("./neighbours.js"));
  }
  if (document.querySelector(`.${CONCORDANCE}`)) parts.push(import("./concordance.js"));
  for (const part of await Promise.all(parts)) part.begin();
}

if (globalThis.document$) globalThis.document$.subscribe(begin);
else begin();
