"""A point series counts from one upwards inside one paragraph, each ordinal behind a mark."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.model import Offset
from mkdocs_speeches.core.reading.outline.points import find_series, follows
from tests.core.readings import RULES


def series(text: str, start: int = 0) -> list[list[str]]:
    return [[text[mark.start : mark.end] for mark in run] for run in find_series(text, RULES, Offset(start))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("要做到三点:一是抓学习;二是抓落实;三是抓检查。", [["一是", "二是", "三是"]]),
        ("第一,抓学习。第二,抓落实。", [["第一", "第二"]]),
        ("首先,抓学习。其次,抓落实。最后,抓检查。", [["首先", "其次", "最后"]]),
        ("一是抓学习;二是抓落实。方法上,一要细致,二要扎实。", [["一是", "二是"], ["一要", "二要"]]),
        ("一是抓学习,大家都要学。", []),
        ("一是抓学习;三是抓检查。", []),
        ("这是全县唯一是二的事。", []),
    ],
)
def test_ordinals_that_count_on_are_a_series(text: str, found: list[list[str]]) -> None:
    assert series(text) == found


def test_a_later_ordinal_without_a_mark_before_it_is_none() -> None:
    assert series("一是抓学习;第二是抓落实。") == []


def test_what_stands_before_the_start_is_not_looked_at() -> None:
    text = "一是抓学习。二是抓落实;三是抓检查。"
    assert series(text) == [["一是", "二是", "三是"]]
    assert series(text, start=6) == []


def test_the_last_of_all_needs_two_before_it() -> None:
    assert follows(3, 2)
    assert not follows(4, 2)
    assert follows(99, 2)
    assert not follows(99, 1)
