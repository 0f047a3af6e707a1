import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, dayOf } from "../../plugins/mkdocs_speeches/assets/cited.js";

const PAGE = "https://example.org/speeches/a/?h=1#s-1";
const start = { anchor: "p-000001", offset: 2 };
const end = { anchor: "p-000002", offset: 5 };

test("an address leads to the part that is cited, and says nothing of how one came", () => {
  assert.equal(addressOf({}, PAGE), "https://example.org/speeches/a/");
  assert.equal(addressOf({ anchor: "p-000001" }, PAGE), "https://example.org/speeches/a/#p-000001");
  assert.equal(
    addressOf({ start, end }, PAGE),
    "https://example.org/speeches/a/?mark=p-000001.2-p-000002.5#p-000001",
  );
});

test("a day has two digits for month and day", () => {
  assert.equal(dayOf(new Date(2026, 2, 5)), "2026-03-05");
});
