import assert from "node:assert/strict";
import { test } from "node:test";
import { slugOf, speechAddress } from "../../plugins/mkdocs_speeches/assets/fetched.js";

test("a speech stands where the list of all says", () => {
  assert.equal(speechAddress("https://a.example/x/speeches/", "会议-2"), "https://a.example/x/speeches/%E4%BC%9A%E8%AE%AE-2/");
  assert.equal(speechAddress("file:///x/speeches.html", "a b"), "file:///x/speeches/a%20b.html");
});

test("what is no name of a speech leads nowhere", () => {
  for (const name of ["", ".", "..", ".hidden"]) assert.equal(speechAddress("https://a.example/speeches/", name), "");
  const [up] = [speechAddress("https://a.example/speeches/", "a/../../b")];
  assert.equal(new URL(up).pathname, "/speeches/a%2F..%2F..%2Fb/");
});

test("the name of a speech is read from each form of its address", () => {
  const forms = ["/speeches/%E7%94%B2-1/", "/speeches/甲-1.html#p-1", "/x/speeches/甲-1/index.html", "/speeches/甲-1/?mark=a"];
  for (const form of forms) assert.equal(slugOf(`https://a.example${form}`), "甲-1");
  for (const form of ["/speeches/", "/speeches.html", "/terms/甲/"]) assert.equal(slugOf(`https://a.example${form}`), "");
});
