"""What the field offers before and while a reader types, and what a search lets one take along."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.sites import Site

LONG = "speeches/000_50a15904957212a8/"


@pytest.fixture(scope="module")
def base(library: Site, serve_site: Callable[..., str]) -> str:
    """The address of the project's own site."""
    return serve_site(library.built)


def test_the_field_offers_the_last_queries_and_the_foremost_keywords(base: str, page: Page) -> None:
    page.goto(f"{base}search/?q=劳动模范", wait_until="networkidle")
    page.locator("[data-search-passage]").first.click()
    page.get_by_label("搜索全站").focus()
    panel = page.locator("#cjk-search-results")
    expect(panel.get_by_role("link", name="劳动模范", exact=True).first).to_be_visible()
    expect(panel.locator("li", has_text="常见关键词").get_by_role("link")).to_have_count(12)
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_text("劳动模范")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("[data-search-count]")).to_contain_text("找到")
    page.get_by_label("搜索全站").focus()
    panel.get_by_role("button", name="清除").click()
    expect(panel.locator("li", has_text="最近找过")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('cjk-search-recent')") is None


def test_what_stands_on_the_open_page_is_told_and_marked(base: str, page: Page) -> None:
    page.goto(base + LONG, wait_until="networkidle")
    page.get_by_label("搜索全站").fill("工会组织")
    here = page.locator(".cjk-search__within a")
    expect(here).to_be_visible()
    count = int(here.inner_text().split()[1])
    here.click()
    page.wait_for_url("**h=*")
    expect(page.locator(".cjk-mark--here").first).to_be_in_viewport()
    marks = "new Set([...document.querySelectorAll('mark[data-place]')].map(({ dataset }) => dataset.place)).size"
    assert page.evaluate(marks) == count > 3
    page.get_by_label("搜索全站").fill("工会组织")
    expect(here).to_have_text(f"本页 {count} 处")


def test_all_that_is_found_is_a_table_to_take_away(base: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{base}search/?q=劳动模范", wait_until="networkidle")
    found = page.locator("[data-search-count]").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename == "搜索-劳动模范.csv"
    table = tmp_path / "found.csv"
    download.value.save_as(table)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["链接"].partition("?")[0] for row in rows}) == int(found.split()[1])
    assert sum(row["上下文"].count("【劳动模范】") for row in rows) == int(found.split()[3])
