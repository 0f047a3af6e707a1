"""Lines that one paragraph was broken into are one block; lines that are whole are not."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.editors.markup import Markup
from mkdocs_speeches.core.model import LineNo, Repair, span_of
from mkdocs_speeches.core.reading.lines.joining import find_blocks
from mkdocs_speeches.core.reading.lines.layout import Layout
from tests.core.readings import RULES

WRAPPED = Layout(20)


def paragraphs(*lines: str, layout: Layout = WRAPPED) -> list[str]:
    return [block.text for block in find_blocks(lines, LineNo(1), RULES, layout)]


def test_a_line_as_wide_as_the_text_goes_on_and_a_shorter_one_ends() -> None:
    lines = ["今年以来，全县上下围绕年初确定的目标，", "克服了各方面的困难。", "农田水利建设的进度快于往年。"]
    assert paragraphs(*lines) == [lines[0] + lines[1], lines[2]]


def test_a_blank_line_parts_and_is_counted() -> None:
    blocks = find_blocks(["今年以来形势很好。", "", "", "大家都很高兴。"], LineNo(1), RULES, Layout(0))
    assert [(block.text, block.gap) for block in blocks] == [("今年以来形势很好。", 0), ("大家都很高兴。", 2)]


@pytest.mark.parametrize("line", ["一、提高认识，统一思想。", "同志们，任务已经明确。"])
def test_a_sign_or_an_address_begins_a_paragraph_below_a_full_line(line: str) -> None:
    full = "今年以来全县上下克服了各个方面的困难。"
    assert paragraphs(full, line) == [full, line]


def test_a_mark_that_clings_belongs_to_the_line_above_in_any_layout() -> None:
    assert paragraphs("要坚持“以人为本", "”的思想。", layout=Layout(0)) == ["要坚持“以人为本”的思想。"]
    assert paragraphs("要学习《", "条例》。", layout=Layout(0)) == ["要学习《条例》。"]


def test_lines_before_the_first_of_the_text_are_not_read() -> None:
    assert [block.line for block in find_blocks(["---", "今年形势很好。"], LineNo(2), RULES, Layout(0))] == [2]


def test_a_repair_that_reads_shorter_is_a_piece_of_its_own() -> None:
    line = "要讲&ldquo;双赢&rdquo;。"
    repairs = [Repair(span_of(line, 1).part(2, 9), "“", "code"), Repair(span_of(line, 1).part(11, 18), "”", "code")]
    (block,) = find_blocks([line], LineNo(1), RULES, Layout(0), repairs=repairs)
    assert block.text == "要讲“双赢”。"
    assert [line[piece.start : piece.end] for piece in block.pieces] == ["要讲", "&ldquo;", "双赢", "&rdquo;", "。"]
    assert block.offsets == (0, 2, 3, 5, 6)


def test_the_rows_of_a_table_are_one_block_and_an_image_stands_alone() -> None:
    markup = Markup(tables={1: 1, 2: 1, 3: 2}, images=frozenset({4}))
    blocks = find_blocks(["甲\t1", "乙\t2", "丙\t3", "图一"], LineNo(1), RULES, Layout(0), markup)
    assert [(str(block.kind), len(block.pieces)) for block in blocks] == [("table", 2), ("table", 1), ("image", 1)]


def test_a_bar_parts_the_heading_from_the_text() -> None:
    line = "狠抓落实。各单位要抓紧。"
    (block,) = find_blocks([line], LineNo(1), RULES, Layout(0), Markup(headings={1: 2}, splits={1: 5}))
    assert block.heading is not None
    assert (block.text[: block.heading.end], block.heading.level) == ("狠抓落实。", 2)


STRIPPED = Layout(0, spaced=True)


def test_a_link_broken_out_of_a_sentence_belongs_to_it() -> None:
    lines = ("要认真学习贯彻上级关于农业农村的决定,深刻领会关于", "乡村振兴战略", "的重要论述。")
    assert paragraphs(*lines, layout=STRIPPED) == ["".join(lines)]


def test_a_title_over_two_lines_is_no_sentence() -> None:
    lines = ("统一思想,明确任务,扎实抓好春耕", "在全县农业工作会议上的讲话")
    assert paragraphs(*lines, layout=STRIPPED) == list(lines)
