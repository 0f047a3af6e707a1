"""When two lines print one title, and what the name of a file says of it."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.front.titles import Likeness, names_file, same_title, title_in


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("在全县大会上的讲话", "在全县大会上的讲话", True),
        ("在全县大会上的讲话", "王县长在全县大会上的讲话", True),
        ("在全县农业工作会议上的讲话", "在全县农业工作会议上讲话 青山网", True),
        ("在全县大会上的讲话", "关于财政预算的报告", False),
        ("讲话", "在全县大会上的讲话", False),
        ("——", "在全县大会上的讲话", False),
        ("青山县第八次代表大会开幕词", "青山县第九次代表大会开幕词", False),
        ("2030年政府工作报告", "2031年政府工作报告", False),
        ("青山县2031年政府工作报告", "政府工作报告", True),
    ],
)
def test_titles_that_share_most_of_the_shorter_are_one(one: str, other: str, same: bool) -> None:
    assert same_title(one, other) == same == same_title(other, one)
    assert Likeness().same(one, other) == same


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2031-03-02_在全县大会上的讲话", "在全县大会上的讲话"),
        ("在全县大会上的讲话20310302", "在全县大会上的讲话"),
        ("2031年03月02日_县长讲话", "县长讲话"),
        ("083-愚公移山", "愚公移山"),
        ("12、在全县大会上的讲话", "在全县大会上的讲话"),
        ("2031_青山县政府工作报告", "青山县政府工作报告"),
        ("20310302", ""),
        ("speech-12", ""),
    ],
)
def test_the_name_of_a_file_holds_a_title_beside_its_date(name: str, title: str) -> None:
    assert title_in(name) == title


def test_a_line_is_named_by_its_file_with_or_without_the_date() -> None:
    name = "2031-03-02_在全县大会上的讲话"
    assert names_file("在全县大会上的讲话", name)
    assert not names_file("县长讲话", name)
    assert names_file("2031-03-02 在全县大会上的讲话", name, whole=True)
    assert not names_file("在全县大会上的讲话", name, whole=True)
    assert not names_file("", "20310302")
