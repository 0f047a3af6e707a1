"""Addresses are names that any disk takes."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.library.addresses import former_slug, own_slug, shorten


def test_a_name_that_is_short_enough_stays() -> None:
    assert shorten("讲" * 76) == "讲" * 76


def test_a_long_name_is_cut_between_characters_and_told_from_others() -> None:
    one, other = (shorten("讲" * 90 + last) for last in "甲乙")
    assert one != other
    assert max(len(one.encode()), len(other.encode())) <= 230
    assert one.startswith("讲" * 73)
    assert one == shorten("讲" * 90 + "甲")


@pytest.mark.parametrize(
    ("path", "nth", "slug"),
    [
        ("第1期.txt", 1, "第1期"),
        ("2019/第1期.txt", 1, "2019-第1期"),
        ("2019/上半年/第1期.docx", 2, "2019-上半年-第1期-2"),
        ("防汛 讲话(1)#2.txt", 1, "防汛-讲话-1-2"),
        ("（）.txt", 1, "speech"),
    ],
)
def test_the_address_of_a_speech_is_made_of_its_path(path: str, nth: int, slug: str) -> None:
    assert own_slug(path, nth) == slug


def test_the_former_address_left_the_folders_out_and_numbered_the_first() -> None:
    assert former_slug("2019/第1期.txt", 1, 1) == "第1期"
    assert [former_slug("2019/第1期.txt", nth, 2) for nth in (1, 2)] == ["第1期-1", "第1期-2"]
