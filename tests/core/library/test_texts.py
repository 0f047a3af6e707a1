"""A library as a row of blocks: each where it stands in its speech, and back to its characters in the seed."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_speeches.core.library.texts import TextBlock, Zone, gather_texts
from mkdocs_speeches.core.model import Offset, Repair, span_of
from tests.core.documents import document, texts_of


def test_blocks_stand_in_reading_order_with_the_section_they_stand_below() -> None:
    made = document("同志们：", "先说几句。", "#一、认识", "要提高认识。", title="在会上的讲话")
    found = [(block.zone, block.text, block.section) for block in gather_texts([made]).blocks]
    assert found == [
        (Zone.TITLE, "在会上的讲话", ""),
        (Zone.SALUTATION, "同志们：", ""),
        (Zone.TEXT, "先说几句。", ""),
        (Zone.HEADING, "一、认识", "s-3"),
        (Zone.TEXT, "要提高认识。", "s-3"),
    ]


def test_each_block_has_its_speech() -> None:
    texts = texts_of(["甲一。", "甲二。"], ["乙一。"])
    assert texts.owners.tolist() == [0, 0, 1]
    assert [speech.slug for speech in texts.speeches] == ["0", "1"]


def test_headings_and_paragraphs_are_the_body_alone() -> None:
    texts = texts_of(["同志们：", "#一、认识", "正文。"])
    assert [block.is_body for block in texts.blocks] == [False, True, True]


def test_characters_of_a_block_lead_back_to_their_lines() -> None:
    spans = (span_of("甲乙丙", 3).part(1, 3), span_of("丁戊己", 4))
    block = TextBlock(Zone.TEXT, "乙丙丁戊己", spans=spans)
    assert [(span.line, span.start, span.end) for span in block.spans_of(Offset(1), Offset(4))] == [
        (3, 2, 3),
        (4, 0, 2),
    ]
    assert block.spans_of(Offset(2), Offset(2)) == ()


def test_a_repaired_block_shows_what_a_reader_sees() -> None:
    made = document("实现?双赢?目标。")
    repair = Repair(span_of("?", 1).part(2, 3), "“", "quotes")
    [block] = gather_texts([replace(made, repairs=(repair,))]).blocks
    assert (block.text, block.shown) == ("实现?双赢?目标。", "实现“双赢?目标。")
