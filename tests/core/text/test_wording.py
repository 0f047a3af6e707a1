"""Values in the words of readers, and texts that steer nothing."""

from __future__ import annotations

import json

import pytest

from mkdocs_speeches.core.model import Field, Front
from mkdocs_speeches.core.text import wording


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2009-03-05", "2009年3月5日"),
        ("2009-12", "2009年12月"),
        ("2009", "2009年"),
        ("20XX-02-15", "20××年2月15日"),
        ("20XX-XX-10", "20××年××月10日"),
        ("2009-0X-1X", "2009年×月1×日"),
    ],
)
def test_dates_are_shown_in_chinese(date: str, shown: str) -> None:
    assert wording.format_date(date) == shown


def test_year_of_an_undated_speech_is_unknown() -> None:
    assert (wording.format_year(None), wording.format_year("20XX-02-15")) == ("日期不详", "20××年")


@pytest.mark.parametrize(
    ("text", "count"),
    [("同志们：", 4), ("增长13.8%，完成GDP 141亿元", 11), ("", 0), ("  甲 \u3000乙", 2), ("“一带一路”！", 7)],
)
def test_length_counts_characters_signs_and_words(text: str, count: int) -> None:
    assert wording.count_characters(text) == count


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("原标题：在大会上的讲话（全文）", "在大会上的讲话"),
        ("在大会上的讲话(全文)", "在大会上的讲话"),
        ("政 府 工 作 报 告", "政府工作报告"),
        ("王　平", "王平"),
        ("新起点 新愿景 新动力", "新起点 新愿景 新动力"),
        ("弘扬“团结精神” 促进共同发展", "弘扬“团结精神” 促进共同发展"),
        ("关于全文检索的讲话", "关于全文检索的讲话"),
    ],
)
def test_names_are_shown_without_what_pages_set_around_them(name: str, shown: str) -> None:
    assert wording.clean_name(name) == shown


def test_lengths_and_times_are_rounded_for_readers() -> None:
    assert (wording.format_total(9_999), wording.format_total(24_158)) == ("9,999 字", "约 2.4 万字")
    assert (wording.format_reading_time(1), wording.format_reading_time(400), wording.format_reading_time(401)) == (
        "约 1 分钟",
        "约 1 分钟",
        "约 2 分钟",
    )


def test_office_and_name_are_one() -> None:
    assert wording.format_speaker(Front(speaker=Field("王某某", ()), role=Field("县长", ()))) == "县长 王某某"
    assert wording.format_speaker(Front(speaker=Field("王某某", ()))) == "王某某"
    assert wording.format_speaker(Front()) == ""


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
