import assert from "node:assert/strict";
import { test } from "node:test";
import { simplifier } from "../../plugins/mkdocs_speeches/assets/simplify.js";

const simplify = simplifier({ pairs: "乾干瞭瞭說说後后", contexts: { "，乾隆": "乾", "都瞭解": "了", " 乾隆": "乾" } });

test("characters are simplified one for one, but within words that are exceptions", () => {
  assert.equal(simplify("說後來，乾隆乾淨；都瞭解，瞭望"), "说后來，乾隆干淨；都了解，瞭望");
  assert.equal(simplify("乾隆"), "乾隆");
  assert.equal(simplify("乾"), "干");
});

test("a text stays as long as it was", () => {
  for (const text of ["", "𠮷說", "说", "abc 說\n"]) assert.equal(simplify(text).length, text.length);
});
