"""Written dates are found and stated in EDTF, as far as their digits are known."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.rules.dates import find_date
from mkdocs_speeches.core.text.folding import fold


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("（2009年3月5日）", "2009-03-05"),
        ("二〇〇九年三月五日", "2009-03-05"),
        ("二○一○年十月", "2010-10"),
        ("20XX年2月15日", "20XX-02-15"),
        ("20×年", "20XX"),
        ("××年×月×日", "XXXX-XX-XX"),
        ("2009-3-5", "2009-03-05"),
        ("2013.05.28", "2013-05-28"),
        ("1996 年 12 月 1 号", "1996-12-01"),
    ],
)
def test_a_date_is_stated_in_edtf(text: str, edtf: str) -> None:
    found = find_date(fold(text))
    assert found
    assert found.edtf == edtf


def test_a_day_is_found_before_a_year_and_begins_where_it_stands() -> None:
    text = "在2009年全市工会工作会议上的讲话 2010年1月6日"
    found = find_date(text)
    assert found
    assert text[found.start : found.end] == "2010年1月6日"


def test_what_stands_before_the_place_is_not_found() -> None:
    text = "2009年3月5日、2010年1月6日"
    found = find_date(text, text.index("、"))
    assert found
    assert found.edtf == "2010-01-06"


@pytest.mark.parametrize("text", ["2009年2月30日", "1066年3月5日"])
def test_a_day_that_there_was_not_is_found_and_has_no_edtf(text: str) -> None:
    found = find_date(text)
    assert found is None or found.edtf is None


@pytest.mark.parametrize("text", ["", "九年义务教育", "3月5日", "第2009次会议"])
def test_no_date_is_none(text: str) -> None:
    assert find_date(text) is None
