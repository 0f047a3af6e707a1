"""Blocks fold into sections, paragraphs and points, each with an anchor that its own text makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_speeches.core.model import BlockNo, Offset, Paragraph, ParagraphKind, Section
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.reading.outline.headings import Opening, Outline
from mkdocs_speeches.core.reading.tree import Anchors, Body, fold_tree, paragraph
from tests.core.reading.frames.blocks import blocks_of
from tests.core.readings import RULES

NO_KINDS: dict[BlockNo, ParagraphKind] = {}


def opening(block: int, level: int, text: str, *, close: int | None = None, titled: bool = False) -> Opening:
    end = Offset(len(text) if close is None else close)
    return Opening(BlockNo(block), None, end, end, level, close is not None, "numbered", titled=titled)


def fold(
    blocks: Sequence[Block],
    *openings: Opening,
    offset: int = 0,
    items: frozenset[BlockNo] = frozenset(),
    kinds: dict[BlockNo, ParagraphKind] = NO_KINDS,
) -> list[str]:
    body = Body(BlockNo(0), BlockNo(len(blocks)), Offset(offset), kinds)
    texts = [block.text for block in blocks]
    return list(_told(fold_tree(blocks, body, Outline(openings, items), Anchors(), RULES), texts))


def _told(parts: Sequence[Paragraph | Section], texts: Sequence[str], depth: int = 0) -> Iterator[str]:
    for part in parts:
        node = part.heading if isinstance(part, Section) else part
        words = "".join(texts[span.line - 1][span.start : span.end] for span in node.spans)
        name = f"{node.anchor} " if isinstance(part, Section) else f"{part.kind} "
        yield "  " * depth + name + words
        if isinstance(part, Section):
            yield from _told(part.parts, texts, depth + 1)


def test_sections_nest_by_their_levels_and_are_numbered_by_place() -> None:
    texts = ("前面。", "一、甲", "文。", "(一)乙", "文。", "(二)丙", "二、丁", "文。")
    openings = [opening(place, level, texts[place]) for place, level in ((1, 1), (3, 2), (5, 2), (6, 1))]
    assert fold(blocks_of(*texts), *openings) == [
        "text 前面。",
        "s-1 一、甲",
        "  text 文。",
        "  s-1-1 (一)乙",
        "    text 文。",
        "  s-1-2 (二)丙",
        "s-2 二、丁",
        "  text 文。",
    ]


def test_a_heading_that_runs_in_leaves_the_rest_of_its_block_below_itself() -> None:
    text = "一、抓落实。要抓紧。"
    assert fold(blocks_of(text), opening(0, 1, text, close=6)) == ["s-1 一、抓落实。", "  text 要抓紧。"]


def test_the_title_of_an_annex_on_the_next_line_is_part_of_its_heading() -> None:
    texts = ("附件", "主要指标", "文。")
    assert fold(blocks_of(*texts), opening(0, 1, texts[0], titled=True)) == ["s-1 附件主要指标", "  text 文。"]


def test_the_first_block_begins_where_the_front_ends_and_kinds_are_as_given() -> None:
    texts = ("同志们:今天开会。", "——抓学习。", "青山县总工会")
    signed = {BlockNo(2): ParagraphKind.SIGNATURE}
    assert fold(blocks_of(*texts), offset=4, items=frozenset({BlockNo(1)}), kinds=signed) == [
        "text 今天开会。",
        "item ——抓学习。",
        "signature 青山县总工会",
    ]


def test_points_of_a_paragraph_cover_its_end() -> None:
    (block,) = blocks_of("要做到:一是抓学习;二是抓落实。")
    found = paragraph(block, Offset(0), ParagraphKind.TEXT, Anchors(), RULES)
    shown = [[block.text[span.start : span.end] for span in (point.marker, *point.spans)] for point in found.points]
    assert shown == [["一是", "一是抓学习;"], ["二是", "二是抓落实。"]]
    assert paragraph(block, Offset(0), ParagraphKind.SIGNATURE, Anchors(), RULES).points == ()


def test_an_anchor_stays_with_its_text_and_repeats_are_numbered() -> None:
    anchors = Anchors()
    first, again, other = anchors.of("要抓好春耕。"), anchors.of("要抓好春耕！"), anchors.of("要抓好水利。")
    assert again == f"{first}-2"
    assert other != first
    assert Anchors().of("要抓好春耕。") == first
