"""Search on a plain MkDocs+Material site of Chinese documentation: as readers meet it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from scripts.serving import FolderHandler, serving
from tests.often import often
from tests.sites import Site, build, draw, go_without_a_reload

Opener = Callable[..., AbstractContextManager[Page]]
CONFIG = """\
site_name: 文档
site_url: https://example.org/a/b/
theme:
  name: material
  language: zh
  font: false
  features: [FEATURES]
plugins: [tags, cjk-search]
markdown_extensions: [attr_list, tables, footnotes, admonition, pymdownx.highlight, pymdownx.superfences]
"""

INSTALL = """\
---
tags: [部署, 命令行]
---
# 安装与部署

先准备环境，再安装依赖。支持 Python 3.11 及以上版本。
{ #ready }

## 一、安装步骤

```bash
pip install example-package
# 安装之后检查版本
```

| 选项 | 含义 |
| --- | --- |
| `--strict` | 遇到警告就停止构建 |

日本語のページも検索できます。ガイドを読む。🎉

!!! note "提示"
    配置文件放在项目的根目录。

重复的话：索引很小。

重复的话：索引很小。
"""

TREE = {
    "docs/index.md": "# 首页\n\n这里是文档的首页。\n\n<span hidden data-facet='kind' data-value='指南'></span>\n",
    "docs/install.md": INSTALL,
    "docs/guide/usage.md": "# 使用指南\n\n安装完成以后，运行检查命令。\n\n"
    "<span hidden data-facet='kind' data-value='指南' data-search-byline='第二章'></span>\n",
    "docs/hidden.md": "---\nsearch:\n  exclude: true\n---\n# 内部\n\n不公开的安装说明。\n",
    "docs/lifted.md": "---\nsearch:\n  boost: 20\n---\n# 附录\n\n也提到依赖。\n",
    "docs/dependency.md": "# 依赖\n\n依赖，依赖。\n",
}


def tree(*features: str, **changes: str) -> dict[str, str]:
    config = CONFIG.replace("FEATURES", ", ".join(features))
    for before, after in changes.items():
        config = re.sub(f"(?m)^{before}: .*$", f"{before}: {after}", config)
    return {"mkdocs.yml": config, **TREE}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The plain site, built once."""
    folder = tmp_path_factory.mktemp("plain")
    draw(folder, tree())
    site = build(folder, "--strict")
    assert site.code == 0, site.log
    return site


@pytest.fixture(scope="module")
def base(built: Site, serve_site: Callable[..., str]) -> str:
    return serve_site(built.built, under="/a/b/")


@pytest.fixture
def faultless(page: Page) -> Iterator[Page]:
    """A tab in which no script fails, nothing is missing, and no other host is asked."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: "//127.0.0.1:" in request.url or faults.append(request.url))
    yield page
    assert faults == []


def search(page: Page, base: str, query: str, *, address: str = "search/") -> None:
    page.goto(f"{base}{address}?q={query}")
    settle(page)


def settle(page: Page) -> None:
    page.wait_for_selector("[data-search-count]", state="attached")


def count(page: Page) -> int:
    return int(page.get_attribute("[data-search-count]", "data-search-count") or -1)


def type_in_header(page: Page, text: str) -> None:
    """As a reader does who sees the field: its key, then the words, which an input method gives at once."""
    field = page.get_by_label("搜索全站")
    expect(field).to_be_visible()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.insert_text(text)


def uris(page: Page) -> list[str | None]:
    return [result.get_attribute("data-search-result") for result in page.query_selector_all("[data-search-result]")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("安装", ["install/", "guide/usage/"]),
        ("pip install example", ["install/"]),
        ("python3.11", ["install/"]),
        ("STRICT", ["install/"]),
        ("遇到警告就停止", ["install/"]),
        ("検索できます", ["install/"]),
        ("ｶﾞｲﾄﾞ", ["install/"]),
        ("配置文件放在項目的根目錄", ["install/"]),
        ("命令行", ["install/"]),
        ("不公开", []),
        ("依赖", ["lifted/", "dependency/", "install/"]),
        ("这里是文档的首页", [""]),
    ],
)
def test_documents_are_found_whatever_they_are_made_of(
    faultless: Page, base: str, query: str, found: list[str]
) -> None:
    search(faultless, base, query)
    assert (count(faultless), uris(faultless)) == (len(found), found)


def test_a_result_shows_its_places_and_leads_to_them(faultless: Page, base: str) -> None:
    search(faultless, base, "准备环境")
    expect(faultless.get_by_role("status").filter(has_text="找到 1 篇，共 1 处。")).to_be_visible()
    result = faultless.locator("[data-search-result='install/']")
    expect(result.locator("mark")).to_have_text("准备环境")
    expect(result).to_contain_text("共 1 处")
    result.locator("[data-search-passage]").click()
    expect(faultless).to_have_url(re.compile("/a/b/install/.*#ready$"))
    expect(faultless.locator("#ready mark")).to_have_text("准备环境")
    expect(faultless.locator("#ready mark")).to_be_in_viewport()


def test_a_page_with_a_chinese_address_is_named_as_it_is_read(
    site: Callable[..., Site], serve_site: Callable[..., str], faultless: Page
) -> None:
    built = site({**tree(), "docs/指南/升级 说明.md": "# 升级\n\n备份以后再升级。\n"}, "--strict")
    search(faultless, serve_site(built.built, under="/a/b/"), "备份以后")
    assert uris(faultless) == ["指南/升级 说明/"]
    faultless.locator("[data-search-passage]").click()
    expect(faultless.locator("mark")).to_have_text("备份以后")


CHARTER = """\
# 工会章程

工会章程在前，工会工作在后。

说的是别的，很长很长的别的。工会工作讲工会。

=== "甲"

    第一个标签里是甲。

=== "乙"

    第二个标签里讲维权。
"""


@pytest.fixture(scope="module")
def charter(tmp_path_factory: pytest.TempPathFactory, serve_site: Callable[..., str]) -> str:
    folder = tmp_path_factory.mktemp("charter")
    tabbed = "\n  - pymdownx.tabbed: {alternate_style: true}\n  - pymdownx.superfences\n"
    config = re.sub(r"(?m)^markdown_extensions: .*$", f"markdown_extensions:{tabbed}", CONFIG.replace("FEATURES", ""))
    draw(folder, {"mkdocs.yml": config, "docs/charter.md": CHARTER, "docs/index.md": "# 首页\n"})
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return serve_site(built.built)


def test_each_place_is_led_to_where_the_title_has_the_phrase_too(faultless: Page, charter: str) -> None:
    search(faultless, charter, "工会章程")
    faultless.locator("[data-search-passage]").first.click()
    expect(faultless.locator("p mark.cjk-mark--here")).to_have_text("工会章程")


def test_phrases_that_overlap_are_marked_as_one(faultless: Page, charter: str) -> None:
    search(faultless, charter, "工会工作 工会")
    expect(faultless.locator("[data-search-result]")).to_contain_text("共 7 处")
    faultless.locator("[data-search-passage]").last.click()
    expect(faultless.locator("mark.cjk-mark--here")).to_have_text("工会工作")
    expect(faultless.locator("p", has_text="很长很长").locator("mark")).to_have_text(["工会工作", "工会"])
    expect(faultless.locator("p", has_text="很长很长").locator("mark.cjk-mark--here")).to_have_count(1)


def test_the_tab_that_holds_a_place_is_opened(faultless: Page, charter: str) -> None:
    search(faultless, charter, "讲维权")
    faultless.locator(".cjk-result__title").click()
    expect(faultless.locator("mark.cjk-mark--here")).to_be_in_viewport()


def test_another_place_of_the_same_page_is_led_to_without_a_reload(faultless: Page, charter: str) -> None:
    faultless.goto(f"{charter}charter/?h=工会#%E4%")
    expect(faultless.locator("mark.cjk-mark--here")).to_have_count(1)
    expect(faultless.locator("h1 mark.cjk-mark--here")).to_be_visible()
    faultless.evaluate("location.hash = document.querySelector('h1').id")
    expect(faultless.locator("p mark.cjk-mark--here").first).to_be_visible()
    expect(faultless.locator("h1 mark.cjk-mark--here")).to_have_count(0)


@pytest.mark.parametrize("asked", ["__proto__=x&q=安装", "constructor=x&q=安装", "sort=constructor&q=安装"])
def test_any_name_in_the_address_leaves_the_search_alone(faultless: Page, base: str, asked: str) -> None:
    faultless.goto(f"{base}search/?{asked}")
    settle(faultless)
    assert count(faultless) == 2
    expect(faultless.get_by_label("排序")).to_have_value("relevance")


def test_the_second_of_two_equal_paragraphs_is_led_to(faultless: Page, base: str) -> None:
    search(faultless, base, "重复的话")
    faultless.locator("[data-search-passage]").nth(1).click()
    expect(faultless.locator("mark")).to_have_count(2)
    expect(faultless.locator("mark").nth(1)).to_have_class(re.compile("cjk-mark--here"))


def test_facets_narrow_and_the_address_keeps_everything(faultless: Page, base: str) -> None:
    search(faultless, base, "安装")
    facet = faultless.locator("[data-search-facet=kind]")
    expect(facet.locator("summary")).to_have_text("类型")
    expect(facet.locator("label")).to_have_text("指南1")
    facet.get_by_role("checkbox").check()
    expect(faultless.locator("[data-search-result]")).to_have_count(1)
    assert uris(faultless) == ["guide/usage/"]
    expect(faultless.locator("[data-search-result]")).to_contain_text("第二章")
    expect(faultless).to_have_url(re.compile("kind="))
    shared = faultless.url
    faultless.go_back()
    expect(faultless.locator("[data-search-result]")).to_have_count(2)
    faultless.go_forward()
    expect(faultless.locator("[data-search-result]")).to_have_count(1)
    faultless.goto("about:blank")
    faultless.goto(shared)
    settle(faultless)
    assert uris(faultless) == ["guide/usage/"]
    assert faultless.input_value("[data-search-input]") == "安装"


def test_nothing_found_offers_the_parts_that_occur(faultless: Page, base: str) -> None:
    search(faultless, base, "安装步骤很复杂")
    assert count(faultless) == 0
    expect(faultless.get_by_text("没有找到。")).to_be_visible()
    faultless.get_by_role("link", name="安装步骤").click()
    expect(faultless.locator("[data-search-result='install/']")).to_be_visible()
    assert count(faultless) == 1


def test_the_empty_page_shows_how_to_search_and_foremost_tags(faultless: Page, base: str) -> None:
    search(faultless, base, "")
    expect(faultless.get_by_text("减号后面的词不能出现")).to_be_visible()
    faultless.get_by_role("link", name="部署").click()
    expect(faultless.locator("[data-search-result='install/']")).to_be_visible()
    expect(faultless).to_have_url(re.compile("tag="))


def test_the_field_in_the_header_answers_while_typing(faultless: Page, base: str) -> None:
    faultless.goto(f"{base}guide/usage/")
    field = faultless.get_by_label("搜索全站")
    expect(field).to_be_visible()
    for key in "/sf":
        faultless.keyboard.press(key)
        expect(field).to_be_focused()
        faultless.keyboard.press("Escape")
        expect(field).not_to_be_focused()
    faultless.keyboard.press("/")
    faultless.keyboard.type("安装步骤")
    panel = faultless.locator("#cjk-search-results")
    expect(panel.locator("[data-search-result]")).to_have_count(1)
    faultless.keyboard.press("ArrowDown")
    expect(panel.locator("a").first).to_be_focused()
    faultless.keyboard.press("ArrowDown")
    faultless.keyboard.press("ArrowUp")
    faultless.keyboard.press("Enter")
    expect(faultless).to_have_url(re.compile("/a/b/install/"))
    type_in_header(faultless, "依赖")
    faultless.keyboard.press("Enter")
    expect(faultless).to_have_url(re.compile(r"/a/b/search/\?q="))
    settle(faultless)
    assert count(faultless) == 3


def test_enter_leads_to_the_search_page_before_the_index_is_there(faultless: Page, base: str) -> None:
    held: list[Route] = []
    faultless.route("**/start.bin", lambda route: route.continue_() if held else held.append(route))
    faultless.goto(f"{base}install/")
    with faultless.expect_request("**/start.bin"):
        type_in_header(faultless, "依赖")
    expect(faultless.locator(".cjk-search__bar")).to_be_visible()
    faultless.keyboard.press("Enter")
    expect(faultless).to_have_url(re.compile(r"/a/b/search/\?q=%E4%BE%9D%E8%B5%96$"))
    settle(faultless)
    assert count(faultless) == 3


def test_what_is_typed_before_the_index_is_there_is_searched(faultless: Page, base: str) -> None:
    held: list[Route] = []
    faultless.route("**/start.bin", lambda route: held.append(route))
    with faultless.expect_request("**/start.bin"):
        faultless.goto(f"{base}search/?q=依赖")
    field = faultless.locator("[data-search-input]")
    field.fill("安装")
    held[0].continue_()
    expect(faultless.locator("[data-search-result]")).to_have_count(2)
    expect(field).to_have_value("安装")
    expect(faultless).to_have_url(re.compile(r"\?q=%E5%AE%89%E8%A3%85$"))


def test_the_search_page_leaves_a_reader_where_he_is_typing(faultless: Page, base: str) -> None:
    held: list[Route] = []
    faultless.route("**/page.js", lambda route: held.append(route))
    with faultless.expect_request("**/page.js"):
        faultless.goto(f"{base}search/")
    type_in_header(faultless, "安装")
    held[0].continue_()
    expect(faultless.locator("[data-search-input]")).to_be_visible()
    faultless.keyboard.insert_text("步骤")
    expect(faultless.get_by_label("搜索全站")).to_have_value("安装步骤")


def test_an_answer_that_comes_late_leaves_the_reader_his_place(faultless: Page, base: str) -> None:
    faultless.goto(base)
    type_in_header(faultless, "准备环境")
    panel = faultless.locator("#cjk-search-results")
    expect(panel.locator("[data-search-result]")).to_have_count(1)
    held: list[Route] = []
    faultless.route("**/pages/*.bin", lambda route: held.append(route))
    with faultless.expect_request("**/pages/*.bin"):
        faultless.get_by_label("搜索全站").fill("使用指南")
    faultless.keyboard.press("ArrowDown")
    expect(panel.locator("[data-search-result='install/'] a").first).to_be_focused()
    for route in held:
        route.continue_()
    expect(panel.locator("[data-search-result='guide/usage/'] a").first).to_be_focused()


def test_a_reader_that_does_not_load_says_why(page: Page, base: str) -> None:
    page.route("**/reader.js", lambda route: route.abort())
    page.goto(base)
    type_in_header(page, "安装")
    expect(page.get_by_text("网络不通")).to_be_visible()


def test_nothing_is_searched_while_an_input_method_composes(faultless: Page, base: str) -> None:
    search(faultless, base, "")
    session = faultless.context.new_cdp_session(faultless)
    field = faultless.locator("[data-search-input]")
    field.focus()
    session.send("Input.imeSetComposition", {"text": "an'zhuang", "selectionStart": 9, "selectionEnd": 9})
    expect(field).to_have_value("an'zhuang")
    assert faultless.evaluate("location.search") == "?q="
    assert count(faultless) == 0, "a search has begun: it takes the count away at once"
    session.send("Input.insertText", {"text": "安装"})
    expect(faultless.locator("[data-search-result]")).to_have_count(2)


def test_what_is_typed_stands_in_the_address(faultless: Page, base: str) -> None:
    faultless.goto(f"{base}search/")
    faultless.fill("[data-search-input]", "依赖")
    expect(faultless.locator("[data-search-result]")).to_have_count(3)
    faultless.get_by_label("排序").select_option("最新")
    expect(faultless).to_have_url(re.compile(r"\?q=%E4%BE%9D%E8%B5%96&sort=date$"))


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", often((390,), (1440, 390)))
@pytest.mark.parametrize("query", often(("安装",), ("", "安装", "安装步骤很复杂")))
def test_axe_finds_nothing(open_page: Opener, base: str, scheme: Any, width: int, query: str) -> None:
    # a colour on its way to another is neither
    with open_page(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce") as page:
        search(page, base, query)
        if query and not count(page):
            expect(page.get_by_text("找得到的部分")).to_be_visible()
        options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
        found = Axe().run(page, context=".cjk-page", options=options)
        assert found.violations_count == 0, found.generate_report()
        page.keyboard.press("Escape")
        page.goto(base)
        page.keyboard.press("/")
        page.keyboard.insert_text("安装")
        page.wait_for_selector(".cjk-search [data-search-result]")
        found = Axe().run(page, context=".cjk-search", options=options)
        assert found.violations_count == 0, found.generate_report()


def test_a_phone_has_room_for_field_and_results(open_page: Opener, base: str) -> None:
    with open_page(viewport={"width": 390, "height": 844}, has_touch=True) as page:
        page.goto(base)
        page.get_by_role("button", name="搜索", exact=True).tap()
        expect(page.get_by_label("搜索全站")).to_be_focused()
        page.keyboard.insert_text("安装")
        page.locator(".cjk-search [data-search-passage]").first.tap()
        expect(page).to_have_url(re.compile("/a/b/install/"))
        page.wait_for_load_state()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        search(page, base, "安装")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_script_a_sentence_says_what_to_do(open_page: Opener, base: str) -> None:
    with open_page(java_script_enabled=False) as page:
        page.goto(f"{base}search/")
        expect(page.locator("[data-search-page]")).to_be_visible()
        page.get_by_role("article").get_by_role("link", name="首页").click()
        expect(page).to_have_url(base)


def test_opened_from_a_file_the_sentence_stands(page: Page, built: Site) -> None:
    page.goto((built.built / "search" / "index.html").as_uri())
    expect(page.locator("[data-search-page]")).to_be_visible()


def test_an_index_that_does_not_load_says_why(page: Page, base: str) -> None:
    page.route("**/index.json", lambda route: route.abort())
    page.goto(f"{base}search/?q=安装")
    expect(page.get_by_text("网络不通")).to_be_visible()
    page.unroute("**/index.json")
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator("[data-search-result]")).to_have_count(2)


def test_plain_addresses_work_too(site: Callable[..., Site], serve_site: Callable[..., str], faultless: Page) -> None:
    built = site({**tree(), "mkdocs.yml": tree()["mkdocs.yml"] + "use_directory_urls: false\n"}, "--strict")
    base = serve_site(built.built, under="/a/b/")
    search(faultless, base, "准备环境", address="search.html")
    assert uris(faultless) == ["install.html"]
    faultless.locator("[data-search-passage]").click()
    expect(faultless.locator("#ready mark")).to_be_visible()
    type_in_header(faultless, "依赖")
    faultless.keyboard.press("Enter")
    expect(faultless).to_have_url(re.compile(r"/a/b/search\.html\?q="))


def test_pages_that_are_replaced_without_a_reload_keep_the_search(
    site: Callable[..., Site], serve_site: Callable[..., str], faultless: Page
) -> None:
    plain = tree("navigation.instant")
    built = site(plain, "--strict")
    base = serve_site(built.built)
    address = base.rstrip("/")
    draw(built.folder, {"mkdocs.yml": plain["mkdocs.yml"].replace("https://example.org/a/b", address)})
    built = build(built.folder, "--strict")
    go_without_a_reload(faultless, base, "附录")
    expect(faultless).to_have_url(re.compile("/lifted/"))
    type_in_header(faultless, "准备环境")
    faultless.locator("#cjk-search-results [data-search-passage]").click()
    expect(faultless.locator("#ready mark")).to_be_visible()
    expect(faultless.get_by_label("搜索全站")).to_have_count(1)
    assert faultless.evaluate("window.stayed")
    search(faultless, base, "安装")
    faultless.locator("[data-search-result='install/'] a").first.click()
    expect(faultless).to_have_url(re.compile("/install/"))
    faultless.go_back()
    settle(faultless)
    assert count(faultless) == 2


@pytest.mark.parametrize("instant", [True, False])
def test_a_reader_who_comes_back_finds_the_results_as_they_were_left(
    instant: bool, site: Callable[..., Site], serve_site: Callable[..., str], faultless: Page
) -> None:
    places = "\n\n".join(f"第{number}处提到天气。" for number in range(8))
    pages = {f"docs/weather/{number}.md": f"# 天气之{number}\n\n{places}\n" for number in range(35)}
    plain = tree("navigation.instant") if instant else tree()
    base = serve_site(site({**plain, **pages}, "--strict").built)
    site({"mkdocs.yml": plain["mkdocs.yml"].replace("https://example.org/a/b/", base)}, "--strict")
    search(faultless, base, "提到天气")
    results = faultless.locator("[data-search-result]")
    for shown in (20, 30):
        faultless.get_by_role("button", name="更多结果").click()
        expect(results).to_have_count(shown)
    results.nth(3).get_by_role("button", name="显示全部 8 段").click()
    results.nth(24).scroll_into_view_if_needed()
    before = results.nth(24).bounding_box()
    assert before is not None
    faultless.wait_for_load_state("networkidle")
    faultless.evaluate("window.stayed = true")
    results.nth(24).locator("a").first.click()
    expect(faultless.locator("h1")).to_contain_text("天气之")
    faultless.go_back()
    settle(faultless)
    expect(results).to_have_count(30)
    expect(results.nth(3).locator("[data-search-passage]")).to_have_count(8)
    faultless.wait_for_function(
        "top => Math.abs(document.querySelectorAll('[data-search-result]')[24].getBoundingClientRect().top - top) < 2",
        arg=before["y"],
    )
    assert bool(faultless.evaluate("window.stayed")) == instant
    search(faultless, base, "天气")
    expect(results).to_have_count(10)


class GuardedHandler(FolderHandler):
    """Serves a folder under a Content-Security-Policy that names the hashes of the theme's own inline scripts."""

    def end_headers(self) -> None:
        path = Path(self.translate_path(self.path))
        html = (path / "index.html" if path.is_dir() else path).read_text("utf-8", errors="replace")
        inline = re.findall(r"<script(?: id=\S+)?>(.*?)</script>", html, re.DOTALL)
        hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline)
        scripts = " ".join(f"'sha256-{digest}'" for digest in hashes)
        policy = (
            f"default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
        )
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()


def test_a_policy_without_eval_and_inline_scripts_is_kept(built: Site, faultless: Page) -> None:
    with serving(built.built, handler=GuardedHandler) as address:
        search(faultless, address, "安装")
        assert count(faultless) == 2
        faultless.locator("[data-search-passage]").first.click()
        expect(faultless.locator("mark").first).to_be_visible()


def test_a_site_can_have_its_own_search_page(
    site: Callable[..., Site], serve_site: Callable[..., str], page: Page
) -> None:
    own = "# 查找\n\n没有脚本时，请看[首页](index.md)。\n{ data-search-page }\n"
    built = site({**tree(), "docs/search.md": own}, "--strict")
    assert "请看" in built.read("search/")
    base = serve_site(built.built)
    search(page, base, "安装")
    assert count(page) == 2
    expect(page.get_by_text("请看")).to_have_count(0)
