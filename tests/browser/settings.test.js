import assert from "node:assert/strict";
import { test } from "node:test";
import { classesOf, SETTINGS } from "../../plugins/mkdocs_speeches/assets/settings.js";

test("each setting holds its class, and what is no choice holds nothing", () => {
  assert.deepEqual(classesOf({ size: "speech-large", marks: "speech-plain" }), ["speech-large", "speech-plain"]);
  for (const odd of [null, undefined, 7, {}, { size: "no-such", face: 3 }, { size: "" }]) assert.deepEqual(classesOf(odd), []);
});

test("what holds at first comes first", () => {
  for (const { choices } of SETTINGS) assert.equal(choices[0][1], "");
});
