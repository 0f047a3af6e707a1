/** A speech as plain blocks, read from its page: title, facts, text, where it comes from. */

import { BODY, COMPARED, FACTS, NEIGHBOURS, RELATED, RELATED_TITLE, SPEECH, SUBTITLE } from "./names.js";
import { pageAddress } from "./cited.js";

/**
 * A block of a speech; `level` is that of a heading, `anchor` leads to its place on the page.
 * @typedef {{ kind: string, text: string, level?: number, anchor?: string }} Block
 */

const BEHIND = `.${RELATED_TITLE}, ul:has(> .${RELATED}), .${COMPARED}, .${NEIGHBOURS}`;
const TOLD = ["讲话人", "职务", "日期", "发布于", "场合", "出处", "许可"];
const KINDS = /** @type {const} */ (["salutation", "signature"]);

/** @param {Element} element its text without what the program adds */
function textOf(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const added of copy.querySelectorAll("[data-generated]")) added.remove();
  return copy.textContent.trim().replace(/\s+/g, " ");
}

/** @param {Element} block */
function kindOf(block) {
  return KINDS.find((kind) => block.matches(`.speech-${kind}`)) ?? "text";
}

/**
 * @param {Element} block of the text
 * @returns {Block[]}
 */
function readBlock(block) {
  if (block.matches("[data-generated]")) return [];
  const heading = block.querySelector(":scope > :is(h2, h3, h4, h5, h6)") ?? block.closest("h2, h3, h4, h5, h6");
  if (heading) {
    return [{ kind: "heading", text: textOf(heading), level: Number(heading.tagName[1]) - 1, anchor: heading.id }];
  }
  if (block.matches("ul, ol")) {
    return [...block.children].map((item) => ({ kind: "item", text: textOf(item), anchor: item.id }));
  }
  const rows = [...block.querySelectorAll("tr")].map((row) => [...row.children].map(textOf).join("\t"));
  if (rows.length) return [{ kind: "table", text: rows.join("\n"), anchor: block.id }];
  return [{ kind: kindOf(block), text: textOf(block), anchor: block.id }];
}

/**
 * What is told of the speech above its text.
 * @param {Element} speech
 * @returns {Block[]}
 */
function readFacts(speech) {
  return [...speech.querySelectorAll(`.${FACTS} > span`)].flatMap((fact) => {
    const name = fact.querySelector("b")?.textContent ?? "";
    const away = name === "出处" ? fact.querySelector("a")?.getAttribute("href") : undefined;
    const value = away ?? textOf(fact).slice(name.length).trim();
    return TOLD.includes(name) ? [{ kind: "fact", text: `${name}：${value}` }] : [];
  });
}

/**
 * The blocks of the speech that a page shows; none where it shows none.
 * @param {Document} page
 * @returns {Block[]}
 */
export function readSpeech(page) {
  const speech = page.querySelector(`.${SPEECH}`);
  const text = speech?.querySelector(`.${BODY}`);
  if (!speech || !text) return [];
  const title = speech.querySelector("h1");
  const subtitle = speech.querySelector(`.${SUBTITLE}`);
  const all = [...text.children];
  const end = all.findIndex((block) => block.matches(BEHIND));
  return [
    ...(title ? [{ kind: "title", text: textOf(title) }] : []),
    ...(subtitle ? [{ kind: "subtitle", text: textOf(subtitle) }] : []),
    ...readFacts(speech),
    ...(end < 0 ? all : all.slice(0, end)).flatMap(readBlock),
  ];
}

/**
 * The speech of this page, and where it comes from.
 * @returns {Block[]}
 */
export function readPlain() {
  return [
    ...readSpeech(document),
    { kind: "source", text: `来源：${document.querySelector(".speech-paper > b")?.textContent ?? ""}` },
    ...(document.querySelector("link[rel=canonical]") ? [{ kind: "source", text: `地址：${pageAddress()}` }] : []),
  ];
}
