/** The bar at the foot of a phone: outline, search, citation, settings; each comes when it is first asked for. */

import { SPEECH } from "./names.js";
import { share } from "./place.js";

const SEARCH = ".cjk-search__toggle";
const OUTLINE = ".speech-outline";

/** @type {[name: string, open: () => unknown, needs: string][]} */
const TOOLS = [
  ["目录", async () => (await import("./outline.js")).open(), OUTLINE],
  ["查找", () => /** @type {HTMLElement | null} */ (document.querySelector(SEARCH))?.click(), SEARCH],
  ["引用", async () => (await import("./citing.js")).open(), ".speech-cite"],
  ["设置", async () => (await import("./settings.js")).open(), `.${SPEECH}`],
];

function showShare() {
  const bar = /** @type {HTMLElement | null} */ (document.querySelector(".speech-bar"));
  bar?.style.setProperty("--speech-share", String(share()));
}

export function begin() {
  document.querySelector(".speech-bar")?.remove();
  if (!document.querySelector(`.${SPEECH}`)) return;
  const bar = document.createElement("nav");
  bar.className = "speech-bar";
  bar.setAttribute("aria-label", "读这篇讲话");
  for (const [name, open, needs] of TOOLS) {
    if (!document.querySelector(needs)) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", open);
    bar.append(button);
  }
  document.body.append(bar);
  showShare();
}

addEventListener("scroll", showShare, { passive: true });
