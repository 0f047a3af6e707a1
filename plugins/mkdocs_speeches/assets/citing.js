/** The sheet of citations: for the page, a paragraph or what is selected; first the standard that holds. */

import { addressOf, citationsOf } from "./cited.js";
import { selected } from "./passage.js";
import { copy, draw, drawButton, openSheet, say } from "./sheet.js";

/** @typedef {import("./cited.js").Part} Part */
/** @typedef {{ name: string, part: Part, text?: string }} Scope */

const OTHERS = ["bibtex", "ris"];

/**
 * What can be cited, the nearest first: what is selected, the paragraph asked for, the page.
 * @param {Part} asked
 */
function scopesOf(asked) {
  /** @type {Scope[]} */
  const scopes = [];
  const passage = selected(getSelection());
  if (passage) scopes.push({ name: "选中的文字", part: { start: passage.start, end: passage.end }, text: passage.text });
  const anchor = asked.anchor ?? passage?.start.anchor;
  if (anchor) scopes.push({ name: anchor.startsWith("s-") ? "本节" : "本段", part: { anchor } });
  return asked.anchor ? [...scopes.slice(-1), ...scopes.slice(0, -1), WHOLE] : [...scopes, WHOLE];
}

/** @type {Scope} */
const WHOLE = { name: "本篇", part: {} };

/** @param {{ style: string, name: string, text: string }} citation */
function drawCitation({ style, name, text }) {
  const shown = draw("pre", { "data-cite": style, tabindex: "0", "aria-label": name }, text);
  const press = async () => (await copy(text), say(`${name} 已复制`));
  const button = drawButton("复制", press, { "aria-label": `复制 ${name}` });
  return draw("section", { class: "speech-sheet__citation" }, draw("h3", {}, name), button, shown);
}

/** @param {Scope} scope */
function drawScope({ part, text }) {
  const citations = citationsOf(part);
  const [first] = citations;
  const link = async () => (await copy(addressOf(part)), say("链接已复制"));
  const quoted = async () => (await copy(`“${text}”（${first.text}）`), say("引文和出处已复制"));
  const actions = draw(
    "p",
    { class: "speech-sheet__row" },
    drawButton(text ? "复制链接（标出这段文字）" : "复制链接", link),
    text && drawButton("复制引文和出处", quoted),
  );
  const shown = citations.filter(({ style }) => !OTHERS.includes(style));
  const others = citations.filter(({ style }) => OTHERS.includes(style));
  const folded = draw("details", {}, draw("summary", {}, "文献管理软件：BibTeX、RIS"), ...others.map(drawCitation));
  const quote = text ? [draw("blockquote", {}, text)] : [];
  return [...quote, actions, ...shown.map(drawCitation), folded];
}

/** @param {Part} asked */
export function open(asked = {}) {
  const scopes = scopesOf(asked);
  const body = draw("div");
  const show = (/** @type {Scope} */ scope) => body.replaceChildren(...drawScope(scope));
  const choices = scopes.map((scope, place) => {
    const field = draw("input", { type: "radio", name: "speech-scope" });
    field.checked = !place;
    field.addEventListener("change", () => show(scope));
    return draw("label", {}, field, draw("span", {}, scope.name));
  });
  const fieldset = draw("fieldset", { class: "speech-sheet__choice" }, draw("legend", {}, "引用什么"), ...choices);
  show(scopes[0]);
  return openSheet("引用", scopes.length > 1 && fieldset, body);
}
