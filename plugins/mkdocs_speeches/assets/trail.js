// Lets previous and next on a speech's page follow the list that its reader came from, as long as the tab is open.

const KEY = "speech-trail";
const SITE = new URL("../", import.meta.url).href;
const SPEECH = /^speeches\/[^/]+(?:\/|\.html)$/;
const RESULTS = ".cjk-page__results";
const LINES = ".speech-item > a, .speech-kwic > a, .speech-listing > a";
const FACTS = ".speech-item small a, .speech-term small a";
const LISTED = `${LINES}, ${FACTS}, ${RESULTS} a`;
const SIDES = [
  ["prev", "上一篇", -1],
  ["next", "下一篇", 1],
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

/** The heading of a list's group, else of its page; the place of the list as an address. */
function nameOf(list) {
  if (list.matches(RESULTS)) {
    const query = new URLSearchParams(location.search).get("q");
    return [query ? `搜索：${query}` : "搜索", location.href];
  }
  if (list.matches("small")) return [textOf(list.parentElement, "small"), location.href];
  let heading = list.previousElementSibling;
  while (heading && !heading.matches("h1, h2, h3")) heading = heading.previousElementSibling;
  if (!heading?.matches(".speech-group")) return [textOf(document.querySelector("h1"), ".headerlink"), location.href];
  return [textOf(heading, ".headerlink"), new URL(`#${heading.id}`, location.href).href];
}

function titleOf(link) {
  const line = link.closest(".speech-kwic, .cjk-result");
  return textOf(line?.querySelector(":scope > small, :scope > .cjk-result__title") ?? link, ".headerlink");
}

/** The speeches of the list that a link stands in, each once, led to as the reader was; nothing for any other link. */
function trailFrom(link) {
  if (!link?.matches(LISTED) || !speechAt(link.href)) return null;
  const list = link.closest(RESULTS) ?? link.closest("small, p, ul");
  const stops = new Map();
  for (const other of list.querySelectorAll(LISTED)) {
    const uri = speechAt(other.href);
    const own = other.matches(FACTS) === link.matches(FACTS);
    if (uri && own && !stops.has(uri)) stops.set(uri, { uri, href: other.href, title: titleOf(other) });
  }
  const [name, href] = nameOf(list);
  return { name, href, stops: [...stops.values()] };
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

function follow() {
  const trail = recall();
  const uri = speechAt(location.href);
  const place = uri && trail ? trail.stops.findIndex((stop) => stop.uri === uri) : -1;
  const neighbours = document.querySelector(".speech-neighbours");
  if (place < 0 || trail.stops.length < 2 || !neighbours) return;
  const links = SIDES.filter(([, , step]) => trail.stops[place + step]).map(([side, label, step]) => {
    const { href, title } = trail.stops[place + step];
    const link = leadTo(href, `speech-${side}`, trail, draw("span", "", label), ` ${title}`);
    link.rel = side;
    return link;
  });
  const list = leadTo(trail.href, "", trail, trail.name);
  const number = `第 ${place + 1} 篇，共 ${trail.stops.length} 篇`;
  neighbours.replaceChildren(draw("span", "speech-trail", "沿“", list, `”：${number}`), ...links);
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
