import assert from "node:assert/strict";
import { test } from "node:test";

import { address, isMarked, marked, passages, placesOf } from "../../plugins/mkdocs_speeches/search/assets/passages.js";
import { phrase, plain, run } from "./index.js";

const URL_OF_PAGE = "https://example.org/a/";

test("places are those of all phrases in order, the longer first", () => {
  const places = placesOf(plain.read("哈、哈哈呀"), [phrase("哈哈"), phrase("哈"), phrase("没有")]);
  assert.deepEqual(
    places.map(({ begin, end, number }) => [begin, end, number]),
    [
      [0, 3, 0],
      [0, 1, 1],
      [2, 4, 0],
      [2, 3, 1],
      [3, 4, 1],
    ],
  );
});

test("a marked text is the text", () => {
  const text = "劳动竞赛和劳动技能";
  const parts = marked(text, placesOf(plain.read(text), [phrase("劳动"), phrase("动竞")]));
  assert.equal(parts.map(([part]) => part).join(""), text);
  assert.deepEqual(parts.filter(([, isMark]) => isMark).map(([part]) => part), ["劳动", "竞", "劳动"]);
  assert.ok(isMarked(parts));
  assert.ok(!isMarked(marked(text, [])));
});

test("lines in context: the best first, near places on one line, marks counted behind their anchor", () => {
  const runs = [
    run([`维权${"很长的话，".repeat(12)}维权`, "p-1", 0]),
    run(["论维权", "s-1", 1], ["创新和维权、维权", "p-2", 0]),
  ];
  const found = passages(runs, [phrase("维权"), phrase("创新")], URL_OF_PAGE);
  assert.deepEqual(
    found.map(({ order, url }) => [order, url.replace(/\?h=[^&#]*/, "")]),
    [
      [2, `${URL_OF_PAGE}#s-1`],
      [0, `${URL_OF_PAGE}#p-1`],
      [1, `${URL_OF_PAGE}&n=2#p-1`],
    ],
  );
  assert.deepEqual(
    found[0].parts.filter(([, isMark]) => isMark).map(([part]) => part),
    ["维权", "创新", "维权", "维权"],
  );
});

test("an excerpt has thirty characters on either side and no mark of what is cut off", () => {
  const text = `前，${"甲".repeat(29)}维权${"乙".repeat(28)}、“后`;
  const [{ parts }] = passages([run([text, "", 0])], [phrase("维权")], URL_OF_PAGE);
  assert.equal(parts.map(([part]) => part).join(""), `…${"甲".repeat(29)}维权${"乙".repeat(28)}…`);
});

test("no character is cut in two", () => {
  const text = `${"🎉".repeat(20)}维权${"🎉".repeat(20)}`;
  const [{ parts }] = passages([run([text, "", 0])], [phrase("维权")], URL_OF_PAGE);
  assert.ok(parts.every(([part]) => part.isWellFormed()));
});

test("an address carries quoted phrases, the place among them, and the anchor", () => {
  const link = new URL(address(URL_OF_PAGE, [phrase("劳动 竞赛"), phrase("甲".repeat(300))], "p-1", 3));
  assert.equal(link.searchParams.get("h"), `"劳动 竞赛" "${"甲".repeat(200)}"`);
  assert.equal(link.searchParams.get("n"), "3");
  assert.equal(link.hash, "#p-1");
  assert.equal(address(URL_OF_PAGE, []), URL_OF_PAGE);
});
