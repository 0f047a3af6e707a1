/**
 * Reads the search index beside this file: exact phrases, counted and ranked. The format is described in
 * docs/dev/search-format.md. Depends on nothing.
 */

const FORMAT = 1;
const ZONES = 5;
const RUN_IN = 2;
const BOUNDARY = 0;
/** What a page weighs whose best place lies in the title, a heading, a run-in heading, a tag, the body. */
const WEIGHTS = [8, 4, 4, 2, 1];
const REQUEST = 2000; // bytes that a further request is worth, when lists are chosen
const LISTS = 8; // fetched at a time for a phrase
const COMPARED = 8; // pages whose texts are compared with a long phrase
const LONGEST = 40; // characters of a phrase that is taken apart
const PAGES_KEPT = 500; // whose text is at hand for further results
const MATCHES_KEPT = 16;
const MARKED = 200; // characters of a phrase that an address carries
const CONTEXT = 30; // characters shown on either side of a place
// marks that belong to what is cut off before or behind an excerpt
const LEADING = /^[\s\p{Po}\p{Pd}\p{Pe}\p{Pf}]+/u;
const TRAILING = /[\s\p{Po}\p{Pd}\p{Ps}\p{Pi}]+$/u;

const FOLDER = new URL("./", import.meta.url);
const SITE = new URL("../", FOLDER);

/** Why the index cannot be read: `reason` is "network", "missing", "damaged", "format" or "browser". */
export class IndexError extends Error {
  constructor(reason, file) {
    super(`${reason}: ${file}`);
    this.reason = reason;
    this.file = file;
  }
}

/** Numbers of seven bits a byte, the lowest first. */
class Numbers {
  constructor(bytes, file, at = 0) {
    this.bytes = bytes;
    this.file = file;
    this.at = at;
  }

  next() {
    let number = 0;
    for (let unit = 1; unit <= 2 ** 28; unit *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) break;
      number += (byte & 127) * unit;
      if (byte < 128) return number;
    }
    throw new IndexError("damaged", this.file);
  }

  /** How many follow: no more than there are bytes left. */
  count() {
    const count = this.next();
    if (count > this.bytes.length - this.at) throw new IndexError("damaged", this.file);
    return count;
  }

  take(count) {
    return Array.from({ length: count }, () => this.next());
  }

  skip(count) {
    while (count && this.at < this.bytes.length) count -= this.bytes[this.at++] < 128 ? 1 : 0;
  }

  end() {
    if (this.at !== this.bytes.length) throw new IndexError("damaged", this.file);
  }
}

/** The normal form of text, as the index was made with. */
class NormalForm {
  constructor(numbers) {
    this.kept = readRanges(numbers);
    this.joiners = readRanges(numbers);
    this.forms = new Map();
    let code = 0;
    for (let left = numbers.count(); left; left--) {
      code += numbers.next();
      const [folded, ...others] = numbers.take(numbers.count());
      this.forms.set(code, [code + (folded % 2 ? -(folded + 1) / 2 : folded / 2), ...others]);
    }
    numbers.end();
  }

  /** Code points of the normal form, and for each where its source begins and ends in `text`. */
  read(text) {
    const codes = [];
    const begins = [];
    const ends = [];
    for (let begin = 0, end; begin < text.length; begin = end) {
      end = begin + width(text, begin);
      const form = this.of(text.codePointAt(begin));
      const single = end;
      while (end < text.length && this.joins(text.codePointAt(end))) end += width(text, end);
      const whole = end === single ? form : this.cluster(text.slice(form.length ? begin : single, end));
      for (const code of whole) {
        codes.push(code);
        begins.push(begin);
        ends.push(end);
      }
    }
    return { codes, begins, ends };
  }

  of(code) {
    let form = this.forms.get(code);
    if (!form) this.forms.set(code, (form = within(this.kept, code) ? [code] : []));
    return form;
  }

  joins(code) {
    return code >= 0x300 && within(this.joiners, code);
  }

  cluster(text) {
    return Array.from(text.normalize("NFKC")).flatMap((character) => this.of(character.codePointAt(0)));
  }
}

const width = (text, at) => (text.codePointAt(at) > 0xffff ? 2 : 1);

