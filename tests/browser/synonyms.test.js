import assert from "node:assert/strict";
import { test } from "node:test";

import { parse } from "../../plugins/mkdocs_speeches/search/assets/query.js";
import { alsoNamed } from "../../plugins/mkdocs_speeches/search/assets/synonyms.js";
import { plain } from "./index.js";

const GROUPS = [
  ["劳动模范", "劳模"],
  ["碳达峰 碳中和", "双碳", "碳达峰碳中和目标"],
];
const also = (query) => alsoNamed(parse(query, plain), GROUPS, plain);

test("other names of what is asked for are told, with the queries for one and for all of them", () => {
  assert.deepEqual(also("劳模 大会 -小会"), [
    { names: [{ name: "劳动模范", query: "劳动模范 大会 -小会" }], together: "劳模|劳动模范 大会 -小会" },
  ]);
  const [{ names, together }] = also("双碳");
  assert.deepEqual(names.map(({ query }) => query), ['"碳达峰 碳中和"', "碳达峰碳中和目标"]);
  assert.equal(together, '双碳|"碳达峰 碳中和"|碳达峰碳中和目标');
});

test("what has no other name, and what asks for several names already, is told nothing", () => {
  assert.deepEqual(also("大会"), []);
  assert.deepEqual(also("劳模|劳动模范"), []);
});
