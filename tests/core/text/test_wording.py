"""Values in the words of readers, and texts that steer nothing."""

from __future__ import annotations

import json

import pytest

from mkdocs_speeches.core.model import Field, Front
from mkdocs_speeches.core.text import wording


@pytest.mark.parametrize(
    ("date", "shown"),
    [("2009-03-05", "2009年3月5日"), ("20XX-02-15", "20××年2月15日"), ("2009-XX", "2009年××月"), ("2009", "2009年")],
)
def test_a_date_is_shown_in_chinese(date: str, shown: str) -> None:
    assert wording.format_date(date) == shown


def test_a_year_that_is_not_known_is_told() -> None:
    assert [wording.format_year(date) for date in ("2009-03-05", None)] == ["2009年", "日期不详"]


def test_office_and_name_are_one() -> None:
    assert wording.format_speaker(Front(speaker=Field("王某某", ()), role=Field("县长", ()))) == "县长 王某某"
    assert wording.format_speaker(Front(speaker=Field("王某某", ()))) == "王某某"
    assert wording.format_speaker(Front()) == ""


@pytest.mark.parametrize(("count", "total"), [(999, "999 字"), (10_000, "约 1.0 万字"), (23_600, "约 2.4 万字")])
def test_a_large_total_is_rounded(count: int, total: str) -> None:
    assert wording.format_total(count) == total


def test_reading_takes_full_minutes_one_at_least() -> None:
    assert [wording.format_reading_time(count) for count in (1, 400, 401)] == ["约 1 分钟", "约 1 分钟", "约 2 分钟"]


@pytest.mark.parametrize(("number", "sign"), [(2, "②"), (20, "⑳"), (21, "21")])
def test_a_sign_beside_words_reads_as_no_part_of_them(number: int, sign: str) -> None:
    assert wording.format_sign(number) == sign


@pytest.mark.parametrize("text", ["甲\n::error::乙", "::error::甲", "##[error]甲", "\x1b[31m甲", "甲\u202e乙"])
def test_no_line_of_a_log_is_an_order_or_steers(text: str) -> None:
    line = wording.as_line(text)
    assert not any(sign in line for sign in "\n\x1b\u202e")
    assert not line.startswith("::")
    assert "##[" not in line


@pytest.mark.parametrize("value", ["甲\n乙", {"题": ["一", 2]}, "\x1b[0m", "##[group]", "\ud800"])
def test_json_says_the_same_and_steers_nothing(value: object) -> None:
    text = wording.format_json(value)
    assert json.loads(text) == value
    assert "\x1b" not in text
    assert "##[" not in text