/** Begins and ends of ranges, ascending. */
function readRanges(numbers) {
  const bounds = [];
  let at = 0;
  for (let left = numbers.count(); left; left--) {
    bounds.push((at += numbers.next()));
    bounds.push((at += numbers.next()));
  }
  return bounds;
}

const within = (bounds, code) => above(bounds, code) % 2 === 1;

/** How many of the ascending numbers are at most `limit`; the first `from` are known to be. */
function above(numbers, limit, from = 0) {
  let step = 1;
  let low = from;
  while (low + step <= numbers.length && numbers[low + step - 1] <= limit) {
    low += step;
    step *= 2;
  }
  let high = Math.min(numbers.length, low + step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bytes of a file of the index, decompressed: a cut or altered file does not pass. */
async function fetchBytes(name, cache) {
  if (!globalThis.DecompressionStream) throw new IndexError("browser", name);
  const response = await fetchFile(name, cache);
  try {
    const stream = response.body.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new IndexError("damaged", name);
  }
}

async function fetchFile(name, cache) {
  let response;
  try {
    response = await fetch(new URL(name, FOLDER), { cache });
  } catch {
    throw new IndexError("network", name);
  }
  if (!response.ok) throw new IndexError("missing", name);
  return response;
}

async function fetchManifest(cache) {
  const response = await fetchFile("index.json", cache === "reload" ? cache : "no-cache");
  const manifest = await response.json().catch(() => {
    throw new IndexError("damaged", "index.json");
  });
  if (manifest?.format !== FORMAT) throw new IndexError("format", "index.json");
  return manifest;
}

function readJson(bytes, file) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new IndexError("damaged", file);
  }
}

/** The index of one generation of the site. Its files are fetched when first needed, and once. */
class Library {
  static async open(manifest, cache) {
    const start = `${manifest.generation}/start.bin`;
    const [table, bytes] = await Promise.all([fetchBytes(manifest.characters, cache), fetchBytes(start, cache)]);
    const form = new NormalForm(new Numbers(table, manifest.characters));
    return new Library(manifest, form, new Numbers(bytes, start), cache);
  }

  constructor(manifest, form, numbers, cache) {
    this.folder = manifest.generation;
    this.form = form;
    this.cache = cache;
    this.files = new Map();
    this.shown = new Map();
    this.matched = new Map();
    this.readZones(numbers);
    this.boosts = new Map(Array.from({ length: numbers.count() }, () => [numbers.next(), numbers.next() / 100]));
    let code = 0;
    const alphabet = numbers.take(numbers.count()).map((step) => (code += step));
    this.ranks = new Map(alphabet.map((character, number) => [character, number + 1]));
    this.readDirectory(numbers);
    numbers.end();
  }

  /** `bounds[5 * page + zone]` is where a zone begins. */
  readZones(numbers) {
    this.pages = numbers.count();
    this.bounds = new Uint32Array(this.pages * ZONES + 1);
    for (let zone = 0; zone < this.pages * ZONES; zone++) {
      this.bounds[zone + 1] = this.bounds[zone] + numbers.next();
    }
    this.length = this.bounds[this.pages * ZONES];
  }

  readDirectory(numbers) {
    this.keys = [];
    this.chunks = [];
    let key = 0;
    for (let left = numbers.count(); left; left--) {
      const step = numbers.next();
      key += Math.floor(step / 2);
      this.keys.push(key);
      this.chunks.push({ continues: step % 2 === 1, size: numbers.next(), loaded: false });
    }
  }

  file(name) {
    if (!this.files.has(name)) {
      const bytes = fetchBytes(`${this.folder}/${name}`, this.cache);
      bytes.catch(() => this.files.delete(name));
      this.files.set(name, bytes);
    }
    return this.files.get(name);
  }

  /** What a result shows of a page; those shown last stay at hand. */
  page(number) {
    return remembered(this.shown, PAGES_KEPT, number, () => this.readPage(`${this.folder}/pages/${number}.bin`));
  }

  async readPage(name) {
    const { runs, ...page } = readJson(await fetchBytes(name, this.cache), name);
    const read = (segments) => {
      const text = segments.map(([part]) => part).join(" ");
      return { segments, text, form: this.form.read(text) };
    };
    return { ...page, form: this.form.read(page.title), runs: runs.map(read) };
  }

