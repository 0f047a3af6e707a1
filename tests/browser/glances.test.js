import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addressIn, everyYear, shareOf, tellCount, tellFirst,
} from "../../plugins/mkdocs_speeches/assets/glances.js";

test("an address below the root is told as it is read", () => {
  assert.equal(addressIn("https://a.org/b/terms/%E7%BB%B4%E6%9D%83/#usage", "https://a.org/b/"), "terms/维权/");
  assert.equal(addressIn("file:///c/d/terms/%E7%BB%B4%E6%9D%83.html", "file:///c/d/"), "terms/维权.html");
});

test("terms are shared out as Python does", () => {
  // sum("terms/维权/".encode("utf-16-le")) % 16
  assert.equal(shareOf("terms/维权/"), 5);
  assert.equal(shareOf(""), 0);
  assert.equal(shareOf("a"), 1);
});

test("years without the term are there, with nothing", () => {
  assert.deepEqual(everyYear([[2013, 2], [2016, 0.5]]), [[2013, 2], [2014, 0], [2015, 0], [2016, 0.5]]);
});

test("what is told is told in words", () => {
  const glance = { name: "维权", speeches: 3, places: 1234, first: ["2013年3月", "《关于维权的讲话》", "a/"] };
  assert.equal(tellCount(glance), `3 篇，${(1234).toLocaleString()} 处`);
  assert.equal(tellFirst(glance), "本库最早：2013年3月《关于维权的讲话》");
  assert.equal(tellFirst({ ...glance, first: undefined }), "");
});
