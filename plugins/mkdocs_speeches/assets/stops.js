// Gives each section of a speech one stop of the Tab key; the arrow keys go on from there through all links of the text.

const STOPS = "a[href], summary";
const BEHIND = ".speech-related-title, ul:has(> .speech-related), .speech-compared, .speech-neighbours";
const KEYS = "上一个、下一个链接：← →　下一节：Tab";
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

/** The links of a text, section by section; what stands behind the text is no part of it. */
function sectionsOf(text) {
  const sections = [];
  for (const block of text.children) {
    if (block.matches(BEHIND)) break;
    if (!sections.length || block.matches(".speech-heading")) sections.push([]);
    sections.at(-1).push(...(block.matches(STOPS) ? [block] : []), ...block.querySelectorAll(STOPS));
  }
  return sections.filter((stops) => stops.length);
}

const stopAt = (stops, place) => stops.forEach((stop, at) => (stop.tabIndex = at === place ? 0 : -1));

function addStops() {
  const text = document.querySelector(".speech .speech-text");
  if (!text || text.querySelector(".speech-keys")) return;
  const sections = sectionsOf(text);
  const all = sections.flat();
  for (const stops of sections) stopAt(stops, 0);
  text.addEventListener("focusin", ({ target }) => {
    const section = sections.find((stops) => stops.includes(target));
    if (section) stopAt(section, section.indexOf(target));
  });
  text.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !all.includes(event.target)) return;
    event.preventDefault();
    const shown = all.filter((stop) => stop === event.target || stop.checkVisibility()); // not what is folded away
    shown[shown.indexOf(event.target) + step]?.focus();
  });
  const keys = document.createElement("p");
  keys.className = "speech-keys";
  keys.textContent = KEYS;
  keys.dataset.generated = "";
  text.append(keys);
}

if (typeof document$ === "undefined") addStops();
else document$.subscribe(addStops);
