/** Marks the passage that an address names, and shows it. */

import { MARK, rangeOf } from "./passage.js";

const NAME = "speech-passage"; // of the highlight, as the style sheet has it

export function begin() {
  const spelled = new URLSearchParams(location.search).get(MARK);
  const range = spelled ? rangeOf(spelled) : undefined;
  if (!range) return;
  globalThis.CSS?.highlights?.set(NAME, new Highlight(new StaticRange(range)));
  const { top } = range.getBoundingClientRect();
  scrollTo({ top: scrollY + top - innerHeight / 4, behavior: "instant" });
}
