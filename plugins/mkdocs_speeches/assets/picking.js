/** Lets a reader pick two speeches of lists to compare them, on one page or on two. */

import { slugOf } from "./fetched.js";
import { comparisonOf, held, hold, titled } from "./held.js";
import { ITEM } from "./names.js";
import { draw, drawButton } from "./sheet.js";

const PICK = "speech-pick";
const SAID = "speech-picking";

/** The speeches of the lists: the line of each, what addresses call it, what readers do. */
const speechesOf = () =>
  [...document.querySelectorAll(`article li.${ITEM}`)].flatMap((item) => {
    const link = /** @type {HTMLAnchorElement | null} */ (item.querySelector(":scope > a"));
    const slug = link ? slugOf(link.href) : "";
    return link && slug ? [{ item, slug, title: titled(link, item.querySelector("time")) }] : [];
  });

/**
 * @param {HTMLButtonElement} tool
 * @param {Element} said
 */
function showPicks(tool, said) {
  const first = held();
  said.textContent = first ? `已选${first.title}，再选一篇` : "选两篇来对照";
  for (const { item, slug, title } of speechesOf()) {
    const isHeld = first?.slug === slug;
    const pick = () => {
      const now = held();
      if (now && now.slug !== slug) {
        hold(null);
        location.href = comparisonOf(new URL(tool.value, location.href).href, now.slug, slug);
        return;
      }
      hold(now ? null : { slug, title });
      hide();
      showPicks(tool, said);
      focusPick(slug);
    };
    const named = { class: PICK, "aria-pressed": String(isHeld), "aria-label": `选${title}来对照`, value: slug };
    item.prepend(drawButton(isHeld ? "已选" : "选", pick, named));
  }
}

/** @param {string} slug */
const focusPick = (slug) =>
  /** @type {HTMLElement | null} */ (document.querySelector(`.${PICK}[value="${CSS.escape(slug)}"]`))?.focus();

function hide() {
  for (const button of document.querySelectorAll(`.${PICK}`)) button.remove();
}

/**
 * Lets speeches be picked, or no more.
 * @param {HTMLButtonElement} tool
 */
export function toggle(tool) {
  const isOn = tool.getAttribute("aria-pressed") !== "true";
  const said = document.querySelector(`.${SAID}`) ?? draw("p", { class: SAID, role: "status" });
  document.body.append(said);
  tool.setAttribute("aria-pressed", String(isOn));
  hide();
  said.textContent = "";
  if (isOn) showPicks(tool, said);
  else hold(null);
}

/** Goes on where a speech was picked on another page. */
export function begin() {
  const tool = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-tool=pick]"));
  document.querySelector(`.${SAID}`)?.remove();
  if (tool && held() && speechesOf().length) toggle(tool);
}
