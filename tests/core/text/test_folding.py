"""Rules read one spelling of each sign, and no character moves by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.text.folding import fold, spelled


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("（一）各位來賓：", "(一)各位来宾:"),
        ("⼀、２００９年", "一、2009年"),
        ("甲　乙\t丙\u00a0丁", "甲 乙 丙 丁"),
        ("plain", "plain"),
    ],
)
def test_a_sign_is_folded_to_the_one_that_rules_know(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(st.characters(), max_size=300))
def test_folding_moves_no_character_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="（一）來，。Ａ\u3000x", min_size=1, max_size=20))
def test_long_texts_are_folded_as_short_ones_are(text: str) -> None:
    assert fold(text * 40) == fold(text) * 40


@pytest.mark.parametrize(
    ("code", "shown"), [("&ldquo;", "“"), ("&amp;#8220;", "“"), ("<U+3000>", " "), ("&nbsp;", " "), ("&none;", "")]
)
def test_a_code_spells_a_character_that_can_be_shown(code: str, shown: str) -> None:
    assert spelled(code) == shown
