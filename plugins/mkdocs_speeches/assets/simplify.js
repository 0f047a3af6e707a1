/** Shows traditional characters as simplified ones, one for one; the page's own come back at a press. */

import { load } from "./data.js";
import { CHARACTERS } from "./names.js";

/**
 * What becomes of a character follows it in `pairs`; between two others it may be something else (`contexts`).
 * @typedef {{ pairs: string, contexts: Record<string, string> }} Characters
 */

const SHOWN = ".md-main";
const BLOCKS = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, summary, figcaption, button, label, div, nav";
const AS_THEY_ARE = "script, style, pre, code, textarea, .speech-line, .cjk-page";
const END = " "; // stands for what is beyond a text

/**
 * Makes a text simplified, as long as it was.
 * @param {Characters} characters
 * @returns {(text: string) => string}
 */
export function simplifier({ pairs, contexts }) {
  const plain = new Map(Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[2 * at], pairs[2 * at + 1]]));
  return (text) => {
    let shown = "";
    for (let at = 0; at < text.length; at++) {
      const told = plain.get(text[at]);
      const around = (text[at - 1] ?? END) + text[at] + (text[at + 1] ?? END);
      shown += told === undefined ? text[at] : (contexts[around] ?? told);
    }
    return shown;
  };
}

/** @type {Map<Element, string>} */
const kept = new Map(); // blocks that are shown otherwise than the page has them, with the page's own text
let isRenamed = false; // the language that the page says its text has

/**
 * The texts of each block in their order; those of a block within it are not among them.
 * @returns {Map<Element, Text[]>}
 */
function textsOfBlocks() {
  /** @type {Map<Element, Text[]>} */
  const blocks = new Map();
  const root = document.querySelector(SHOWN) ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    const block = text.parentElement?.closest(BLOCKS);
    if (!block || text.parentElement?.closest(AS_THEY_ARE)) continue;
    blocks.set(block, [...(blocks.get(block) ?? []), text]);
  }
  return blocks;
}

/** @param {Text[]} texts */
const joined = (texts) => texts.map(({ data }) => data).join("");

/**
 * Puts a text of the same length in the place of others; marks may part them otherwise than before.
 * @param {Text[]} texts
 * @param {string} whole
 */
function put(texts, whole) {
  let at = 0;
  for (const text of texts) {
    const part = whole.slice(at, (at += text.data.length));
    if (part !== text.data) text.data = part;
  }
}

function restore() {
  const blocks = textsOfBlocks();
  for (const [block, text] of kept) {
    const texts = blocks.get(block) ?? [];
    if (joined(texts).length === text.length) put(texts, text);
  }
  kept.clear();
}

/** @param {boolean} isSimple */
export async function show(isSimple) {
  // a library without traditional texts has no table, and nothing to show
  const characters = isSimple ? await load(CHARACTERS).catch(() => undefined) : undefined;
  const simplify = characters && simplifier(characters);
  if (kept.size) restore();
  if (simplify) {
    for (const [block, texts] of textsOfBlocks()) {
      const text = joined(texts);
      const shown = simplify(text);
      if (shown === text) continue;
      kept.set(block, text);
      put(texts, shown);
    }
  }
  const page = document.documentElement;
  if (simplify ? page.lang === "zh-Hant" : isRenamed) {
    page.lang = simplify ? "zh-Hans" : "zh-Hant";
    isRenamed = Boolean(simplify);
  }
  for (const tool of document.querySelectorAll("[data-tool=script]")) tool.textContent = isSimple ? "看原文" : "看简体";
}

/**
 * Does something with the page as its source has it.
 * @param {() => unknown} task
 */
export async function inSource(task) {
  const isSimple = kept.size > 0;
  if (isSimple) await show(false);
  try {
    await task();
  } finally {
    if (isSimple) await show(true);
  }
}
