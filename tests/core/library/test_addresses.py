"""Addresses are names that any disk takes."""

from __future__ import annotations

from mkdocs_speeches.core.library.addresses import shorten, term_uris


def test_a_name_that_is_short_enough_stays() -> None:
    assert shorten("讲" * 76) == "讲" * 76


def test_a_long_name_is_cut_between_characters_and_told_from_others() -> None:
    one, other = (shorten("讲" * 90 + last) for last in "甲乙")
    assert one != other
    assert max(len(one.encode()), len(other.encode())) <= 230
    assert one.startswith("讲" * 73)
    assert one == shorten("讲" * 90 + "甲")


def test_a_long_term_has_a_page() -> None:
    [uri] = term_uris(["一个很长的关键词" * 20]).values()
    assert len(uri.encode()) < 255
