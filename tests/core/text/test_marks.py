"""The vocabulary of punctuation: each sign of folded text has its part."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.text import marks


@pytest.mark.parametrize("sign", "《“‘([【〔")
def test_what_opens_stands_at_the_end_of_nothing(sign: str) -> None:
    assert sign in marks.OPENS
    assert sign not in marks.CLINGS | marks.TERMINAL


@pytest.mark.parametrize("sign", "》”’)]】〕。!?;,、:")
def test_what_belongs_to_the_word_before_it_opens_nothing(sign: str) -> None:
    assert sign in marks.CLINGS
    assert sign not in marks.OPENS


@pytest.mark.parametrize("sign", ",、")
def test_a_pause_ends_no_line(sign: str) -> None:
    assert sign not in marks.TERMINAL
