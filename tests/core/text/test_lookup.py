"""Strings are found at all of their places, as a search letter by letter finds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.text.arrays import codes_of
from mkdocs_speeches.core.text.lookup import find

ALPHABET = st.text(alphabet="工会职代aA１𠀀\ud800。", max_size=40)


def _hits(strings: list[str], text: str) -> list[tuple[int, str]]:
    found = find(strings, codes_of(text))
    pairs = zip(found.starts.tolist(), found.lengths.tolist(), found.strings.tolist(), strict=True)
    assert all(text[start : start + length] == strings[string] for start, length, string in pairs)
    return [
        (start, strings[string]) for start, string in zip(found.starts.tolist(), found.strings.tolist(), strict=True)
    ]


@given(st.lists(st.text(alphabet="工会职代aA１𠀀\ud800", min_size=1, max_size=4), unique=True, max_size=8), ALPHABET)
def test_all_places_of_all_strings_are_found_in_order(strings: list[str], text: str) -> None:
    everywhere = [
        (start, text[start:end])
        for start in range(len(text))
        for end in range(start + 1, len(text) + 1)
        if text[start:end] in strings
    ]
    assert _hits(strings, text) == everywhere


@pytest.mark.parametrize(("strings", "text"), [([], "职工"), (["职工"], ""), ([], "")])
def test_nothing_is_found_where_there_is_nothing(strings: list[str], text: str) -> None:
    assert _hits(strings, text) == []


def test_terms_that_overlap_are_found_each() -> None:
    strings = ["职工代表大会", "代表", "代表大会", "大会"]
    assert _hits(strings, "全市职工代表大会") == [(2, "职工代表大会"), (4, "代表"), (4, "代表大会"), (6, "大会")]