  /** Numbers of the chunks that hold lists of the keys from `first` to `last`. */
  chunksOf(first, last) {
    let from = above(this.keys, first - 1);
    const whole = this.keys[from] === first && !this.chunks[from].continues;
    if (!whole && from > 0) from--;
    const to = above(this.keys, last);
    return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
  }

  /** Ascending positions of a pair; for a range of keys those of all of them, in the order of the keys. */
  async list(first, last = first) {
    const numbers = this.chunksOf(first, last);
    const loaded = await Promise.all(numbers.map((number) => this.file(`postings/${number}.bin`)));
    numbers.forEach((number) => (this.chunks[number].loaded = true));
    const parts = loaded.flatMap((bytes, at) => this.lists(bytes, numbers[at], first, last));
    const list = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      list.set(part, at);
      at += part.length;
    }
    return list;
  }

  /** The lists of a chunk whose keys are asked for. */
  lists(bytes, chunk, first, last) {
    const numbers = new Numbers(bytes, `${this.folder}/postings/${chunk}.bin`);
    const found = [];
    let key = 0;
    for (let left = numbers.count(), led = false; left; left--, led = true) {
      key += numbers.next();
      if (!led && key !== this.keys[chunk]) throw new IndexError("damaged", numbers.file);
      const count = numbers.count();
      if (key > last) return found;
      if (key < first) numbers.skip(count);
      else found.push(this.positions(numbers, count));
    }
    numbers.end();
    return found;
  }

  positions(numbers, count) {
    const positions = new Uint32Array(count);
    let position = 0;
    for (let at = 0; at < count; at++) positions[at] = position += numbers.next();
    if (position >= this.length) throw new IndexError("damaged", numbers.file);
    return positions;
  }

  /** Ascending positions at which the code points stand in a row. */
  async phrase(codes) {
    const ranks = codes.map((code) => this.ranks.get(code));
    if (ranks.includes(undefined)) return new Uint32Array(0);
    const base = this.ranks.size + 1;
    if (ranks.length === 1) return (await this.list(ranks[0] * base, ranks[0] * base + base - 1)).sort();
    const keys = ranks.slice(1).map((rank, at) => ranks[at] * base + rank);
    const offsets = this.cover(keys);
    let starts;
    for (let at = 0; at < offsets.length; at += LISTS) {
      starts = await this.narrowed(starts, keys, offsets.slice(at, at + LISTS));
      const pages = at + LISTS < offsets.length ? this.pagesOf(starts) : [];
      if (pages.length && pages.length <= COMPARED) return this.compared(starts, pages, codes);
    }
    return starts;
  }

  /** The starts at which the pairs at some offsets of a phrase stand too; without starts, all where they stand. */
  async narrowed(starts, keys, offsets) {
    if (starts && !starts.length) return starts;
    const lists = await Promise.all(offsets.map(async (offset) => ({ offset, list: await this.list(keys[offset]) })));
    lists.sort((one, other) => one.list.length - other.list.length);
    return lists.reduce((left, { offset, list }) => {
      if (left) return standing(left, offset, list);
      return offset ? list.subarray(above(list, offset - 1)).map((position) => position - offset) : list;
    }, starts);
  }

  pagesOf(positions) {
    const pages = [];
    for (let at = 0; at < positions.length && pages.length <= COMPARED; ) {
      const page = Math.floor((above(this.bounds, positions[at]) - 1) / ZONES);
      pages.push(page);
      at = above(positions, this.bounds[(page + 1) * ZONES] - 1, at);
    }
    return pages;
  }

  /** The starts in some pages at which their texts have the code points: fewer bytes than a long phrase's lists. */
  async compared(starts, pages, codes) {
    const texts = await Promise.all(pages.map((page) => this.codesOf(page)));
    return starts.filter((start) => {
      const page = pages.findLastIndex((page) => this.bounds[page * ZONES] <= start);
      const at = start - this.bounds[pages[page] * ZONES];
      return codes.every((code, step) => texts[page][at + step] === code);
    });
  }

  /** The part of the array that a page takes up, made from its texts as the index was. */
  async codesOf(number) {
    const { form, tags, runs } = await this.page(number);
    const isHeading = ([, , heading]) => heading;
    const headings = runs.filter(({ segments }) => segments.every(isHeading));
    const others = runs.filter(({ segments }) => !segments.every(isHeading));
    const runIn = others.flatMap(({ segments }) => segments.filter(isHeading).map(([text]) => text));
    const named = [...runIn, ...tags].map((text) => this.form.read(text));
    const forms = [form, ...headings.map((run) => run.form), ...named, ...others.map((run) => run.form)];
    const codes = forms.flatMap(({ codes }) => [...codes, BOUNDARY]);
    if (codes.length === this.bounds[(number + 1) * ZONES] - this.bounds[number * ZONES]) return codes;
    throw new IndexError("damaged", `${this.folder}/pages/${number}.bin`);
  }

  /** Offsets of pairs that together cover the phrase, what has least to be fetched for first. */
  cover(keys) {
    const costs = keys.map((key) => this.cost(key));
    const ways = [];
    costs.forEach((cost, at) => {
      const before = at < 2 || ways[at - 1].cost <= ways[at - 2].cost ? ways[at - 1] : ways[at - 2];
      ways.push({ at, cost: cost + (before?.cost ?? 0), before });
    });
    const offsets = [];
    for (let way = ways.at(-1); way; way = way.before) offsets.push(way.at);
    return offsets.sort((one, other) => costs[one] - costs[other]);
  }

  cost(key) {
    const missing = this.chunksOf(key, key).filter((chunk) => !this.chunks[chunk].loaded);
    return missing.reduce((sum, chunk) => sum + this.chunks[chunk].size + REQUEST, 1);
  }

  /** The match of a phrase; those of the last ones stay at hand while a reader narrows and sorts. */
  match(codes) {
    return remembered(this.matched, MATCHES_KEPT, codes.join(), () => this.readMatch(codes));
  }

  /** Page by page what stands in it: how many places, the weight of the best, and where the first of those is. */
  async readMatch(codes) {
    const positions = await this.phrase(codes);
    const match = {
      positions,
      pages: [],
      from: new Uint32Array(this.pages),
      places: new Uint32Array(this.pages),
      weights: new Uint8Array(this.pages),
      first: new Uint32Array(this.pages),
    };
    let bound = 0;
    for (let at = 0; at < positions.length; at++) {
      while (this.bounds[bound] <= positions[at]) bound++;
      const page = Math.floor((bound - 1) / ZONES);
      const zone = (bound - 1) % ZONES;
      if (match.pages.at(-1) !== page) {
        match.pages.push(page);
        match.from[page] = at;
      }
      if (zone !== RUN_IN) match.places[page]++;
      if (WEIGHTS[zone] > match.weights[page]) {
        match.weights[page] = WEIGHTS[zone];
        match.first[page] = positions[at] - this.bounds[page * ZONES];
      }
    }
    return match;
  }

  /** The least distance between places of all phrases in a page; 0 for a single phrase. */
  closeness(matches, page) {
    if (matches.length < 2) return 0;
    const end = this.bounds[(page + 1) * ZONES];
    const heads = matches.map((match) => match.from[page]);
    for (let closest = Infinity; ; ) {
      const places = heads.map((head, at) => matches[at].positions[head]);
      const least = Math.min(...places);
      closest = Math.min(closest, Math.max(...places) - least);
      const head = places.indexOf(least);
      heads[head]++;
      if (!(matches[head].positions[heads[head]] < end)) return closest;
    }
  }

  /** Dates and facets, column by column. */
  async columns() {
    this.table ??= this.readColumns();
    return this.table;
  }

  async readColumns() {
    const name = "facets.bin";
    const bytes = await this.file(name);
    const numbers = new Numbers(bytes, `${this.folder}/${name}`);
    const head = numbers.count();
    const { dates, facets } = readJson(bytes.subarray(numbers.at, numbers.at + head), name);
    numbers.at += head;
    const days = Uint32Array.from({ length: this.pages }, () => numbers.next());
    for (const facet of facets) {
      facet.rows = Array.from({ length: this.pages }, () => numbers.take(numbers.count()));
      facet.multiple = facet.rows.some((row) => row.length > 1);
    }
    numbers.end();
    return { dates, days, facets };
  }
}

