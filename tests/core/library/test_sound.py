"""Names are ordered by how they sound."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.library.sound import initial_of, sound_of


def test_names_stand_in_the_order_of_pinyin_tones_last() -> None:
    names = ["职工维权", "厂务公开", "工会", "公开", "班组", "八项规定"]
    assert sorted(names, key=sound_of) == ["八项规定", "班组", "厂务公开", "工会", "公开", "职工维权"]


@pytest.mark.parametrize(("name", "letter"), [("厂务公开", "C"), ("GDP", "G"), ("5G", "#"), ("×××", "#"), ("", "#")])
def test_a_name_stands_under_its_letter(name: str, letter: str) -> None:
    assert initial_of(name) == letter
