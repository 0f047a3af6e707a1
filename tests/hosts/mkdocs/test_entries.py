"""The navigation: five entries, the home page, lists that are filtered and sorted where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.often import SCREENS
from tests.sites import Site

Opener = Callable[..., AbstractContextManager[Page]]
SHIFTS = """window.shifts = [];
new PerformanceObserver(list => window.shifts.push(...list.getEntries().filter(entry => !entry.hadRecentInput)))
  .observe({ type: "layout-shift", buffered: true });"""

MOVED = """shifts.map(({ value, sources }) =>
  [value, ...sources.map(({ node, currentRect }) => [node?.outerHTML?.slice(0, 90), currentRect.y])])"""


@pytest.fixture(scope="module")
def base(library: Site, serve_site: Callable[..., str]) -> str:
    """The address of the project's own site."""
    return serve_site(library.built)


def test_five_entries_lead_on_and_the_name_leads_home(base: str, page: Page) -> None:
    page.goto(f"{base}speakers/")
    tabs = page.locator(".md-tabs__link")
    expect(tabs).to_have_text(["讲话", "主题", "人与会", "说法与对照", "关于"])
    near = page.locator(".speech-siblings > a")
    expect(near).to_have_text(["讲话人", "场合"])
    near.last.click()
    expect(page).to_have_url(f"{base}occasions/")
    page.locator(".md-header a.md-logo").click()
    expect(page).to_have_url(base)


def test_the_home_page_asks_search_by_keyboard(base: str, page: Page) -> None:
    page.goto(base)
    page.get_by_label("在全部讲话里搜索").fill("职工")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search/\\?q="))
    expect(page.locator("[data-search-result]").first).to_be_visible()


def test_a_list_is_filtered_and_sorted_where_it_stands(base: str, page: Page) -> None:
    page.goto(f"{base}speeches/")
    items = page.locator("li.speech-item:visible")
    before = items.locator("> a").all_inner_texts()
    page.get_by_label("筛选这一页").fill("防汛的月亮")
    expect(items).to_have_count(0)
    expect(page.locator("h2.speech-group:visible")).to_have_count(0)
    page.get_by_label("筛选这一页").fill("市委 20×× ")
    expect(items).to_have_count(1)
    expect(page.locator(".speech-lister [role=status]")).to_have_text("1 项")
    page.get_by_label("筛选这一页").fill("")
    page.get_by_label("排序").select_option("长的在前")
    lengths = [int(text.replace(",", "")) for text in re.findall(r"([\d,]+) 字", " ".join(items.all_inner_texts()))]
    assert lengths == sorted(lengths, reverse=True)
    page.get_by_label("排序").select_option("按本页次序")
    assert items.locator("> a").all_inner_texts() == before


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_home_and_lists_are_whole_for_whoever_listens_and_stand_still(
    base: str, open_page: Opener, width: int, scheme: str
) -> None:
    touch = width == 390
    options = {"viewport": {"width": width, "height": 844}, "has_touch": touch, "is_mobile": touch}
    with open_page(**options, color_scheme=scheme) as page:
        page.add_init_script(SHIFTS)
        for uri in ("", "speeches/", "speakers/"):
            page.goto(base + uri, wait_until="networkidle")
            found = Axe().run(page).response["violations"]
            assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], uri
            moved = page.evaluate(MOVED)
            assert sum(value for value, *_ in moved) < 0.05, (uri, moved)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