/** What is kept under a key, or made for it; of all keys as many as `most` stay, those used last. */
function remembered(kept, most, key, make) {
  const value = kept.get(key) ?? make();
  kept.delete(key);
  kept.set(key, value);
  value.catch(() => kept.delete(key));
  if (kept.size > most) kept.delete(kept.keys().next().value);
  return value;
}

/** The candidates behind which, at `offset`, a position of the list stands. */
function standing(candidates, offset, list) {
  let at = 0;
  return candidates.filter((candidate) => {
    const position = candidate + offset;
    at = above(list, position, at);
    return at > 0 && list[at - 1] === position;
  });
}

/** A quoted part, with whichever marks an input method gives, or a run without white space and quotes. */
const PIECE = /"([^"]*)"|＂([^＂]*)＂|[“”„]([^“”„]*)[“”„]|「([^」]*)」|『([^』]*)』|‘([^’]*)’|([^\s"＂“”„「『‘]+|\S)/gu;
const TOKEN = new RegExp(`([-－]?)((?:${PIECE.source})+)`, "gu");

/**
 * What a query asks for: phrases that must all occur, and excluded ones, as written and as code points of the normal
 * form, none twice. White space parts phrases, quotes hold them together, also in the middle of one; a leading `-`
 * excludes. What has neither letters nor digits asks for nothing.
 */
