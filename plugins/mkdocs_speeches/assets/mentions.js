/** Lets a reader switch the marks of terms in the text off and on; the choice is kept in this browser. */

import { SPEECH, TAGS } from "./names.js";

const KEY = "speech-plain"; // also the class of a document whose marks are off
const root = document.documentElement;

function isPlain() {
  try {
    return localStorage.getItem(KEY) === "1";
  } catch {
    return false; // a browser that keeps nothing
  }
}

/** @param {boolean} plain */
function keep(plain) {
  try {
    localStorage.setItem(KEY, plain ? "1" : "0");
  } catch {
    // then it holds for this page only
  }
}

/**
 * @param {HTMLButtonElement} button
 * @param {boolean} plain
 */
function show(button, plain) {
  root.classList.toggle(KEY, plain);
  button.textContent = plain ? "标出关键词" : "不标关键词";
}

export function begin() {
  const tags = document.querySelector(`.${SPEECH} .${TAGS}`);
  if (!tags || tags.querySelector(".speech-switch")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "speech-switch";
  show(button, isPlain());
  button.addEventListener("click", () => {
    const plain = !root.classList.contains(KEY);
    keep(plain);
    show(button, plain);
  });
  tags.append(button);
}
