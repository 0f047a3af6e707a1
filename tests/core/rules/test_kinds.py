"""Rules of a kind do what their kind is for."""

from __future__ import annotations

import re

from mkdocs_speeches.core.rules.kinds import CitationRule, RepairRule


def test_a_meeting_has_one_name_made_of_what_was_found() -> None:
    rule = CitationRule(
        "plenum", re.compile("(?P<n>[一二三]+)中全会(?P<more>精神)?"), (), (), "第{n}次全体会议{more}", "全会"
    )
    match = rule.pattern.search("学习三中全会")
    assert match
    assert rule.name_of(match) == "第三次全体会议"


def test_a_repair_shows_what_it_states_and_what_a_code_spells() -> None:
    rule = RepairRule("codes", re.compile("(?P<a>[?])(?P<code>&\\w+;)"), (), (), "引号", {"a": "“"}, ("code",))
    assert list(rule.shown("?&rdquo;")) == [(0, 1, "“"), (1, 8, "”")]
    assert list(rule.shown("?&nobody;")) == [(0, 1, "“")]
