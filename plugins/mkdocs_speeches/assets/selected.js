/** What can be done with selected text, in a small bar below it. */

import { addressOf } from "./cited.js";
import { selected } from "./passage.js";
import { copy, draw, drawButton } from "./sheet.js";

const LEAST = 2; // characters
const AT_REST = 250; // ms: not while the selection is drawn
const GONE = 1200;

/** @type {HTMLElement | undefined} */
let bar;

function close() {
  bar?.remove();
  bar = undefined;
}

/** @param {NonNullable<ReturnType<typeof selected>>} passage */
function show({ start, end, range }) {
  close();
  const address = addressOf({ start, end });
  const said = draw("span", { role: "status" });
  const copied = async () => {
    await copy(address);
    said.textContent = "已复制";
    setTimeout(close, GONE);
  };
  const cite = async () => (await import("./citing.js")).open();
  const named = { class: "speech-selected", role: "toolbar", "aria-label": "选中的文字", "data-generated": "" };
  bar = draw("div", named, drawButton("引用", cite), drawButton("复制链接", copied), said);
  bar.addEventListener("pointerdown", (event) => event.preventDefault()); // or the selection would be gone
  document.body.append(bar);
  const { bottom, left, width } = range.getBoundingClientRect();
  const room = document.documentElement.clientWidth - bar.offsetWidth - 8;
  const middle = left + width / 2 - bar.offsetWidth / 2;
  bar.style.top = `${scrollY + Math.min(bottom, innerHeight - 120) + 12}px`;
  bar.style.left = `${Math.max(8, Math.min(room, middle))}px`;
}

let waiting = 0;
export function changed() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (document.querySelector("dialog[open]")) return;
    const passage = selected(getSelection());
    if (passage && passage.text.length >= LEAST) show(passage);
    else if (!bar?.contains(document.activeElement)) close();
  }, AT_REST);
}
