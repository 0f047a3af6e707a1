/** Marks the phrases that the address names (`?h=`) in the text of the page, and goes to the place it leads to. */

import { locate, open } from "./reader.js";

const CONTENT = ["article", "main", "[role=main]", "body"];
const SKIPPED =
  "[data-generated], [data-search-exclude], [hidden], .headerlink, .linenos, .footnote-ref, .footnote-backref, " +
  "script, style, template, noscript, svg, iframe, object, nav, form, button, select, textarea, rt, rp, .cjk-mark";
const BLOCKS =
  "address, article, aside, blockquote, caption, dd, details, div, dl, dt, fieldset, figcaption, figure, footer, h1, " +
  "h2, h3, h4, h5, h6, header, hr, li, main, ol, p, pre, section, summary, table, tbody, td, tfoot, th, thead, tr, ul";

export async function highlight() {
  const root = CONTENT.map((selector) => document.querySelector(selector)).find(Boolean);
  const query = new URLSearchParams(location.search).get("h");
  try {
    await open();
    for (const [run, nodes] of runsOf(root).entries()) await markRun(nodes, query, run);
  } catch {
    return; // a page without marks is still a page
  }
  goTo(root);
  removeEventListener("hashchange", again);
  again = () => root.isConnected && goTo(root);
  addEventListener("hashchange", again);
}

let again; // goes to another place of the same page

/** Text nodes that read as one text, as the index has them. */
function runsOf(root) {
  const runs = [];
  let block;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const mine = node.parentElement.closest(BLOCKS);
    if (mine !== block && !node.data.trim()) continue;
    if (!runs.length || (mine !== block && !continues(mine))) runs.push([]);
    else if (mine !== block) runs.at(-1).push(null);
    runs.at(-1).push(node);
    block = mine;
  }
  return runs;
}

/** Whether a block goes on where the one before it ended: it is told so, or what holds it is, or a part of its line. */
function continues(block) {
  const told = block.querySelector("[data-search-continues]");
  return block.closest("[data-search-continues]") || told?.closest(BLOCKS) === block;
}

async function markRun(nodes, query, run) {
  const text = nodes.map((node) => node?.data ?? " ").join("");
  const places = text.trim() ? await locate(query, text) : [];
  let offset = text.length;
  for (const node of nodes.slice().reverse()) {
    offset -= node?.length ?? 1;
    if (node) markNode(node, places, offset, run);
  }
}

/** Wraps what lies in a text node of each place, from the last on, so that offsets stay true. */
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

/** Shows the n-th place from the anchor on (`n=`), or the first of the page; the title is no place behind an anchor. */
function goTo(root) {
  const nth = Number(new URLSearchParams(location.search).get("n") ?? 1);
  const anchor = document.getElementById(hashOf(location));
  const marks = [...root.querySelectorAll("mark[data-place]")].filter(
    (mark, at, all) => mark.dataset.place !== all[at - 1]?.dataset.place,
  );
  const follows = (mark) => anchor.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING;
  const behind = marks.filter((mark) => !anchor || (follows(mark) && !mark.closest("h1")));
  const mark = behind[nth - 1] ?? behind[0];
  if (!mark) return;
  reveal(mark);
  for (const part of root.querySelectorAll(".cjk-mark--here")) part.classList.remove("cjk-mark--here");
  for (const part of root.querySelectorAll(`mark[data-place="${mark.dataset.place}"]`)) part.classList.add("cjk-mark--here");
  mark.scrollIntoView({ block: "center" });
}

function hashOf({ hash }) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1); // as somebody typed it
  }
}

/** Opens what is folded around a mark, and the tabs that it stands in. */
function reveal(mark) {
  for (let hidden = mark.closest("details:not([open])"); hidden; hidden = mark.closest("details:not([open])")) hidden.open = true;
  for (let block = mark.closest(".tabbed-block"); block; block = block.parentElement.closest(".tabbed-block")) {
    const place = [...block.parentElement.children].indexOf(block);
    block.closest(".tabbed-set")?.querySelectorAll(":scope > input")[place]?.click();
  }
}
