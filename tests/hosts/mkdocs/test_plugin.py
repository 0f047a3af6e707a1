"""The plugin among others: what it adds to a site, what of the site stands instead, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.sites import FIVE_LINES, Site

SEED = "在全县防汛工作会议上的讲话\n（2021年6月3日）\n县长　赵××\n同志们：\n今天的会议很重要，请大家认真落实。\n"


def test_hand_written_page_stands_in_place_of_a_generated_one(site: Callable[..., Site]) -> None:
    hand = {"docs/index.md": "# 我的首页\n", "docs/speeches/a.md": "# 手写的一篇\n"}
    built = site({"seeds/a.txt": SEED, **hand}, "--strict")
    assert "我的首页" in built.soup("").select_one("h1").get_text()  # type: ignore[union-attr]
    assert "手写的一篇" in built.soup("speeches/a/").select_one("h1").get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (f"{FIVE_LINES.rstrip()}:\n      seeds: docs/seeds\n", "lies inside docs_dir"),
        (f"{FIVE_LINES.rstrip()}:\n      seeds: none\n", "none"),
        (f"{FIVE_LINES.rstrip()}:\n      seed: seeds\n", "Unrecognised configuration name: seed"),
    ],
)
def test_settings_that_contradict_are_refused(settings: str, said: str, site: Callable[..., Site]) -> None:
    refused = site({"mkdocs.yml": settings, "seeds/a.txt": SEED, "docs/seeds/a.txt": SEED}, "--strict", code=None)
    assert refused.code == 1
    assert said in refused.log
    assert "Traceback" not in refused.log


def test_a_site_that_says_nothing_of_its_navigation_has_five_entries(
    site: Callable[..., Site], serve_site: Callable[..., str], page: Page
) -> None:
    built = site({"seeds/a.txt": "在会上的讲话\n同志们：\n今天讲防汛。\n"}, "--strict")
    page.goto(f"{serve_site(built.built)}speeches/a/")
    tabs = page.locator(".md-tabs a")
    expect(tabs).to_have_text(["讲话", "主题", "人与会", "说法与对照", "关于"])
    expect(tabs.last).to_be_visible()
