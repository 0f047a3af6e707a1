"""Light markup: each sign says one thing, a backslash takes it back, and all else stays literal."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.editors.markup import Markup, read_markup
from mkdocs_speeches.core.model import Span


def _read(*lines: str) -> Markup:
    return read_markup(lines, 1)


@pytest.mark.parametrize(
    ("line", "level", "sign"),
    [
        ("# 一、抓好落实", 1, (0, 1)),
        ("#### 抓好落实", 4, (0, 4)),
        ("##抓好落实", 2, (0, 2)),
        ("　　### 抓好落实", 3, (2, 5)),
    ],
)
def test_hashes_make_a_heading_of_that_level(line: str, level: int, sign: tuple[int, int]) -> None:
    markup = _read(line)
    assert markup.headings == {1: level}
    assert markup.signs == (Span(1, *sign),)


def test_a_backslash_first_makes_plain_text() -> None:
    markup = _read("\\一、这不是标题", "　\\# 井号", "\\---", "\\~~留下~~", "\\\\反斜线", "\\|竖线")
    assert markup.plain == {1, 2, 3, 4, 5, 6}
    assert (markup.headings, markup.breaks, markup.struck, markup.splits) == ({}, (), (), {})
    assert markup.signs == tuple(Span(number, start, start + 1) for number, start in enumerate((0, 1, 0, 0, 0, 0), 1))


def test_three_dashes_alone_start_a_new_speech() -> None:
    markup = _read("同志们：", " --- ", "----", "---甲", "--")
    assert markup.breaks == (2,)
    assert markup.signs == (Span(2, 1, 4),)


def test_tildes_around_a_line_drop_it() -> None:
    markup = _read("　~~来源：某网~~ ", "~~甲", "甲~~乙~~", "~~ 带空格的广告　~~", "~~~~", "~~ ~~", "~~ ~~~")
    assert markup.struck == (Span(1, 1, 10), Span(4, 0, 12))
    assert markup.signs == ()


@pytest.mark.parametrize(
    ("line", "escape"), [("~~甲\\~~", 3), ("用\\~~这样", 1), ("甲\\#乙", 1), ("甲\\---乙", 1), ("~~\\~~", 2)]
)
def test_a_backslash_makes_a_sign_literal_wherever_it_stands(line: str, escape: int) -> None:
    markup = _read(line)
    assert markup.struck == ()
    assert markup.signs == (Span(1, escape, escape + 1),)
    assert markup.escapes == {1: (escape,)}


def test_one_bar_parts_heading_and_text() -> None:
    markup = _read("一、抓好落实|今年要努力", "首页 | 新闻 | 关于", "|甲", "甲|", "甲\\|乙", "甲\\\\|乙", "甲\\|乙|丙")
    assert markup.splits == {1: 6, 6: 3, 7: 4}
    assert markup.signs == (Span(1, 6, 7), Span(5, 1, 2), Span(6, 1, 2), Span(6, 3, 4), Span(7, 1, 2), Span(7, 4, 5))


def test_hashes_and_bar_go_together() -> None:
    markup = _read("## 抓好落实|今年要努力")
    assert (markup.headings, markup.splits) == ({1: 2}, {1: 7})


@pytest.mark.parametrize(
    "line",
    ["##### 五个", "#", "\\", "第#号", "甲-乙", "a ~~ b", "*强调*", "> 引用", "- 项", "[甲](乙)", "<b>", "`码`", "￥#"],
)
def test_all_else_is_literal(line: str) -> None:
    assert _read(line) == Markup()


def test_front_matter_is_not_read_as_markup() -> None:
    assert read_markup(("---", "title: 甲", "# 注", "---", "# 一"), 5).headings == {5: 1}


@given(st.lists(st.lists(st.sampled_from(["#", "\\", "|", "~~", "---", "甲", " ", "　"])).map("".join)))
def test_signs_are_disjoint_in_order_and_inside_their_lines(lines: list[str]) -> None:
    markup = _read(*lines)
    spans = [mark.span for mark in markup.debris()]
    for span in spans:
        assert 0 <= span.start < span.end <= len(lines[span.line - 1])
    for before, behind in pairwise(spans):
        assert (before.line, before.end) <= (behind.line, behind.start)
