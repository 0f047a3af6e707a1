/** Tells the text of a speech to the page on a disk that shows it in a frame, to compare it. */

import { readSpeech } from "./plain.js";

export function begin() {
  parent.postMessage({ blocks: readSpeech(document), lang: document.documentElement.lang }, "*");
}
