import assert from "node:assert/strict";
import { test } from "node:test";
import { withQuery } from "../../plugins/mkdocs_speeches/search/assets/recent.js";

test("a query stands in front, once, and eight are kept", () => {
  assert.deepEqual(withQuery(["乙", "甲"], " 甲 "), ["甲", "乙"]);
  assert.deepEqual(withQuery(["乙"], "  "), ["乙"]);
  assert.equal(withQuery([..."12345678"], "9").join(""), "91234567");
});
