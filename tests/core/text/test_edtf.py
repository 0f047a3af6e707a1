"""A date is one that the calendar has, as far as its digits are known."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.text.edtf import is_date, is_year_between


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


@pytest.mark.parametrize(("text", "between"), [("2009-03", True), ("20XX", True), ("19XX", False), ("2030", False)])
def test_a_year_that_is_not_known_whole_may_lie_between_two(text: str, between: bool) -> None:
    assert is_year_between(text, 2000, 2029) is between
