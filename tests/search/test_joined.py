"""A site opened from a disk: the modules as one classic script, the index as scripts, in Chromium from `file://`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from mkdocs_speeches.search.index import write_index
from mkdocs_speeches.search.joined import NotJoinable, join_modules
from tests.sites import Site, build, draw

MODULES = {
    "entry.js": """\
/** Says what the others hold; see import("./b.js"). */

import { name as called, Shop } from "./a.js";
import "./b.js";
import { weigh } from "./far/scales.js";

const said = [called, new Shop().open(), weigh(2)];
export const later = async () => said.concat((await import("./c.js")).default_, import.meta.url.slice(-8));
later().then((all) => console.log(all.join()));
""",
    "a.js": """\
import { times } from "./b.js";

export const name = `甲${times()}`;
export class Shop {
  open() {
    return "开门";
  }
}
""",
    "b.js": """\
let count = 0;
const times = () => (count += 1);
export { times };
export async function never() {}
""",
    "c.js": 'export const default_ = "丙";\n',
    "far/scales.js": "import Weight from './weight.js';\nexport const weigh = (times) => new Weight().in(times);\n",
    "far/weight.js": "export default class Weight {\n  in(times) {\n    return `${times}斤`;\n  }\n}\n",
}
SEED = "在全市防汛工作会议上的讲话\n\n王小明\n（2021年6月3日）\n\n同志们：\n　　{text}\n　　谢谢大家！\n"
TREE = {
    "mkdocs.yml": """\
site_name: 文库
theme: {name: material}
plugins: [speeches, cjk-search, offline]
""",
    "docs/about.md": "# 关于\n\n这里说的是水库的来历。\n",
    "seeds/1.txt": SEED.format(text="要压实堤防巡查的责任。"),
    "seeds/2.txt": SEED.format(text="要抓好水库的调度。").replace("2021年6月3日", "2022年7月1日"),
}


def test_joined_modules_do_what_modules_do(tmp_path: Path) -> None:
    """Node runs both and hears the same: what is imported, exported, asked for late, run once."""
    node = shutil.which("node")
    assert node, "node is missing: install Node.js 20 or later"
    draw(tmp_path, {**MODULES, "package.json": '{"type": "module"}'})
    address = (tmp_path / "joined.js").as_uri()
    joined = f"globalThis.document = {{ currentScript: {{ src: '{address}' }} }};\n{join_modules(MODULES, 'entry.js')}"
    (tmp_path / "joined.cjs").write_text(joined, "utf-8")
    said = [
        subprocess.run([node, name], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
        for name in ("entry.js", "joined.cjs")
    ]
    assert said == ["甲1,开门,2斤,丙,entry.js\n"] * 2


@pytest.mark.parametrize(
    ("modules", "named"),
    [
        ({"a.js": 'import * as b from "./b.js";\n', "b.js": ""}, "a.js: import * as b"),
        ({"a.js": "export default 1;\n"}, "a.js: export default 1;"),
        ({"a.js": 'const b = await import("https://example.org/b.js");\n'}, 'import("https'),
        ({"a.js": 'import "./b.js";\n', "b.js": 'import "./a.js";\n'}, "a.js, b.js: import one another in a circle"),
    ],
)
def test_what_would_not_do_the_same_is_refused(modules: dict[str, str], named: str) -> None:
    with pytest.raises(NotJoinable) as refused:
        join_modules(modules, "a.js")
    assert named in str(refused.value)


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A small library for the disk, built once, in a folder whose name has to be quoted."""
    folder = tmp_path_factory.mktemp("盘 上#的%")
    draw(folder, TREE)
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return built


@pytest.fixture
def told(page: Page) -> list[str]:
    """The faults that the page throws."""
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    return faults


def test_phrases_are_found_from_a_disk(disk: Site, page: Page, told: list[str]) -> None:
    page.goto((disk.built / "index.html").as_uri())
    page.get_by_label("搜索全站").fill("堤防巡查")
    expect(page.locator("[data-search-result]")).to_have_count(1)
    page.locator("[data-search-passage]").click()
    expect(page.locator("mark.cjk-mark").first).to_have_text("堤防巡查")
    assert page.url.startswith((disk.built / "speeches/1.html").as_uri())
    assert told == []


def test_the_search_page_and_the_lists_work_from_a_disk(disk: Site, page: Page, told: list[str]) -> None:
    page.goto(f"{(disk.built / 'search.html').as_uri()}?q=水库")
    expect(page.locator("[data-search-result]")).to_have_count(2)
    page.locator("[data-search-facet=year] input").check()
    expect(page.locator("[data-search-result]")).to_have_count(1)
    page.goto((disk.built / "speeches.html").as_uri())
    page.locator("article a[href*='speeches/1']").first.click()
    expect(page.locator("article h1")).to_contain_text("在全市防汛工作会议上的讲话")
    expect(page.locator("[rel=next], [rel=prev]").first).to_be_visible()
    assert told == []


def test_two_speeches_are_compared_from_a_disk(disk: Site, page: Page, told: list[str]) -> None:
    page.goto((disk.built / "speeches.html").as_uri())
    page.get_by_role("button", name="对照", exact=True).click()
    for place in (1, 0):
        page.locator(".speech-pick").nth(place).click()
    expect(page.locator("[data-diff=gone]")).to_contain_text("要压实堤防巡查的责任。")
    expect(page.locator("[data-diff=new]")).to_contain_text("要抓好水库的调度。")
    expect(page.locator("[data-diff=same]").first).to_have_text("同志们：¶")
    assert page.url.endswith("compare.html?a=1&b=2")
    assert told == []


def test_every_link_of_a_site_for_the_disk_leads_to_a_file(disk: Site) -> None:
    """No link leads to a folder, which a browser shows as a list of files."""
    for uri in sorted({*disk.uris()} - {"404.html"}):
        for link in disk.soup(uri).select("a[href]"):
            target = str(link["href"]).partition("#")[0].partition("?")[0]
            if target and ":" not in target:
                file = (disk.built / (uri or "index.html")).parent / unquote(target)
                assert file.is_file(), f"{uri}: {target}"


def test_an_index_for_servers_leaves_no_scripts_of_one_for_the_disk(tmp_path: Path) -> None:
    write_index((), tmp_path, page="search.html")
    assert {path.name for path in tmp_path.rglob("*.js")} >= {"index.json.js", "start.bin.js"}
    write_index((), tmp_path, page="search/")
    assert list(tmp_path.rglob("*.js")) == []
