/** Marks the phrases that the address names (`?h=`) in the text of the page, and goes to the place it leads to. */

import { CONTENT, CONTINUES, IGNORED, INLINE } from "./contract.js";
import { locate, open } from "./reader.js";

/** @typedef {(Text | null)[]} Nodes of one text, `null` where a space joins two blocks */

const SKIPPED = `${IGNORED}, .cjk-mark`;
const BLOCKS = `:not(${INLINE})`;

/** @type {(() => void) | undefined} */
let again; // goes to another place of the same page

export async function highlight() {
  const root = CONTENT.map((selector) => document.querySelector(selector)).find((found) => found !== null);
  const query = new URLSearchParams(location.search).get("h") ?? "";
  if (!root) return;
  try {
    await open();
    for (const [run, nodes] of runsOf(root).entries()) await markRun(nodes, query, run);
  } catch {
    return; // a page without marks is still a page
  }
  goTo(root);
  if (again) removeEventListener("hashchange", again);
  again = () => root.isConnected && goTo(root);
  addEventListener("hashchange", again);
}

/**
 * @param {Node} node
 * @param {string} selector
 */
const around = (node, selector) => node.parentElement?.closest(selector) ?? null;

/**
 * Text nodes that read as one text, as the index has them.
 * @param {Element} root
 */
export function runsOf(root) {
  /** @type {Nodes[]} */
  const runs = [];
  /** @type {Element | null} */
  let block = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    around(node, SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const mine = around(node, BLOCKS);
    if (mine !== block && !node.data.trim()) continue;
    const run = runs[runs.length - 1];
    if (!run || (mine !== block && !continues(mine))) runs.push([node]);
    else run.push(...(mine === block ? [node] : [null, node]));
    block = mine;
  }
  return runs;
}

/**
 * Whether a block goes on where the one before it ended: it is told so, or what holds it is, or a part of its line.
 * @param {Element | null} block
 */
function continues(block) {
  const told = block?.querySelector(`[${CONTINUES}]`);
  return block?.closest(`[${CONTINUES}]`) || (told && told.closest(BLOCKS) === block);
}

/**
 * @param {Nodes} nodes
 * @param {string} query
 * @param {number} run its number
 */
async function markRun(nodes, query, run) {
  const text = nodes.map((node) => node?.data ?? " ").join("");
  const places = text.trim() ? await locate(query, text) : [];
  let offset = text.length;
  for (const node of nodes.slice().reverse()) {
    offset -= node?.length ?? 1;
    if (node) markNode(node, places, offset, run);
  }
}

/**
 * Wraps what lies in a text node of each place, from the last on, so that offsets stay true.
 * @param {Text} node
 * @param {[begin: number, end: number][]} places
 * @param {number} offset of the node in its run
 * @param {number} run
 */
function markNode(node, places, offset, run) {
  let limit = node.length;
  for (const [begin, end] of places.slice().reverse()) {
    const from = Math.max(0, begin - offset);
    const to = Math.min(limit, end - offset);
    if (from >= to) continue;
    limit = from;
    const mark = document.createElement("mark");
    mark.className = "cjk-mark";
    mark.dataset.place = `${run}-${begin}`;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    range.surroundContents(mark);
  }
}

/**
 * Shows the n-th place from the anchor on (`n=`), or the first of the page; the title is no place behind an anchor.
 * @param {Element} root
 */
function goTo(root) {
  const nth = Number(new URLSearchParams(location.search).get("n") ?? 1);
  const anchor = document.getElementById(hashOf(location));
  const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("mark[data-place]")]);
  const marks = all.filter((mark, at) => mark.dataset.place !== all[at - 1]?.dataset.place);
  /** @param {Node} mark */
  const follows = (mark) => Number(anchor?.compareDocumentPosition(mark)) & Node.DOCUMENT_POSITION_FOLLOWING;
  const behind = marks.filter((mark) => !anchor || (follows(mark) && !mark.closest("h1")));
  const mark = behind[nth - 1] ?? behind[0];
  if (!mark) return;
  reveal(mark);
  for (const part of root.querySelectorAll(".cjk-mark--here")) part.classList.remove("cjk-mark--here");
  const parts = all.filter(({ dataset }) => dataset.place === mark.dataset.place);
  for (const part of parts) part.classList.add("cjk-mark--here");
  mark.scrollIntoView({ block: "center" });
}

/** @param {{ hash: string }} address */
function hashOf({ hash }) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1); // as somebody typed it
  }
}

/**
 * Opens what is folded around a mark, and the tabs that it stands in.
 * @param {Element} mark
 */
function reveal(mark) {
  const folded = () => /** @type {HTMLDetailsElement | null} */ (mark.closest("details:not([open])"));
  for (let hidden = folded(); hidden; hidden = folded()) hidden.open = true;
  for (let block = mark.closest(".tabbed-block"); block; block = around(block, ".tabbed-block")) {
    const place = [...(block.parentElement?.children ?? [])].indexOf(block);
    const inputs = block.closest(".tabbed-set")?.querySelectorAll(":scope > input") ?? [];
    /** @type {HTMLInputElement | undefined} */ (inputs[place])?.click();
  }
}
