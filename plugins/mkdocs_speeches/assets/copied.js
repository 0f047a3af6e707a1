/** Adds its source to what a reader copies out of a speech, where the settings say so. */

import { citationsOf } from "./cited.js";
import { selected } from "./passage.js";
import { SOURCED } from "./settings.js";

const LEAST = 10; // characters: a word needs no source

document.addEventListener("copy", (event) => {
  const passage = selected(getSelection());
  const isAsked = document.documentElement.classList.contains(SOURCED);
  if (!isAsked || !passage || passage.text.length < LEAST || !event.clipboardData) return;
  const [citation] = citationsOf({ start: passage.start, end: passage.end });
  if (!citation) return;
  event.clipboardData.setData("text/plain", `${getSelection()}\n\n——${citation.text}`);
  event.preventDefault();
});
