/** What a search says beside its results: where nothing is asked for, or nothing is found. */

import { ordered } from "./filters.js";
import { draw } from "./results.js";

/** @typedef {import("./address.js").Asked} Asked */

const FOREMOST = 24; // values of a facet

/**
 * How to search, with the library's own words, and the foremost values of the facet that has most to say.
 * @param {import("./facets.js").Counted[]} facets
 * @param {(asked: Partial<Asked>, text: string) => HTMLElement} link makes a link to another search
 */
export function drawHelp(facets, link) {
  const facet = facets.find(({ name }) => name === "tag") ?? facets[0];
  const foremost = facet ? ordered(facet.values).slice(0, FOREMOST) : [];
  const [one = "甲", other = "乙"] = facet?.name === "tag" ? foremost.map(({ value }) => value) : [];
  const rows = [
    [one, "整句照原样找，标点、空格、全角半角、繁简、大小写都不计较"],
    [`${one} ${other}`, "用空格隔开的几个词都要出现"],
    [`${one} -${other}`, "减号后面的词不能出现"],
    [`“${one} ${other}”`, "引号里的空格不算隔开"],
    [`${one}|${other}`, "竖线两边的词有一个就算"],
    ["6.5%", "数字要整个相同，不会找到 36.5、65"],
  ].map(([query, meaning]) => draw("li", {}, draw("kbd", {}, query), ` ${meaning}。`));
  const help = draw("ul", { class: "cjk-page__help" }, rows);
  if (!foremost.length) return [help];
  const chips = foremost.map(({ value, count }) => {
    const chip = link({ filters: { [facet.name]: [value] } }, value);
    chip.append(draw("span", { class: "cjk-facet__count" }, ` ${count}`));
    return draw("li", {}, chip);
  });
  return [help, draw("h2", {}, `常见${facet.label}`), draw("ul", { class: "cjk-page__chips" }, chips)];
}

/**
 * What may have been meant, and the parts of a query that do occur.
 * @param {import("./lost.js").Help} help
 * @param {(text: string) => HTMLElement} link
 */
export function drawHelped({ meant, parts }, link) {
  const links = meant.map(({ text, pages, url }) => [
    draw("a", { href: url, "data-suggest": text }, `“${text}”`),
    draw("span", { class: "cjk-facet__count" }, ` ${pages} 篇 `),
  ]);
  const asked = draw("p", { class: "cjk-page__meant" }, "您是不是要找", links.flat(), "？");
  const rows = parts.map(({ text, pages }) => draw("li", {}, link(text), ` ${pages} 篇`));
  const occurring = [draw("p", {}, "找得到的部分："), draw("ul", { class: "cjk-page__parts" }, rows)];
  return [...(meant.length ? [asked] : []), ...(parts.length ? occurring : [])];
}
