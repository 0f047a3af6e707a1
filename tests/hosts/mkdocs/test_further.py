"""Files beside the pages: texts for any theme, what modules ask for only where pages have modules."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_speeches.hosts.mkdocs.characters import CHARACTERS
from tests.sites import FIVE_LINES, Site


def test_a_plain_theme_gets_texts_and_nothing_that_only_modules_read(site: Callable[..., Site]) -> None:
    seed = "在全縣座談會上的講話\n（2012年6月3日）\n各位來賓：\n我們要認真落實農業、農村工作的各項任務。\n"
    built = site({"mkdocs.yml": FIVE_LINES.replace("material", "mkdocs"), "seeds/甲.txt": seed})
    assert "我們要認真落實農業" in built.read("speeches/甲.txt")
    assert not (built.built / CHARACTERS).exists()