function parse(query, form) {
  const asked = { phrases: new Map(), excluded: new Map() };
  for (const [, minus, token] of query.matchAll(TOKEN)) {
    const text = Array.from(token.matchAll(PIECE), (found) => found.slice(1).find((part) => part !== undefined)).join("");
    const { codes } = form.read(text);
    const list = minus ? asked.excluded : asked.phrases;
    if (codes.length && !list.has(codes.join())) list.set(codes.join(), { text, codes });
  }
  return { phrases: [...asked.phrases.values()], excluded: [...asked.excluded.values()] };
}

/** Numbers of the pages that hold all phrases and nothing excluded. */
function pagesWith(library, matches, excluded) {
  const all = matches.length ? matches[0].pages : Array.from({ length: library.pages }, (_, page) => page);
  return all.filter(
    (page) => matches.every(({ weights }) => weights[page]) && excluded.every(({ weights }) => !weights[page]),
  );
}

/** Tells of a page whether it has the values chosen in a facet: all of them, or any where a page has only one. */
function chooser(facet, values) {
  const wanted = values.map((value) => facet.values.indexOf(value));
  return (page) =>
    facet.multiple
      ? wanted.every((value) => facet.rows[page].includes(value))
      : wanted.some((value) => facet.rows[page].includes(value));
}

const chosenIn = (filters, name) => (Object.hasOwn(filters, name) ? [filters[name]].flat().filter(Boolean) : []);

/** The pages that pass all filters, and each facet's values with the number of pages that choosing it leaves. */
function narrow(pages, filters, { facets }) {
  const chosen = facets.map(({ name }) => chosenIn(filters, name));
  const passes = facets.map((facet, at) => chosen[at].length && chooser(facet, chosen[at]));
  const passing = (skipped) => pages.filter((page) => passes.every((pass, at) => !pass || at === skipped || pass(page)));
  const left = passing();
  const counted = facets.map(({ name, label, values, rows, multiple }, at) => {
    const counts = new Uint32Array(values.length);
    const counting = multiple || !passes[at] ? left : passing(at);
    for (const page of counting) for (const value of rows[page]) counts[value]++;
    const listed = values.map((value, number) => ({
      value,
      count: counts[number],
      chosen: chosen[at].includes(value),
    }));
    return { name, label, values: listed.filter(({ count, chosen }) => count || chosen) };
  });
  return { left, counted };
}

/** Best first: the phrases' zones, boosted; how close they stand; how many places; how early the first is. */
function ranked(library, pages, matches) {
  const keys = pages.map((page) => {
    const weight = Math.min(...matches.map(({ weights }) => weights[page]), WEIGHTS[0]);
    const first = Math.min(...matches.map((match) => match.first[page]));
    const places = placesIn(matches, page);
    const boost = library.boosts.get(page) ?? 1;
    return [-weight * boost, library.closeness(matches, page), -places, first, page];
  });
  return keys.sort(compare).map((key) => key.at(-1));
}

