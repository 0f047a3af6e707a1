"""A date is one that the calendar has, as far as its digits are known."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.text.edtf import has_form, is_date, is_of_our_years


@pytest.mark.parametrize(
    "text", ["2009", "20XX", "XXXX", "2009-03", "2009-03-05", "20XX-02-29", "2024-02-29", "2009-XX"]
)
def test_what_a_page_can_show_as_a_day_is_a_date(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["", "09", "2009-3-5", "2023-02-29", "2009-13", "2009-04-31", "2009-03-05T08", "2009/2010"]
)
def test_all_else_is_none(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize("text", ["2023-02-29", "2009-13", "1203-03-04"])
def test_a_day_that_there_was_not_is_written_as_one(text: str) -> None:
    assert has_form(text)
    assert not has_form(f"{text}日")


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("2009-03", True),
        ("1840", True),
        ("18XX", True),
        ("XXXX", True),
        ("17XX", False),
        ("1839", False),
        ("2100", False),
    ],
)
def test_a_year_that_is_not_known_whole_may_be_that_of_a_speech(text: str, ours: bool) -> None:
    assert is_of_our_years(text) is ours
