import assert from "node:assert/strict";
import { test } from "node:test";
import { cutAtFigures, differ } from "../../plugins/mkdocs_speeches/assets/differing.js";

const joined = (runs) => runs.map(({ text }) => text).join("");
const marked = (runs) => runs.map(({ text, own }) => (own ? `[${text}]` : text)).join("");

test("words that only one side has are its own", () => {
  const sides = differ("坚持稳中求进工作总基调", "坚持稳中求进工作基调");
  assert.deepEqual(sides.map(marked), ["坚持稳中求进工作[总]基调", "坚持稳中求进工作基调"]);
});

test("a figure is whole", () => {
  const sides = differ("生产总值增长6.5%，就业1,200人", "生产总值增长6.9%，就业1,300人");
  assert.deepEqual(sides.map(marked), ["生产总值增长[6.5%]，就业[1,200]人", "生产总值增长[6.9%]，就业[1,300]人"]);
});

test("a sign in common between two differences tears nothing apart", () => {
  const [one] = differ("我们抓学习，抓落实，一定要见效", "我们重调研，重服务，一定要见效");
  assert.ok(!marked(one).includes("]，["), marked(one));
});

test("joined, the runs of each side are its text, whatever it is", () => {
  const texts = ["", "a", "同志们：\n今天开会。", "<b>&amp;</b>\t六", "𠮷野家👨‍👩‍👧 e\u0301", "６．５％百分之六点五。".repeat(40)];
  for (const one of texts) {
    for (const other of texts) {
      const sides = differ(one, other);
      assert.deepEqual(sides.map(joined), [one, other]);
      const both = sides.map((runs) => joined(runs.filter(({ own }) => !own)));
      assert.equal(both[0], both[1], "what both have is the same");
    }
  }
});

test("texts with nothing in common are told apart in time", () => {
  const [one, other] = ["山川湖海草木虫鱼", "金银铜铁锡铅锌汞"].map((signs) =>
    Array.from({ length: 5000 }, (_, at) => signs[(at * 7 + (at >> 3)) % 8]).join(""),
  );
  assert.deepEqual(differ(one, other).map(joined), [one, other]);
});

test("figures stand at the odd places", () => {
  assert.deepEqual(cutAtFigures("增长６．５％和百分之六"), ["增长", "６．５％", "和", "百分之六", ""]);
  assert.deepEqual(cutAtFigures("没有"), ["没有"]);
});
