/**
 * Tells of a term where it stands in a text: beside the link that the pointer rests on or the focus comes to, and as a
 * sheet where the screen is touched.
 */

import { drawYears, glanceAt, SITE, tellCount, tellFirst } from "./glances.js";
import { draw, openSheet } from "./sheet.js";

const REST = 300; // milliseconds that the pointer rests before anything shows
const LEAVE = 200; // and that it may be away
const NAME = "speech-glance";
const AIR = 8; // pixels around

/** @type {HTMLAnchorElement | undefined} */
let shown; // the link that is told of
let timer = 0;

const box = () => document.getElementById(NAME);

export function close() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
  box()?.remove();
}

/** @param {number} after milliseconds */
function closeSoon(after) {
  clearTimeout(timer);
  timer = setTimeout(close, after);
}

/**
 * Below the link, or above where there is more room.
 * @param {HTMLElement} told
 * @param {HTMLAnchorElement} link
 */
function place(told, link) {
  const near = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = told.getBoundingClientRect();
  const isBelow = near.bottom + height + AIR < innerHeight || near.top < height + AIR;
  const left = Math.min(near.left, document.documentElement.clientWidth - width - AIR);
  const around = (told.offsetParent ?? document.body).getBoundingClientRect();
  told.style.left = `${Math.max(AIR, left) - around.left}px`;
  told.style.top = `${(isBelow ? near.bottom : near.top - height) - around.top}px`;
}

/** @param {HTMLAnchorElement} link */
async function tell(link) {
  const glance = await glanceAt(link.href);
  if (!glance || shown !== link) return;
  box()?.remove();
  const lines = [draw("p", {}, draw("b", {}, glance.name), ` ${tellCount(glance)}`), draw("p", {}, tellFirst(glance))];
  const told = draw("div", { id: NAME, class: NAME, role: "tooltip", "data-generated": "" }, lines, drawYears(glance));
  told.addEventListener("pointerenter", () => clearTimeout(timer));
  told.addEventListener("pointerleave", () => closeSoon(LEAVE));
  (link.closest("main") ?? document.body).append(told);
  place(told, link);
  link.setAttribute("aria-describedby", NAME);
}

/** @param {HTMLAnchorElement} link */
function show(link) {
  if (shown === link) return clearTimeout(timer);
  close();
  shown = link;
  tell(link);
}

/**
 * The pointer comes to a link.
 * @param {HTMLAnchorElement} link
 */
export function hover(link) {
  clearTimeout(timer);
  if (shown !== link) timer = setTimeout(() => link.matches(":hover") && show(link), REST);
  link.addEventListener("pointerleave", () => closeSoon(LEAVE), { once: true });
}

/**
 * The focus comes to a link by key.
 * @param {HTMLAnchorElement} link
 */
export function focus(link) {
  if (!link.matches(":focus-visible")) return;
  show(link);
  link.addEventListener("blur", close, { once: true });
}

/**
 * A link is touched: it leads on where there is nothing to tell.
 * @param {HTMLAnchorElement} link
 */
export async function open(link) {
  const glance = await glanceAt(link.href);
  if (!glance) return location.assign(link.href);
  const first = glance.first && draw("a", { href: new URL(glance.first[2], SITE).href }, "看最早的一处");
  const all = draw("a", { href: link.href }, `“${glance.name}”的全部用法`);
  const facts = [draw("p", {}, tellCount(glance)), draw("p", {}, tellFirst(glance)), drawYears(glance)];
  const sheet = openSheet(glance.name, facts, draw("div", { class: "speech-sheet__actions" }, all, first));
  sheet.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && sheet.close());
}

document.addEventListener("keydown", ({ key }) => key === "Escape" && close());
globalThis.document$?.subscribe(close);
