"""What a site of Chinese texts needs of its theme, and its author's word before it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from playwright.sync_api import Page, expect

from mkdocs_speeches.hosts.mkdocs.theme import fill_theme
from tests.sites import FIVE_LINES, Site, draw

SEED = "在全县防汛工作会议上的讲话\n（2021年6月3日）\n县长　赵××\n同志们：\n今天的会议很重要，请大家认真落实。\n"


def filled(folder: Path, theme: str, tree: dict[str, str] | None = None) -> MkDocsConfig:
    """The settings of a site with this theme, filled as the plugin does."""
    draw(folder, {"mkdocs.yml": f"site_name: 文库\ntheme:\n{theme}", "docs/": "", **(tree or {})})
    config = load_config(str(folder / "mkdocs.yml"))
    fill_theme(config)
    return config


def test_a_site_that_says_nothing_is_in_chinese_and_asks_no_other_host_for_fonts(tmp_path: Path) -> None:
    theme = filled(tmp_path, "  name: material\n").theme
    assert (theme["language"], theme["font"]) == ("zh", False)
    assert "navigation.tabs" in theme["features"]


def test_what_an_author_states_is_not_mixed_with_ours(tmp_path: Path) -> None:
    theme = filled(tmp_path, "  name: material\n  features: []\n  font:\n    text: Noto Serif\n").theme
    assert (theme["features"], theme["font"]) == ([], {"text": "Noto Serif"})


def test_an_authors_own_templates_come_before_ours_and_ours_before_the_themes(tmp_path: Path) -> None:
    config = filled(tmp_path, "  name: material\n  custom_dir: own\n", {"own/main.html": ""})
    folders = [Path(folder).parts[-2:] for folder in config.theme.dirs[:3]]
    assert folders[0][-1] == "own"
    assert folders[1] == ("mkdocs_speeches", "templates")
    fill_theme(config)
    assert len({*config.theme.dirs}) == len(config.theme.dirs)


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_has_plain_pages_and_one_line_says_what_is_missing(
    site: Callable[..., Site], theme: str, page: Page, serve_site: Callable[..., str]
) -> None:
    settings = f"site_name: 文库\ntheme: {theme}\nuse_directory_urls: false\nplugins: [speeches]\n"
    built = site({"mkdocs.yml": settings, "seeds/a.txt": SEED}, "--strict")
    assert built.log.count("主题") == 1
    assert f"主题 {theme} 的页面是朴素的" in built.log
    page.goto(serve_site(built.built, under="/a/b/"))
    page.locator('a[href="speeches/a.html"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("在全县防汛工作会议上的讲话")
    expect(page.get_by_text("今天的会议很重要，请大家认真落实。")).to_be_visible()


def test_what_the_author_states_of_the_theme_stands(site: Callable[..., Site]) -> None:
    settings = FIVE_LINES.replace("  name: material\n", "  name: material\n  language: en\n")
    built = site({"mkdocs.yml": settings, "seeds/a.txt": SEED}, "--strict")
    assert built.soup("").html["lang"] == "en"  # type: ignore[index]
    assert built.soup("speeches/a/").html["lang"] == "zh-Hans", "as the text is"  # type: ignore[index]
