"""What the styles of a file say becomes markup: levels from one, the title left to the reading."""

from __future__ import annotations

from mkdocs_speeches.core.editors.markup import Markup
from mkdocs_speeches.core.formats.extract import Extract, Shape, ShapeKind
from mkdocs_speeches.core.model import LineNo
from mkdocs_speeches.core.reading.lines.styles import (
    LONGEST_STYLED,
    from_one,
    markup_of_hashes,
    markup_of_styles,
    untitle,
    without_title,
)
from tests.core.readings import RULES


def heading(level: int) -> Shape:
    return Shape(ShapeKind.HEADING, level)


def test_levels_are_counted_from_one_and_a_lone_top_is_the_title() -> None:
    assert from_one({3: 2, 5: 4}) == {3: 1, 5: 3}
    assert without_title({1: 1, 3: 2, 5: 3}) == {3: 1, 5: 2}
    assert without_title({1: 1, 3: 1}) == {1: 1, 3: 1}
    assert without_title({}) == {}
    assert untitle(Markup(headings={1: 1, 2: 2})).headings == {2: 1}


def test_hashes_give_levels_and_are_signs_of_the_markup() -> None:
    markup = markup_of_hashes(("# 讲话", "", "## 一、提高认识", "正文", "##紧贴"), LineNo(1))
    assert markup.headings == {3: 1}
    assert [(span.line, span.start, span.end) for span in markup.signs] == [(1, 0, 1), (3, 0, 2)]


def test_what_markdown_quotes_and_has_in_strong_letters_is_text_without_the_signs() -> None:
    lines = ("> 这是王五的讲话。", "**问：水够不够？**够。", "李**同志和王**同志", "2 ** 3 ** 4", "> > 二", "\\**字**")
    markup = markup_of_hashes(lines, LineNo(1))
    assert [(span.line, span.start, span.end) for span in markup.signs] == [(1, 0, 2), (2, 0, 2), (2, 9, 11), (5, 0, 4)]


def test_a_heading_within_what_is_quoted_is_one() -> None:
    markup = markup_of_hashes(("# 讲话", "> ## 开幕词", "> 引文", "> ### 一、春耕"), LineNo(1))
    assert markup.headings == {2: 1, 4: 2}
    assert [(span.line, span.start, span.end) for span in markup.signs] == [
        (1, 0, 1),
        (2, 0, 2),
        (2, 2, 4),
        (3, 0, 2),
        (4, 0, 2),
        (4, 2, 5),
    ]


def test_a_long_line_is_no_heading_whatever_its_style() -> None:
    lines = ("甲" * (LONGEST_STYLED + 1), "提高认识", "加强领导")
    markup = markup_of_styles(Extract(lines, {1: heading(1), 2: heading(2), 3: heading(2)}), RULES)
    assert markup.headings == {2: 1, 3: 1}


def test_a_line_set_apart_is_a_heading_unless_it_is_a_sentence_or_numbered() -> None:
    shape = Shape(ShapeKind.SET, 1)
    lines = ("提高认识", "大家要提高认识。", "一、提高认识", "加强领导")
    extract = Extract(lines, dict.fromkeys(range(1, 5), shape))
    assert markup_of_styles(extract, RULES).headings == {1: 1, 4: 1}


def test_a_bold_lead_parts_the_heading_of_a_numbered_paragraph_from_its_text() -> None:
    lines = ("一、提高认识。各单位要抓紧。", "各单位要抓紧。大家要努力。", "一、提高认识。")
    assert markup_of_styles(Extract(lines, bold={1: 7, 2: 7, 3: 7}), RULES).splits == {1: 7}


def test_rows_and_images_are_told() -> None:
    shapes = {1: Shape(ShapeKind.ROW, 1), 2: Shape(ShapeKind.ROW, 1), 3: Shape(ShapeKind.IMAGE)}
    markup = markup_of_styles(Extract(("甲\t1", "乙\t2", "图一"), shapes), RULES)
    assert (markup.tables, markup.images) == ({1: 1, 2: 1}, frozenset({3}))


STYLED = (
    "以更大的决心和更有力的措施推动全县农业和农村各项改革向纵深发展，"
    "让广大农民群众得到更多看得见摸得着的实惠，过上更好的日子"
)


def test_how_long_a_heading_of_a_file_is() -> None:
    lines = (STYLED, "提高认识", f"{STYLED}，为实现全年的各项目标任务打下坚实的基础，为今后的发展创造条件")
    extract = Extract(lines, dict.fromkeys((1, 2, 3), heading(1)))
    assert markup_of_styles(extract, RULES).headings == {1: 1, 2: 1}


def test_how_long_a_bold_lead_is() -> None:
    lines = (f"一、{STYLED[:48]}。各单位要抓紧。", f"二、{STYLED}{STYLED[:9]}。各单位要抓紧。")
    assert [line.index("。") for line in lines] == [50, 71]
    assert markup_of_styles(Extract(lines, bold={1: 51, 2: 72}), RULES).splits == {1: 51}
