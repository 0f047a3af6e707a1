"""The fixtures themselves: a drawn tree is built, served below a sub-path and read in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.sites import Site

PLAIN = "site_name: 小站\ntheme:\n  name: mkdocs\n"


def test_site_is_built_served_and_read(site: Callable[..., Site], serve_site: Callable[..., str], page: Page) -> None:
    built = site({"mkdocs.yml": PLAIN, "docs/index.md": "# 你好\n\n一段话。\n"}, "--strict")
    url = serve_site(built.built, under="/a/b/")
    page.goto(url)
    assert page.inner_text("h1") == "你好"
    answer = page.request.get(url.removesuffix("a/b/"))
    assert answer.status == 404


def test_failing_build_is_told_with_its_log(site: Callable[..., Site]) -> None:
    broken = site({"mkdocs.yml": PLAIN, "docs/index.md": "[无](none.md)\n"}, "--strict", code=None)
    assert broken.code == 1
    assert "none.md" in broken.log


def test_line_ends_are_drawn_as_given(site: Callable[..., Site], tmp_path: Path) -> None:
    site({"mkdocs.yml": PLAIN, "docs/index.md": "甲\r\n", "docs/a.txt": "一\r\n二\r"})
    assert (tmp_path / "site/a.txt").read_bytes() == "一\r\n二\r".encode()
