// Lets previous and next on a speech's page follow the list that its reader came from, as long as the tab is open.

const KEY = "speech-list";
const SITE = new URL("../", import.meta.url).href;
const SPEECH = /^speeches\/[^/]+(?:\/|\.html)$/;
const RESULTS = ".cjk-page__results";
const LINES = ".speech-item > a, .speech-kwic > a, .speech-listing > a";
const FACTS = ".speech-item small a, .speech-term small a";
const LISTED = `${LINES}, ${FACTS}, ${RESULTS} a`;
const MORE = ".cjk-page__more:not([hidden])";
const SIDES = [
  ["prev", "上一篇", -1, "上一页"],
  ["next", "下一篇", 1, "下一页"],
];

function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null; // a browser that keeps nothing
  }
}

function keep(trail) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(trail));
  } catch {
    // then the pages lead on by date
  }
}

/** The path of a speech's page below the site's root; nothing where an address is none of a speech. */
function speechAt(address) {
  const { origin, pathname } = new URL(address, SITE);
  const path = `${origin}${pathname}`;
  const uri = path.startsWith(SITE) ? path.slice(SITE.length) : "";
  return SPEECH.test(uri) ? uri : "";
}

function textOf(element, without) {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll(without)) part.remove();
  return copy.textContent.trim().replace(/\s+/g, " ");
}

/** The heading of a list's group, nothing where it stands in none. */
function headingOf(list) {
  let heading = list.matches("ul") ? list.previousElementSibling : null;
  while (heading && !heading.matches("h1, h2, h3")) heading = heading.previousElementSibling;
  return heading?.matches(".speech-group") ? heading : null;
}

/** What a list is called; its place as an address. */
function nameOf(list) {
  if (list.matches(RESULTS)) {
    const query = new URLSearchParams(location.search).get("q");
    return [query ? `搜索：${query}` : "搜索", new URL("#back", location.href).href]; // to the results as they were left
  }
  if (list.matches("small")) return [textOf(list.parentElement, "small"), location.href];
  const heading = headingOf(list);
  if (!heading) return [textOf(document.querySelector("h1"), ".headerlink"), location.href];
  return [textOf(heading, ".headerlink"), new URL(`#${heading.id}`, location.href).href];
}

function titleOf(link) {
  const line = link.closest(".speech-kwic, .cjk-result");
  return textOf(line?.querySelector(":scope > small, :scope > .cjk-result__title") ?? link, ".headerlink");
}

/** The speeches that links lead to, each once; `address` is that of the page that the links stand on. */
function stopsOf(links, address) {
  const stops = new Map();
  for (const link of links) {
    const { href } = new URL(link.getAttribute("href"), address);
    const uri = speechAt(href);
    if (uri && !stops.has(uri)) stops.set(uri, { uri, href, title: titleOf(link) });
  }
  return [...stops.values()];
}

/** The pages before and behind one of a list that is cut into pages, each only where the group goes on there. */
function endsOf(page, address, before, behind) {
  const here = page.querySelector(".speech-pager > strong");
  const sides = [before && here?.previousElementSibling, behind && here?.nextElementSibling];
  return sides.map((link) => (link ? new URL(link.getAttribute("href"), address).href : ""));
}

/**
 * The speeches of the list that a link stands in, led to as the reader was; nothing for any other link. `before` counts
 * those of its group that stand on earlier pages, `total` all of them, 0 where it is not known.
 */
function trailFrom(link) {
  if (!link?.matches(LISTED) || !speechAt(link.href)) return null;
  const list = link.closest(RESULTS) ?? link.closest("small, p, ul");
  const own = [...list.querySelectorAll(LISTED)].filter((other) => other.matches(FACTS) === link.matches(FACTS));
  const stops = stopsOf(own, location.href);
  const [name, href] = nameOf(list);
  if (list.matches(RESULTS)) {
    const more = document.querySelector(MORE);
    return { name, href, stops, group: "", before: 0, total: more ? 0 : stops.length, ends: ["", more ? href : ""] };
  }
  // in the list of what is cited few lines lead to speeches, and its heading counts all
  const heading = stops.length === list.children.length ? headingOf(list) : null;
  const { id = "", dataset = {} } = heading ?? {};
  const before = Number(dataset.before ?? 0);
  const total = Number(dataset.total ?? stops.length);
  const ends = endsOf(document, location.href, before > 0, before + stops.length < total);
  return { name, href, stops, group: id, before, total, ends };
}

/** The trail with what the page at one of its ends adds; as it was where that page cannot be had. */
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

function draw(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}

function leadTo(href, name, trail, ...children) {
  const link = draw("a", name, ...children);
  link.href = href;
  link.addEventListener("click", () => keep(trail)); // the page may stand on an older trail than the last one
  return link;
}

/** A link to the stop on one side, else to the page of the list that goes on there; nothing at its end. */
function drawSide(trail, place, [side, label, step, page]) {
  const stop = trail.stops[place + step];
  const end = trail.ends[step > 0 ? 1 : 0];
  if (!stop && !end) return [];
  const further = trail.group ? [`${end}#${trail.group}`, page, trail.name] : [end, "更多结果", trail.name];
  const [href, name, title] = stop ? [stop.href, label, stop.title] : further;
  const link = leadTo(href, `speech-${side}`, trail, draw("span", "", name), ` ${title}`);
  link.rel = side;
  return [link];
}

function show(neighbours, trail, place) {
  const links = SIDES.flatMap((side) => drawSide(trail, place, side));
  const list = leadTo(trail.href, "", trail, trail.name);
  const all = trail.total ? `共 ${trail.total} 篇` : `已列出 ${trail.stops.length} 篇`;
  const number = `第 ${trail.before + place + 1} 篇，${all}`;
  neighbours.replaceChildren(draw("span", "speech-trail", "沿“", list, `”：${number}`), ...links);
}

async function follow() {
  let trail = recall();
  const uri = speechAt(location.href);
  const find = () => trail.stops.findIndex((stop) => stop.uri === uri);
  const neighbours = document.querySelector(".speech-neighbours");
  if (!trail || !uri || !neighbours || find() < 0 || (trail.stops.length < 2 && !trail.ends.some(Boolean))) return;
  show(neighbours, trail, find());
  for (const [side, [, , step]] of SIDES.entries()) {
    if (!trail.group || !trail.ends[side] || trail.stops[find() + step]) continue;
    trail = await extend(trail, side);
    if (!neighbours.isConnected) return; // the theme has gone on to another page
    keep(trail);
    show(neighbours, trail, find());
  }
}

addEventListener(
  "click",
  (event) => {
    const trail = trailFrom(event.target.closest?.("a[href]"));
    if (trail) keep(trail);
  },
  true, // before the theme takes the click where it swaps pages
);
if (typeof document$ === "undefined") follow();
else document$.subscribe(follow);
