/** Draws what was found, and fields to ask in: the same in the header of each page and on the search page. */

/** @typedef {Record<string, string | boolean | undefined>} Attributes */
/** @typedef {Node | string | undefined} Child */
/**
 * @typedef {import("./reader.js").Result} Result
 * @typedef {import("./passages.js").Part} Part
 */

const SHOWN = 3; // lines in context that a result shows at first

/**
 * An element with attributes and children; texts stay texts.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} attributes
 * @param {(Child | Child[])[]} children
 */
export function draw(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}

/**
 * A field for queries, no matter where.
 * @param {Attributes} attributes
 */
export const drawField = (attributes) =>
  draw("input", {
    type: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    ...attributes,
  });

/** @param {Part[]} parts */
const drawParts = (parts) => parts.map(([text, marked]) => (marked ? draw("mark", {}, text) : text));

/**
 * @param {Result} result
 * @param {number} shown lines in context
 */
export const drawResult = (result, shown = SHOWN) => {
  const byline = [result.byline, result.places ? `共 ${result.places} 处` : ""].filter(Boolean).join(" · ");
  return draw(
    "li",
    { class: "cjk-result", "data-search-result": result.uri, "data-search-whole": shown === Infinity },
    draw("a", { class: "cjk-result__title", href: result.url }, drawParts(result.title)),
    byline ? draw("p", { class: "cjk-result__byline" }, byline) : undefined,
    result.tags.length ? draw("p", { class: "cjk-result__byline" }, "关键词：", ...listed(result.tags)) : undefined,
    result.passages.length ? drawPassages(result.passages, shown) : undefined,
  );
};

/** @param {Part[][]} tags */
const listed = (tags) => tags.flatMap((parts, place) => [place ? "、" : "", ...drawParts(parts)]);

/**
 * @param {import("./passages.js").Passage[]} passages
 * @param {number} shown
 */
function drawPassages(passages, shown) {
  const list = draw("ul", { class: "cjk-result__passages" });
  /** @param {number} count */
  const show = (count) => {
    const lines = passages.slice(0, count).sort((one, other) => one.order - other.order);
    list.replaceChildren(
      ...lines.map(({ url, parts }) =>
        draw("li", {}, draw("a", { href: url, "data-search-passage": true }, drawParts(parts))),
      ),
    );
    if (passages.length > count) list.append(draw("li", {}, drawMore(passages.length, () => show(Infinity))));
  };
  show(shown);
  return list;
}

/**
 * @param {number} count
 * @param {() => void} show
 */
function drawMore(count, show) {
  const button = draw("button", { type: "button", class: "cjk-result__more" }, `显示全部 ${count} 段`);
  button.addEventListener("click", () => {
    const list = button.closest("ul");
    const next = (list?.children.length ?? 0) - 1;
    button.closest(".cjk-result")?.setAttribute("data-search-whole", "");
    show();
    list?.children[next]?.querySelector("a")?.focus();
  });
  return button;
}

/**
 * What a query names, each with the pages that it leads to, and other names of what it asks for.
 * @param {Pick<import("./reader.js").Found, "chips" | "also">} found
 */
export function drawOffers({ chips, also }) {
  const links = chips.map((chip) => {
    const marks = { "data-chip": chip.name, "data-value": chip.value, "data-count": String(chip.pages) };
    return draw("a", { href: chip.url, ...marks }, tellChip(chip), drawCount(chip.pages), drawArrow());
  });
  const rows = links.map((link) => draw("li", {}, link));
  const named = { class: "cjk-page__chips", "aria-label": "按讲话人、日期、会议等" };
  return [...(rows.length ? [draw("ul", named, rows)] : []), ...also.map(drawAlso)];
}

/** @param {number} pages */
const drawCount = (pages) => draw("span", { class: "cjk-facet__count" }, ` ${pages} 篇`);
const drawArrow = () => draw("span", { "aria-hidden": "true" }, " →");

/** @param {import("./offers.js").Also} also */
function drawAlso({ names, together }) {
  const links = names.map(({ name, pages, url }) => {
    return draw("span", {}, draw("a", { href: url, "data-synonym": name }, name), drawCount(pages), " · ");
  });
  const all = draw("a", { href: together, "data-together": true }, "一起找");
  return draw("p", { class: "cjk-page__also" }, "又作：", links, all);
}

/** @param {import("./chips.js").Offer} chip */
const tellChip = ({ label, value, with: more }) => `${label}：${[value, ...more].map(dated).join(" · ")}`;

/**
 * A date as people say it; anything else as it is.
 * @param {string} value
 */
function dated(value) {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value) ?? [];
  return year ? `${year}年${Number(month)}月${day ? `${Number(day)}日` : ""}` : value;
}

/**
 * What a query found, in one sentence.
 * @param {Pick<import("./reader.js").Found, "pages" | "places" | "asked" | "chips">} found
 */
export function tell({ pages, places, asked, chips }) {
  if (!asked) return chips.length ? "" : "请输入要找的字词：至少要有一个汉字、字母或数字。";
  if (!pages) return "没有找到。";
  return places ? `找到 ${pages} 篇，共 ${places} 处。` : `找到 ${pages} 篇。`;
}

/** @type {Record<string, string>} */
const REASONS = {
  network: "搜索索引没能载入：网络不通。请检查网络，再试一次。",
  missing: "搜索索引没能载入：网站上缺少索引文件。网站可能正在更新，请稍后刷新页面。",
  damaged: "搜索索引没能载入：索引文件不完整。请刷新页面；如果仍然这样，请告知网站管理员。",
  earlier: "搜索索引是旧格式的，按现在的规则不能查找。请刷新页面；如果仍然这样，请网站管理员重新生成网站。",
  format: "网站已经更新，本页还是旧的。请刷新页面。",
  browser: "这个浏览器太旧，不能搜索。请用较新的浏览器打开本站。",
};

/**
 * Why nothing can be found, and what to do; anything but a fault of the index is thrown on.
 * @param {unknown} error
 */
export function tellError(error) {
  const { reason = "" } = /** @type {{ reason?: string }} */ (error ?? {});
  if (!(reason in REASONS)) throw error;
  return REASONS[reason];
}

/**
 * Runs a task, and says whether it was the last one begun when it ended: an earlier one has nothing to show.
 * @returns {<T>(task: () => Promise<T>) => Promise<{ value?: T, error?: unknown } | undefined>}
 */
export function latest() {
  let begun = 0;
  return async (task) => {
    const mine = ++begun;
    const outcome = await task().then(
      (value) => ({ value }),
      (error) => ({ error }),
    );
    return mine === begun ? outcome : undefined;
  };
}

/**
 * Calls back on input, not while an input method is still composing.
 * @param {HTMLInputElement} field
 * @param {() => void} changed
 */
export function onInput(field, changed) {
  field.addEventListener("input", (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) changed();
  });
  field.addEventListener("compositionend", changed);
}