function compare(one, other) {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return one[at] - other[at];
  return 0;
}

const placesIn = (matches, page) => matches.reduce((sum, { places }) => sum + places[page], 0);

/** By date, those without one last. */
function dated(pages, days, direction) {
  const day = (page) => days[page] || (direction < 0 ? 0 : Infinity);
  return pages.slice().sort((one, other) => direction * (day(one) - day(other)) || one - other);
}

/** Where the phrases stand in a text as read, in order: begin and end of each place, and the number of the phrase. */
function placesOf({ codes, begins, ends }, phrases) {
  const found = phrases.flatMap((phrase, number) => {
    const places = [];
    for (let at = codes.indexOf(phrase.codes[0]); at >= 0; at = codes.indexOf(phrase.codes[0], at + 1)) {
      const here = phrase.codes.every((code, step) => codes[at + step] === code);
      if (here) places.push({ begin: begins[at], end: ends[at + phrase.codes.length - 1], number });
    }
    return places;
  });
  return found.sort((one, other) => one.begin - other.begin || other.end - one.end);
}

/** A text cut at the places in it: `[text, marked]` one behind the other. */
function marked(text, places, begin = 0, end = text.length) {
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

const isMarked = (parts) => parts.some(([, marked]) => marked);

/** The places of a page as lines in context, best first: more of the phrases, then headings, then reading order. */
function passages({ runs }, phrases, url) {
  const lines = [];
  const passed = new Map();
  for (const { segments, text, form } of runs) {
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
  const rank = (line) => 2 * new Set(line.places.map(({ number }) => number)).size + line.heading;
  const best = lines.map((line, order) => ({ ...line, order })).sort((one, other) => rank(other) - rank(one));
  return best.map(({ text, places, anchor, nth, order }) => ({
    parts: inContext(text, places),
    url: address(url, phrases, anchor, nth),
    order,
  }));
}

function segmentAt(segments, offset) {
  let end = 0;
  return segments.find(([part]) => offset < (end += part.length + 1));
}

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

/** No character is cut in two. */
function whole(text, begin, end) {
  const cuts = (at) => text.codePointAt(at - 1) > 0xffff;
  return [begin && cuts(begin) ? begin - 1 : begin, end < text.length && cuts(end) ? end + 1 : end];
}

/** A link that leads to an anchor of a page and has the phrases marked there, from the `nth` place behind it on. */
function address(url, phrases, anchor = "", nth = 1) {
  const link = new URL(url);
  if (phrases.length) link.searchParams.set("h", phrases.map(({ text }) => `"${text.slice(0, MARKED)}"`).join(" "));
  if (nth > 1) link.searchParams.set("n", nth);
  link.hash = anchor;
  return link.href;
}

let manifest; // of the library that is open
let opened;

/** Opens the index, so that the first query finds it open. */
export function open(cache = "default") {
  if (!opened || cache === "reload") {
    manifest = fetchManifest(cache);
    const library = manifest.then((found) => Library.open(found, cache));
    opened = library;
    library.catch(() => opened === library && (opened = undefined));
  }
  return opened;
}

/** Runs a task on the library; if that was replaced meanwhile, or came damaged, once more on a fresh one. */
async function fresh(task) {
  try {
    return await task(await open());
  } catch (error) {
    if (!(error instanceof IndexError) || ["network", "browser"].includes(error.reason)) throw error;
    return await task(await open("reload"));
  }
}

/**
 * The pages in which a query is found, and in how many places, exactly.
 *
 * `filters` gives values by facet: `{ year: "2009", tag: ["…", "…"] }`. Options: `sort` ("relevance", "date" for
 * the newest first, "oldest"), `limit` and `offset` of the results, `facets` to have these counted. A query that asks for nothing finds
 * nothing, unless filters are given: then all pages that pass them.
 *
 * Gives `pages`, `places`, `asked` (whether there was anything to look for), `phrases` as read, `facets`, and `results`:
 * `uri`, `url`, `title` (in parts, as lines in context are), `byline`, `tags` with a place, `places`, `passages` (`url`,
 * `parts`, `order`).
 * Throws an `IndexError`.
 */
export function find(query, filters = {}, options = {}) {
  return fresh((library) => findIn(library, query, filters, options));
}

async function findIn(library, query, filters, { sort = "relevance", limit = 10, offset = 0, facets = false }) {
  const { phrases, excluded } = parse(query, library.form);
  const columns = facets || Object.keys(filters).length || sort !== "relevance" ? library.columns() : undefined;
  const [matches, without, table] = await Promise.all([
    Promise.all(phrases.map(({ codes }) => library.match(codes))),
    Promise.all(excluded.map(({ codes }) => library.match(codes))),
    columns,
  ]);
  const found = pagesWith(library, matches, without);
  const { left, counted } = table ? narrow(found, filters, table) : { left: found, counted: [] };
  const chosen = table?.facets.some(({ name }) => chosenIn(filters, name).length);
  const asked = phrases.length + excluded.length > 0 || Boolean(chosen);
  const pages = asked ? left : [];
  const order = sort === "relevance" ? ranked(library, pages, matches) : dated(pages, table.days, sort === "date" ? -1 : 1);
  const results = order.slice(offset, offset + limit).map((page) => result(library, page, matches, phrases));
  return {
    pages: pages.length,
    places: pages.reduce((sum, page) => sum + placesIn(matches, page), 0),
    asked,
    phrases: phrases.map(({ text }) => text),
    facets: counted,
    results: await Promise.all(results),
  };
}

async function result(library, number, matches, phrases) {
  const page = await library.page(number);
  const url = new URL(page.uri.split("/").map(encodeURIComponent).join("/"), SITE).href;
  return {
    uri: page.uri,
    url: address(url, phrases),
    title: marked(page.title, placesOf(page.form, phrases)),
    byline: page.byline,
    tags: page.tags.map((tag) => marked(tag, placesOf(library.form.read(tag), phrases))).filter(isMarked),
    places: placesIn(matches, number),
    passages: passages(page, phrases, url),
  };
}

/**
 * For a query that finds nothing: the longest parts of its phrases that do occur, longest first, each with the number
 * of pages. Gives `text`, `pages`. Single characters are parts only where there are no longer ones.
 */
export function parts(query) {
  return fresh(async (library) => {
    const { phrases } = parse(query, library.form);
    const found = await Promise.all(phrases.map((phrase) => partsOf(library, phrase)));
    const long = found.flat().filter(({ length }) => length > 1);
    const unique = new Map((long.length ? long : found.flat()).map((part) => [part.text, part]));
    return [...unique.values()].sort((one, other) => other.length - one.length || one.pages - other.pages);
  });
}

/** The parts of a phrase that occur and lie in no longer one that does. */
async function partsOf(library, phrase) {
  const text = phrase.text.slice(0, LONGEST);
  const { codes, begins, ends } = library.form.read(text);
  const pairs = await Promise.all(codes.slice(1).map((_, at) => library.phrase(codes.slice(at, at + 2))));
  const found = [];
  let reached = 0;
  for (let from = 0; from < codes.length; from++) {
    let to = from + (library.ranks.has(codes[from]) ? 1 : 0);
    let places = pairs[from];
    for (; to > from && to < codes.length && places.length; to++) {
      if (to > from + 1) places = standing(places, to - from - 1, pairs[to - 1]);
      if (!places.length) break;
    }
    if (to > Math.max(from, reached)) found.push({ from, to });
    reached = Math.max(reached, to);
  }
  return Promise.all(
    found.map(async ({ from, to }) => {
      const { pages } = await library.match(codes.slice(from, to));
      return { text: text.slice(begins[from], ends[to - 1]), pages: pages.length, length: to - from };
    }),
  );
}

/** Where the phrases of a query stand in a text: `[begin, end]` in order, those that overlap as one. */
export async function locate(query, text) {
  const { form } = await open();
  const found = [];
  for (const { begin, end } of placesOf(form.read(text), parse(query, form).phrases)) {
    const last = found.at(-1);
    if (last && begin < last[1]) last[1] = Math.max(last[1], end);
    else found.push([begin, end]);
  }
  return found;
}

/** The address of the search page with a query: known before the index is open. */
export async function searchPage(query) {
  open();
  const link = new URL((await manifest).page, SITE);
  if (query) link.searchParams.set("q", query);
  return link;
}
