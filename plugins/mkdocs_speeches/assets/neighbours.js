/** Lets previous and next on a speech's page follow the list that its reader came from. */

import { NEIGHBOURS, NEXT, PREVIOUS } from "./names.js";
import { endsOf, keep, LINES, recall, speechAt, stopsOf } from "./trail.js";

/** @typedef {import("./trail.js").Trail} Trail */
/** @typedef {{ name: string, rel: string, label: string, step: 1 | -1, page: string }} Side */

/** @type {Side[]} */
const SIDES = [
  { name: PREVIOUS, rel: "prev", label: "上一篇", step: -1, page: "上一页" },
  { name: NEXT, rel: "next", label: "下一篇", step: 1, page: "下一页" },
];

/**
 * The trail with what the page at one of its ends adds; as it was where that page cannot be had.
 * @param {Trail} trail
 * @param {number} side
 * @returns {Promise<Trail>}
 */
async function extend(trail, side) {
  const address = trail.ends[side];
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return trail;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const list = page.getElementById(trail.group)?.nextElementSibling;
  const found = list ? stopsOf(list.querySelectorAll(LINES), address) : [];
  if (!found.length) return trail;
  const stops = side ? [...trail.stops, ...found] : [...found, ...trail.stops];
  const before = side ? trail.before : trail.before - found.length;
  const ends = [...trail.ends];
  ends[side] = endsOf(page, address, before > 0, before + stops.length < trail.total)[side];
  return { ...trail, stops, before, ends };
}

/**
 * @param {string} name its class
 * @param {(Node | string)[]} children
 */
function draw(name, ...children) {
  const element = document.createElement("span");
  if (name) element.className = name;
  element.append(...children);
  return element;
}

/**
 * @param {string} href
 * @param {string} name
 * @param {Trail} trail
 * @param {(Node | string)[]} children
 */
function leadTo(href, name, trail, ...children) {
  const link = document.createElement("a");
  if (name) link.className = name;
  link.append(...children);
  link.href = href;
  link.addEventListener("click", () => keep(trail)); // the page may stand on an older trail than the last one
  return link;
}

/**
 * A link to the stop on one side, else to the page of the list that goes on there; nothing at its end.
 * @param {Trail} trail
 * @param {number} place
 * @param {Side} side
 */
function drawSide(trail, place, { name, rel, label, step, page }) {
  const stop = trail.stops[place + step];
  const end = trail.ends[step > 0 ? 1 : 0];
  if (!stop && !end) return [];
  const further = trail.group ? [`${end}#${trail.group}`, page, trail.name] : [end, "更多结果", trail.name];
  const [href, called, title] = stop ? [stop.href, label, stop.title] : further;
  const link = leadTo(href, name, trail, draw("", called), ` ${title}`);
  link.rel = rel;
  return [link];
}

/**
 * @param {Element} neighbours
 * @param {Trail} trail
 * @param {number} place
 */
function show(neighbours, trail, place) {
  const links = SIDES.flatMap((side) => drawSide(trail, place, side));
  const list = leadTo(trail.href, "", trail, trail.name);
  const all = trail.total ? `共 ${trail.total} 篇` : `已列出 ${trail.stops.length} 篇`;
  const number = `第 ${trail.before + place + 1} 篇，${all}`;
  neighbours.replaceChildren(draw("speech-trail", "沿“", list, `”：${number}`), ...links);
}

export async function begin() {
  let trail = recall();
  const uri = speechAt(location.href);
  /** @param {Trail} trail */
  const find = (trail) => trail.stops.findIndex((stop) => stop.uri === uri);
  const neighbours = document.querySelector(`.${NEIGHBOURS}`);
  if (!trail || !uri || !neighbours || find(trail) < 0) return;
  if (trail.stops.length < 2 && !trail.ends.some(Boolean)) return;
  show(neighbours, trail, find(trail));
  for (const [side, { step }] of SIDES.entries()) {
    if (!trail.group || !trail.ends[side] || trail.stops[find(trail) + step]) continue;
    trail = await extend(trail, side);
    if (!neighbours.isConnected) return; // the theme has gone on to another page
    keep(trail);
    show(neighbours, trail, find(trail));
  }
}
