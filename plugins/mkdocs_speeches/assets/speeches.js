/**
 * Begins what a page of the library needs, on each page anew: the theme swaps pages without loading them. What a reader
 * has to ask for comes when it is first asked for.
 */

import { BODY, COMPARISON, CONCORDANCE, HEADER_LINK, SPEECH } from "./names.js";
import { recall } from "./trail.js";

const TOUCHED = matchMedia("(hover: none)");
const NARROW = matchMedia("(max-width: 59.984375em)");

const TERM = `html:not(.speech-plain) .${SPEECH} .${BODY} a[href*="terms/"]`;

/** @type {Record<string, (tool: HTMLButtonElement) => unknown>} */
const TOOLS = {
  cite: async () => (await import("./citing.js")).open(),
  compare: async (tool) => (await import("./comparing.js")).open(tool),
  docx: async () => {
    const { save } = await import("./docx.js");
    return document.documentElement.classList.contains("speech-simplified")
      ? (await import("./simplify.js")).inSource(save)
      : save();
  },
  pick: async (tool) => (await import("./picking.js")).toggle(tool),
  print: () => print(),
  settings: async () => (await import("./settings.js")).open(),
  script: async () => (await import("./settings.js")).turn(),
};

const isSpeech = () => document.querySelector(`.${SPEECH}`) !== null;

/**
 * Whether this browser keeps something under a name, for good or as long as the tab is open.
 * @param {"localStorage" | "sessionStorage"} where
 * @param {string} name
 */
function keeps(where, name) {
  try {
    return globalThis[where].getItem(name) !== null;
  } catch {
    return false; // a browser that keeps nothing
  }
}

function* ofSpeech() {
  const tools = location.protocol === "file:" ? "[data-tool][hidden]:not([data-tool=docx])" : "[data-tool][hidden]";
  for (const tool of document.querySelectorAll(tools)) tool.removeAttribute("hidden");
  yield import("./place.js");
  yield import("./stops.js");
  if (recall()) yield import("./neighbours.js");
  if (NARROW.matches) yield import("./bar.js");
  if (new URLSearchParams(location.search).has("mark")) yield import("./marked.js");
  if (location.protocol === "file:" && parent !== window && window.name === "plain") yield import("./framed.js");
}

async function begin() {
  const parts = isSpeech() ? [...ofSpeech()] : [];
  if (keeps("localStorage", "speech-settings")) parts.push(import("./settings.js"));
  if (document.querySelector(".speech-lister")) parts.push(import("./lists.js"));
  if (document.querySelector("[data-tool=pick]") && keeps("sessionStorage", "speech-held")) {
    parts.push(import("./picking.js"));
  }
  if (document.querySelector(`.${COMPARISON}`)) parts.push(import("./comparison.js"));
  if (document.querySelector(`.${CONCORDANCE}`)) parts.push(import("./concordance.js"));
  for (const part of await Promise.all(parts)) part.begin();
}

/**
 * The link to a term that something happens to.
 * @param {Event} event
 */
const termOf = ({ target }) =>
  target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest(TERM)) : null;

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const tool = /** @type {HTMLButtonElement | null} */ (event.target.closest("[data-tool]"));
  const link = TOUCHED.matches ? event.target.closest(`.${SPEECH} .${HEADER_LINK}[href^="#"]`) : null;
  const term = TOUCHED.matches ? termOf(event) : null;
  if (!tool && !link && !term) return;
  event.preventDefault();
  if (tool) TOOLS[tool.dataset.tool ?? ""](tool);
  else if (term) import("./glance.js").then(({ open }) => open(term));
  else import("./menu.js").then(({ open }) => open(link?.getAttribute("href")?.slice(1) ?? ""));
});

document.addEventListener("pointerover", (event) => {
  const term = event.pointerType === "mouse" ? termOf(event) : null;
  if (term) import("./glance.js").then(({ hover }) => hover(term));
});

document.addEventListener("focusin", (event) => {
  const term = termOf(event);
  if (term) import("./glance.js").then(({ focus }) => focus(term));
});

/** @type {Promise<typeof import("./selected.js")> | undefined} */
let selecting;
document.addEventListener("selectionchange", () => {
  if (isSpeech() && !getSelection()?.isCollapsed) selecting ??= import("./selected.js");
  selecting?.then(({ changed }) => changed());
});

addEventListener("beforeprint", () => {
  const day = document.querySelector(".speech-paper > span");
  if (day) day.textContent = ` · ${new Date().toLocaleDateString("zh-CN")}打印`;
});

NARROW.addEventListener("change", async () => NARROW.matches && isSpeech() && (await import("./bar.js")).begin());

if (globalThis.document$) globalThis.document$.subscribe(begin);
else begin();
