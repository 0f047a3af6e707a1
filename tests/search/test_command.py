"""`mkdocs-speeches index`: any built site gets the same search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from mkdocs_speeches.hosts.cli.main import main
from tests.sites import draw

PAGE = (
    "<!doctype html><html lang=zh><head><meta charset=utf-8><title>{title}</title>{head}</head>"
    "<body><main>{body}</main></body></html>"
)
SCRIPTED = '<link rel="stylesheet" href="/search/search.css"><script type="module" src="/search/search.js"></script>'
TREE = {
    "index.html": PAGE.format(title="首页", head="", body="<p>欢迎来到劳动博物馆</p>"),
    "展览/开幕.html": PAGE.format(title="开幕", head="", body="<h1>开幕</h1><p id=p>劳动竞赛展览</p>"),
    "第1%/问#答?/index.html": PAGE.format(title="问答", head="", body="<p>怎样报名参加比武</p>"),
    "404.html": PAGE.format(title="劳动", head="", body="<p>劳动在哪里</p>"),
    "old/index.html": PAGE.format(title="劳动", head='<meta http-equiv="refresh" content="0; url=../">', body="劳动"),
    "private.html": "<main data-search-exclude><p>劳动秘密</p></main>",
}


def run(folder: Path) -> str:
    done = CliRunner().invoke(main, ["index", str(folder)])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_plain_site_is_searched(tmp_path: Path, serve_site: Callable[..., str], page: Page) -> None:
    draw(tmp_path, TREE)
    assert "3 页" in run(tmp_path)
    page.goto(f"{serve_site(tmp_path)}search/?q=劳动")
    expect(page.locator("[data-search-result]")).to_have_count(2)
    page.locator("[data-search-result='展览/开幕.html'] [data-search-passage]").click()
    expect(page).to_have_title("开幕")


def test_a_page_of_any_name_is_led_to(tmp_path: Path, serve_site: Callable[..., str], page: Page) -> None:
    draw(tmp_path, TREE)
    run(tmp_path)
    page.goto(f"{serve_site(tmp_path)}search/?q=参加比武")
    page.locator("[data-search-result='第1%/问#答?/'] [data-search-passage]").click()
    expect(page).to_have_title("问答")


def test_pages_that_load_the_module_get_the_field(tmp_path: Path, serve_site: Callable[..., str], page: Page) -> None:
    scripted = PAGE.format(title="首页", head=SCRIPTED, body="<p>欢迎来到劳动博物馆</p>")
    draw(tmp_path, {**TREE, "index.html": scripted})
    assert "<script" not in run(tmp_path)
    page.goto(serve_site(tmp_path))
    expect(page.get_by_label("搜索全站")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.insert_text("竞赛")
    expect(page.locator("[data-search-result]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_title("开幕")


def test_indexing_again_replaces_the_index(tmp_path: Path, serve_site: Callable[..., str], page: Page) -> None:
    draw(tmp_path, TREE)
    assert 'src="/search/search.js"' in run(tmp_path)
    draw(tmp_path, {"index.html": PAGE.format(title="首页", head="", body="<p>休馆</p>")})
    assert "3 页" in run(tmp_path)
    page.goto(f"{serve_site(tmp_path)}search/?q=劳动")
    expect(page.locator("[data-search-result]")).to_have_count(1)


def test_another_page_in_the_place_of_the_search_page_is_named(tmp_path: Path) -> None:
    draw(tmp_path, {**TREE, "search/index.html": PAGE.format(title="查找", head="", body="别的网页")})
    done = CliRunner().invoke(main, ["index", str(tmp_path)])
    assert done.exit_code == 1
    assert "search/index.html" in done.output


def test_pages_of_other_programs_are_read_as_they_are(
    tmp_path: Path, serve_site: Callable[..., str], page: Page
) -> None:
    old = PAGE.format(title="旧站", head="", body="<p>劳动争议调解</p>").replace("charset=utf-8", "charset=gb2312")
    tree = {
        **TREE,
        "genindex.html": PAGE.format(title="索引", head="", body="<p>技能培训</p>"),
        "old/gbk.html": old.encode("gb18030"),
        "moved.html": "<META HTTP-EQUIV=refresh content='0; url=./'>技能培训",
        "refresh.html": PAGE.format(title="说明", head="", body="<p>写 http-equiv=refresh 的技能培训</p>"),
        "v1.html/index.html": PAGE.format(title="一版", head="", body="<p>技能培训</p>"),
    }
    draw(tmp_path, tree)
    assert "7 页" in run(tmp_path)
    page.goto(f"{serve_site(tmp_path)}search/?q=技能培训")
    expect(page.locator("[data-search-result]")).to_have_count(3)
    expect(page.locator("[data-search-result='genindex.html']")).to_be_visible()
    page.goto(f"{page.url.partition('?')[0]}?q=劳动争议调解")
    expect(page.locator("[data-search-result='old/gbk.html']")).to_be_visible()
