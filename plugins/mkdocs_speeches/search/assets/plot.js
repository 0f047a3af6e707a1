/** How often phrases are used, year by year: columns, the table behind them, and a file to take away. */

import { drawButton } from "./asking.js";
import { calendar, csvOf, rateOf, spelled, totalOf } from "./frequency.js";
import { frequencies } from "./counted.js";
import { draw, drawField, latest, onInput, tellError } from "./results.js";
import { save } from "./sheets.js";

/**
 * @typedef {import("./address.js").Asked} Asked
 * @typedef {import("./frequency.js").Frequencies} Frequencies
 */

const MOST_LABELS = 6; // years below the columns: as many as a phone has room for

export class Plot {
  /**
   * @param {(freq: string) => void} keep puts further phrases into the address
   * @param {(asked: Partial<Asked>, text: string) => HTMLElement} link makes a link to another search
   */
  constructor(keep, link) {
    this.keep = keep;
    this.link = link;
    this.run = latest();
    /** @type {Asked} */
    this.asked = { query: "", filters: {}, sort: "relevance" };
    this.field = drawField({ class: "cjk-page__input", placeholder: "别的说法，用顿号隔开", "data-trend-input": true });
    this.status = draw("p", { class: "cjk-trend__status", role: "status" });
    this.columns = draw("div", { class: "cjk-trend__columns" });
    this.table = draw("div", { class: "cjk-trend__table" });
    const rows = draw("details", { class: "cjk-facet" }, draw("summary", {}, "数表"), this.table);
    /** @type {Frequencies | undefined} */
    this.found = undefined;
    this.save = drawButton("cjk-result__more", "下载 CSV", () => this.take());
    const label = draw("label", { class: "cjk-trend__field" }, draw("span", {}, "一起比"), this.field);
    this.root = draw("div", { hidden: true }, label, this.columns, this.status, rows, this.save);
    onInput(this.field, () => this.changed());
  }

  take() {
    if (this.found) save(["用得多少", ...this.found.names], csvOf(this.found));
  }

  changed() {
    this.keep(this.field.value);
    this.show({ ...this.asked, freq: this.field.value });
  }

  /** @param {Asked} asked */
  async show(asked) {
    this.asked = asked;
    const { query, filters, freq = "" } = asked;
    if (document.activeElement !== this.field) this.field.value = freq;
    const outcome = await this.run(() => frequencies(query, spelled(freq), filters));
    if (!outcome) return;
    this.root.hidden = false; // all at once
    if (outcome.value) this.draw(outcome.value);
    else this.status.textContent = tellError(outcome.error);
  }

  /** @param {Frequencies} found */
  draw(found) {
    this.columns.replaceChildren(...drawPlots(found));
    this.status.textContent = tellAll(found);
    this.table.replaceChildren(this.drawTable(found));
    this.found = found;
  }

  /** @param {Frequencies} found */
  drawTable({ names, rows, undated }) {
    const { query, filters, sort, freq } = this.asked;
    const heads = ["年份", "篇数", "字数", ...names.flatMap((name) => [`“${name}”`, "每万字"])];
    const body = [...rows, ...(undated.pages ? [undated] : [])].map(({ year, pages, size, places }) => {
      const name = year ? this.link({ query, filters: { ...filters, date: [year] }, sort, freq }, year) : "无日期";
      const counts = places.flatMap((times) => [times.toLocaleString(), String(rateOf(times, size))]);
      const cells = [String(pages), size.toLocaleString(), ...counts].map((cell) => draw("td", {}, cell));
      return draw("tr", {}, draw("th", { scope: "row" }, name), cells);
    });
    const head = draw("tr", {}, heads.map((name) => draw("th", { scope: "col" }, name)));
    return draw("table", { class: "cjk-trend__numbers" }, draw("thead", {}, head), draw("tbody", {}, body));
  }
}

/**
 * Columns for each phrase, all on one scale, one below the other; the years stand below the last.
 * @param {Frequencies} found
 */
function drawPlots(found) {
  const years = calendar(found);
  const rates = found.names.map((_, at) => years.map(({ row }) => row && rateOf(row.places[at], row.size)));
  const most = Math.max(...rates.flat().map((rate) => rate ?? 0)) || 1;
  const plots = found.names.map((name, at) => {
    const highest = Math.max(...rates[at].map((rate) => rate ?? 0));
    const columns = rates[at].map((rate, place) => drawColumn(years[place], at, rate, most, rate === highest));
    const counted = draw("span", { class: "cjk-facet__count" }, ` ${totalOf(found, at).toLocaleString()} 处`);
    const said = `“${name}”各年每万字出现的次数：${tellHighest(years[rates[at].indexOf(highest)]?.year, highest)}`;
    const bars = draw("div", { class: "cjk-trend__bars", role: "img", "aria-label": said }, columns);
    return draw("figure", { class: "cjk-trend__plot" }, draw("figcaption", {}, name, counted), bars);
  });
  return years.length ? [...plots, drawYears(years.map(({ year }) => year))] : [];
}

/**
 * @param {{ year: string, row?: import("./frequency.js").Row }} year
 * @param {number} at which phrase
 * @param {number | undefined} rate nothing for a year without texts
 * @param {number} most of all rates
 * @param {boolean} isHighest
 */
function drawColumn({ year, row }, at, rate, most, isHighest) {
  if (!row || rate === undefined) return draw("i", { class: "cjk-trend__gap", title: `${year} 年：没有` });
  const title = `${year} 年：每万字 ${rate} 处（${row.places[at]} 处，${row.size.toLocaleString()} 字）`;
  const bar = draw("b", {}, isHighest && rate ? draw("span", {}, String(rate)) : undefined);
  bar.style.height = `${(100 * rate) / most}%`;
  return draw("i", { title }, bar);
}

/**
 * @param {string | undefined} year
 * @param {number} rate
 */
const tellHighest = (year, rate) => (rate ? `最多的是 ${year} 年，${rate} 次；各年的数在数表里` : "没有");

/** @param {string[]} years */
function drawYears(years) {
  const every = Math.ceil(years.length / MOST_LABELS);
  const labels = years.map((year, at) => draw("i", {}, at % every ? undefined : draw("span", {}, year)));
  return draw("div", { class: "cjk-trend__years", "aria-hidden": "true" }, labels);
}

/** @param {Frequencies} found */
function tellAll(found) {
  const { names, rows, undated } = found;
  const counted = names.map((name, at) => `“${name}” ${totalOf(found, at).toLocaleString()} 处`).join("，");
  const left = undated.places.reduce((sum, times) => sum + times, 0);
  const isGapped = calendar(found).length > rows.length;
  return [
    `每万字出现的次数：${counted}${names.length > 1 ? "，每个说法各算各的" : ""}。`,
    left ? `其中 ${left.toLocaleString()} 处在没有日期的 ${undated.pages} 篇里，不在图中。` : "",
    isGapped ? "没有底线的年份没有文章。" : "",
  ].join("");
}
