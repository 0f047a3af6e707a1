import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.addEventListener ??= () => {};
const { lastAbove, remember, shareOf } = await import("../../plugins/mkdocs_speeches/assets/place.js");

const at = (path, share = 0.5, anchor = "p-000001") => ({ path, anchor, share });

test("the last speech stands first, and each once", () => {
  assert.deepEqual(remember([at("/a/"), at("/b/")], at("/b/", 0.7)), [at("/b/", 0.7), at("/a/")]);
});

test("what is read to its end, or hardly begun, has no place", () => {
  assert.deepEqual(remember([at("/a/"), at("/b/")], at("/a/", 0.99)), [at("/b/")]);
  assert.deepEqual(remember([], at("/a/", 0.01)), []);
  assert.deepEqual(remember([], at("/a/", 0.5, "")), []);
});

test("no more than some are kept", () => {
  const many = Array.from({ length: 100 }, (_, number) => at(`/${number}/`));
  assert.equal(remember(many, at("/a/")).length, 60);
});

test("a share lies between nothing and all", () => {
  assert.equal(shareOf({ top: 900, height: 1000 }, 800), 0);
  assert.equal(shareOf({ top: -200, height: 1000 }, 300), 0.5);
  assert.equal(shareOf({ top: -2000, height: 1000 }, 300), 1);
  assert.equal(shareOf({ top: 0, height: 0 }, 300), 1);
});

test("what is being read begins above the line", () => {
  assert.equal(lastAbove([-50, 10, 400], 300), 1);
  assert.equal(lastAbove([400], 300), -1);
});
