"""Speeches of one title are told apart by what differs: date, occasion, seed, else their number in it."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.library.shelves import format_details, format_name
from tests.elements import small_library

TITLE = "在全县会议上的讲话"


def speech(date: str = "", speaker: str = "") -> str:
    return f"{TITLE}\n{f'（{date}）' if date else ''}\n{speaker}\n同志们：\n今天的会议很重要，请大家认真落实。\n"


@pytest.mark.parametrize(
    ("texts", "details"),
    [
        ({"a": speech("2009年3月5日"), "b": speech("2010年3月5日")}, ("2009年3月5日", "2010年3月5日")),
        ({"a": speech("2009年3月5日"), "b": speech("2009年3月5日")}, ("2009年3月5日，a.txt", "2009年3月5日，b.txt")),
        ({"a": speech(), "b": speech()}, ("a.txt", "b.txt")),
        (
            {"a": speech("2009年3月5日", "县长 赵一平"), "b": speech("2009年3月5日", "县委书记 钱进")},
            ("2009年3月5日，县长 赵一平", "2009年3月5日，县委书记 钱进"),
        ),
        (
            {
                name: f"政府工作报告\n——2026年1月27日在{name}省第七届人民代表大会第五次会议上\n各位代表：\n请审议。\n"
                for name in ("绿水", "青山")
            },
            ("2026年1月27日，绿水省第七届人民代表大会第五次会议", "2026年1月27日，青山省第七届人民代表大会第五次会议"),
        ),
    ],
)
def test_what_differs_is_named(texts: dict[str, str], details: tuple[str, ...]) -> None:
    assert format_details(small_library(**texts).library) == details


def test_a_name_without_details_is_the_title() -> None:
    assert (format_name(TITLE, ""), format_name(TITLE, "a.txt")) == (TITLE, f"{TITLE}（a.txt）")
