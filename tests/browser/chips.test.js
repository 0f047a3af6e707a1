import assert from "node:assert/strict";
import { test } from "node:test";

import { offersOf } from "../../plugins/mkdocs_speeches/search/assets/chips.js";
import { parse } from "../../plugins/mkdocs_speeches/search/assets/query.js";
import { plain } from "./index.js";

const facet = (name, ...values) => ({ name, label: name, values, rows: values.map((_, at) => [at]), multiple: false });
const TABLE = {
  facets: [
    facet("speaker", "李某", "×××"),
    facet("year", "2018"),
    facet("tag", "农民工"),
    facet("title", "新起点 新愿景", "农民工问题"),
  ],
};
const offers = (query) =>
  offersOf(parse(query, plain), TABLE, plain).map(({ name, query, filters }) => {
    const chosen = Object.entries(filters).map(([key, values]) => `${key}=${values.join("|")}`);
    return [name, ...chosen, query].join(" ").trim();
  });

test("what a query names is offered, its other words stay", () => {
  assert.deepEqual(offers("李某"), ["speaker speaker=李某"]);
  assert.deepEqual(offers("李某 农民工"), [
    "speaker speaker=李某 农民工",
    "tag tag=农民工 speaker=李某",
  ]);
  assert.deepEqual(offers("民工问题 李某"), ["speaker speaker=李某 民工问题", "title title=农民工问题 speaker=李某"]);
  assert.deepEqual(offers('李某 "大 会" -小会'), ['speaker speaker=李某 "大 会" -小会']);
  assert.deepEqual(offers("天地"), []);
});

test("two facts are one offer", () => {
  assert.deepEqual(offers("李某 2018"), ["speaker speaker=李某 year=2018"]);
});

test("signs alone name somebody, and a title may have blanks", () => {
  assert.deepEqual(offers("×××"), ["speaker speaker=×××"]);
  assert.deepEqual(offers("新起点 新愿景")[0], "title title=新起点 新愿景");
});
