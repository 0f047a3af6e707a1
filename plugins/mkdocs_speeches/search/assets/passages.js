/** Where phrases stand in texts, and lines in context that show it. Knows nothing of browsers. */

/**
 * @typedef {import("./query.js").Phrase} Phrase
 * @typedef {import("./normalform.js").Form} Form
 * @typedef {{ begin: number, end: number, number: number }} Place `number` is that of the phrase
 * @typedef {[text: string, marked: boolean]} Part
 * @typedef {[text: string, anchor: string, heading: number]} Segment
 * @typedef {{ segments: Segment[], text: string, form: Form }} Run
 * @typedef {{ text: string, places: Place[], anchor: string, nth: number, heading: number }} Line
 * @typedef {{ parts: Part[], url: string, order: number }} Passage
 */

const MARKED = 200; // characters of a phrase that an address carries
const CONTEXT = 30; // characters shown on either side of a place
// marks that belong to what is cut off before or behind an excerpt
const LEADING = /^[\s\p{Po}\p{Pd}\p{Pe}\p{Pf}]+/u;
const TRAILING = /[\s\p{Po}\p{Pd}\p{Ps}\p{Pi}]+$/u;

/**
 * Where the phrases stand in a text as read, in order.
 * @param {Form} form
 * @param {Phrase[]} phrases
 */
export function placesOf({ codes, begins, ends }, phrases) {
  const wordings = phrases.flatMap((phrase, number) => [phrase, ...phrase.others].map((one) => ({ ...one, number })));
  const found = wordings.flatMap(({ codes: asked, number }) => {
    /** @type {Place[]} */
    const places = [];
    for (let at = codes.indexOf(asked[0]); at >= 0; at = codes.indexOf(asked[0], at + 1)) {
      const here = asked.every((code, step) => codes[at + step] === code);
      if (here) places.push({ begin: begins[at], end: ends[at + asked.length - 1], number });
    }
    return places;
  });
  return found.sort((one, other) => one.begin - other.begin || other.end - one.end);
}

/**
 * A text cut at the places in it, one part behind the other.
 * @param {string} text
 * @param {Place[]} places
 */
export function marked(text, places, begin = 0, end = text.length) {
  /** @type {Part[]} */
  const parts = [];
  let at = begin;
  for (const place of places) {
    const from = Math.max(at, place.begin);
    const to = Math.min(end, place.end);
    if (to <= from) continue;
    if (from > at) parts.push([text.slice(at, from), false]);
    parts.push([text.slice(from, to), true]);
    at = to;
  }
  if (end > at) parts.push([text.slice(at, end), false]);
  return parts;
}

/** @param {Part[]} parts */
export const isMarked = (parts) => parts.some(([, marked]) => marked);

/**
 * The places of a page as lines in context, best first: more of the phrases, then headings, then reading order.
 * @param {Run[]} runs
 * @param {Phrase[]} phrases
 * @param {string} url of the page
 * @returns {Passage[]}
 */
export function passages(runs, phrases, url) {
  const lines = linesOf(runs, phrases);
  /** @param {Line} line */
  const rank = (line) => 2 * new Set(line.places.map(({ number }) => number)).size + line.heading;
  const best = lines.map((line, order) => ({ ...line, order })).sort((one, other) => rank(other) - rank(one));
  return best.map(({ text, places, anchor, nth, order }) => ({
    parts: inContext(text, places),
    url: address(url, phrases, anchor, nth),
    order,
  }));
}

/**
 * Places that are near each other share a line; `nth` counts marks behind the same anchor.
 * @param {Run[]} runs
 * @param {Phrase[]} phrases
 */
function linesOf(runs, phrases) {
  /** @type {Line[]} */
  const lines = [];
  const passed = new Map();
  for (const { segments, text, form } of runs) {
    /** @type {Line | null} */
    let line = null;
    let reached = 0;
    for (const place of placesOf(form, phrases)) {
      const [, anchor, heading] = segmentAt(segments, place.begin);
      const nth = (passed.get(anchor) ?? 0) + (place.begin >= reached ? 1 : 0); // overlapping ones are one mark
      passed.set(anchor, nth);
      reached = Math.max(reached, place.end);
      if (line && place.begin <= line.places[0].end + CONTEXT) line.places.push(place);
      else lines.push((line = { text, places: [place], anchor, nth, heading }));
    }
  }
  return lines;
}

/**
 * @param {Segment[]} segments
 * @param {number} offset
 * @returns {Segment}
 */
function segmentAt(segments, offset) {
  let end = 0;
  return segments.find(([part]) => offset < (end += part.length + 1)) ?? segments[segments.length - 1];
}

/**
 * @param {string} text
 * @param {Place[]} places
 */
function inContext(text, places) {
  const last = Math.max(...places.map((place) => place.end));
  const [from, to] = whole(text, Math.max(0, places[0].begin - CONTEXT), Math.min(text.length, last + CONTEXT));
  const begin = from && places[0].begin - text.slice(from, places[0].begin).replace(LEADING, "").length;
  const end = to < text.length ? last + text.slice(last, to).replace(TRAILING, "").length : to;
  const parts = marked(text, places, begin, end);
  if (begin > 0) parts.unshift(["…", false]);
  if (end < text.length) parts.push(["…", false]);
  return parts;
}

/**
 * No character is cut in two.
 * @param {string} text
 * @param {number} begin
 * @param {number} end
 */
function whole(text, begin, end) {
  /** @param {number} at */
  const cuts = (at) => (text.codePointAt(at - 1) ?? 0) > 0xffff;
  return [begin && cuts(begin) ? begin - 1 : begin, end < text.length && cuts(end) ? end + 1 : end];
}

/**
 * A link that leads to an anchor of a page and has the phrases marked there, from the `nth` place behind it on.
 * @param {string} url
 * @param {Phrase[]} phrases
 */
export function address(url, phrases, anchor = "", nth = 1) {
  const link = new URL(url);
  const texts = phrases.flatMap((phrase) => [phrase, ...phrase.others]).map(({ text }) => `"${text.slice(0, MARKED)}"`);
  if (texts.length) link.searchParams.set("h", texts.join(" "));
  if (nth > 1) link.searchParams.set("n", String(nth));
  link.hash = anchor;
  return link.href;
}
