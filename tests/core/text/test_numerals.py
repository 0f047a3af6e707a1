"""Numbers are read as signs write them, and written as lists of Word and of web pages do."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.text.numerals import number, ordinal


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十二", 12),
        ("一百零三", 103),
        ("一百二十", 120),
        ("二〇", 20),
        ("12", 12),
        ("Ⅻ", 12),
        ("XIV", 14),
        ("⑫", 12),
        ("㈠", 1),
        ("b", 2),
        ("C", 3),
        ("1.2", 2),
        ("其次", 2),
        ("最后", 99),
    ],
)
def test_a_number_has_its_value_however_it_is_written(written: str, value: int) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        (3, "decimal", "3"),
        (21, "chineseCounting", "二十一"),
        (10, "chineseCounting", "十"),
        (4, "upperLetter", "D"),
        (27, "upperLetter", "27"),
        (9, "lowerRoman", "ix"),
        (44, "upperRoman", "XLIV"),
        (3, "ideographTraditional", "丙"),
        (12, "decimalEnclosedCircle", "⑫"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (5, "nobody's", "5"),
    ],
)
def test_a_list_writes_its_numbers_in_its_own_form(value: int, form: str, written: str) -> None:
    assert ordinal(value, form) == written


@pytest.mark.parametrize("value", range(1, 100))
def test_what_a_list_writes_is_read_as_the_same_number(value: int) -> None:
    assert number(ordinal(value, "chineseCounting")) == value
    assert value >= 40 or number(ordinal(value, "upperRoman")) == value
