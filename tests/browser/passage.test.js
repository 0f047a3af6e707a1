import assert from "node:assert/strict";
import { test } from "node:test";
import { spell, unspell } from "../../plugins/mkdocs_speeches/assets/passage.js";

test("what is spelled is read back", () => {
  const ends = [
    { anchor: "p-3fa9c2", offset: 4 },
    { anchor: "p-77aa01-2", offset: 120 },
  ];
  assert.deepEqual(unspell(spell(...ends)), ends);
  const headings = [
    { anchor: "s-1-2", offset: 0 },
    { anchor: "s-1-3", offset: 7 },
  ];
  assert.deepEqual(unspell(spell(...headings)), headings);
});

test("anything else spells nothing", () => {
  for (const odd of ["", "p-1", "p-3fa9c2.4", "x-1.2-x-1.3", "p-3fa9c2.4-p-77aa01.-1"]) assert.equal(unspell(odd), undefined);
});
