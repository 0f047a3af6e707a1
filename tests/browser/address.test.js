import assert from "node:assert/strict";
import { test } from "node:test";

import { addressOf, read } from "../../plugins/mkdocs_speeches/search/assets/address.js";

const HERE = "https://example.org/a/search/?q=x#back";

test("what an address asks for is read, and written again", () => {
  const asked = { query: "职工 -维权", filters: { tag: ["甲", "乙&丙"], year: ["2009"] }, sort: "date", freq: "工会、1,000" };
  const { search, pathname, hash } = new URL(addressOf(asked, HERE));
  assert.deepEqual({ ...read(search), filters: { ...read(search).filters } }, asked);
  assert.equal(pathname, "/a/search/");
  assert.equal(hash, "");
});

test("the usual order and nothing asked for leave no trace", () => {
  assert.equal(addressOf({ query: "", filters: {}, sort: "relevance" }, HERE), "https://example.org/a/search/");
});

test("an open plot stays open, with nothing added too", () => {
  assert.equal(read("?q=x&freq").freq, "");
  assert.equal(addressOf(read("?q=x&freq="), HERE), "https://example.org/a/search/?q=x&freq=");
  assert.equal(read("?q=x").freq, undefined);
});

test("anything may stand in an address", () => {
  const { query, filters, sort } = read("?sort=constructor&__proto__=x&h=y&n=2");
  assert.equal(query, "");
  assert.equal(sort, "relevance");
  assert.deepEqual(Object.keys(filters), ["__proto__"]);
});
