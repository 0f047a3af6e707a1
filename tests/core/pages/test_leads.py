"""Links as nodes: to pages, to other sites, to searches."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.pages.leads import (
    host_of,
    join_inlines,
    lead_away,
    lead_to,
    lead_to_search,
    lead_to_searches,
    small_facts,
)
from mkdocs_speeches.core.pages.nodes import Link, Marked, Tone, plain_text


def test_targets_keep_chinese_and_quote_what_would_end_them() -> None:
    assert lead_to("甲", "../a/甲 (1).md", "p-1").target == "../a/甲%20%281%29.md#p-1"
    assert lead_to_search("维权", "维权", "../search.md").target == "../search.md?q=%E7%BB%B4%E6%9D%83"


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://a.example/b", "a.example"), ("a.example", ""), ("javascript:alert(1)", ""), ("https://[", "")],
)
def test_a_host_is_that_of_a_web_address(url: str, host: str) -> None:
    assert host_of(url) == host


def test_a_link_to_another_site_is_named_by_its_host() -> None:
    away = lead_away("https://a.example/甲?b=1&c=<2>")
    assert (plain_text(away.content), away.target) == ("a.example", "https://a.example/%E7%94%B2?b=1&c=%3C2%3E")
    assert plain_text(lead_away("https://a.example/", "图").content) == "图"


def test_searches_ask_for_the_most_used_and_for_none_that_another_finds() -> None:
    links = [
        part for part in lead_to_searches({"职工维权": 2, "维权": 5, "服务": 1}, "search.md") if isinstance(part, Link)
    ]
    assert [plain_text(link.content) for link in links] == ["维权", "服务"]


def test_parts_of_a_line_are_joined_and_facts_are_small() -> None:
    assert join_inlines(("甲", "乙", "丙"), "、") == ("甲", "、", "乙", "、", "丙")
    assert join_inlines((), "、") == ()
    assert small_facts([(), ("甲",)]) == (Marked(Tone.SMALL, (Marked(Tone.PART, ("甲",)),)),)
    assert small_facts([()]) == ()
