"""What all formats give: lines, with what styles say of them."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.formats.extract import MOST_COLUMNS, Builder, Shape, ShapeKind, fold_blanks, row_of


def test_a_paragraph_of_several_lines_has_its_shape_on_each_that_says_something() -> None:
    built = Builder()
    built.add("一、认识\r\n二、落实\n", Shape(ShapeKind.HEADING, 2))
    found = built.extract()
    assert found.lines == ("一、认识", "", "二、落实", "")
    assert sorted(found.shapes) == [1, 3]


def test_bold_characters_are_those_of_the_first_line() -> None:
    built = Builder()
    built.add("前言")
    built.add("加强\n领导", bold=5)
    assert built.extract().bold == {2: 2}


@pytest.mark.parametrize(("text", "line"), [(" 甲\n\t乙  丙 ", "甲 乙 丙"), ("\u3000", ""), ("甲", "甲")])
def test_white_space_is_folded_into_one_line(text: str, line: str) -> None:
    assert fold_blanks(text) == line


def test_what_follows_a_wide_cell_stays_in_its_column() -> None:
    assert row_of([("合计", 3), ("9", 1)]) == "合计\t\t\t9"
    assert row_of([("甲", 0), ("乙", 1)]) == "甲\t乙"
    assert row_of([("宽", 10_000), ("后", 1)]).count("\t") == MOST_COLUMNS
