"""While a site is served, search finds what is served."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.sites import draw, serve

TREE = {
    "mkdocs.yml": "site_name: 文档\ntheme: {name: material, font: false}\nplugins: [cjk-search]\n",
    "docs/index.md": "# 首页\n\n劳动竞赛。\n",
    "docs/other.md": "# 别页\n\n劳动模范。\n",
}


@pytest.mark.parametrize("options", [(), ("--dirty",)])
def test_a_changed_page_is_found_after_the_rebuild(tmp_path: Path, page: Page, options: tuple[str, ...]) -> None:
    draw(tmp_path, TREE)
    with serve(tmp_path, *options) as served:
        page.goto(f"{served.url}search/?q=劳动")
        expect(page.locator("[data-search-result]")).to_have_count(2)
        page.evaluate("window.isOld = true")
        draw(tmp_path, {"docs/other.md": "# 别页\n\n技能大赛。\n"})
        page.wait_for_function("!window.isOld")  # what is typed before the page is new is typed for nothing
        page.fill("[data-search-input]", "技能大赛")
        expect(page.locator("[data-search-result='other/']")).to_be_visible()
        page.fill("[data-search-input]", "劳动")
        expect(page.locator("[data-search-result]")).to_have_count(1)
