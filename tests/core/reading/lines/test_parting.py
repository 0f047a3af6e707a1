"""Paragraphs that a scrape glued into one line come apart where ends of lines stood, and nowhere else."""

from __future__ import annotations

from mkdocs_speeches.core.reading.lines.parting import part_glued
from tests.core.reading.frames.blocks import blocks_of
from tests.core.readings import RULES

PROSE = "今年以来全县上下围绕年初确定的目标任务克服了来自各方面的困难取得了新的成绩。"


def parts(text: str, *, alone: bool = False) -> list[str]:
    (block,) = blocks_of(text)
    found = list(part_glued(block, RULES, alone=alone))
    assert [piece.text for piece in found] == [text[p.pieces[0].start : p.pieces[-1].end] for p in found]
    return [part.text for part in found]


def test_wide_blanks_behind_a_sentence_part() -> None:
    assert parts(f"{PROSE}  {PROSE}") == [PROSE, PROSE]


def test_wide_blanks_between_an_office_and_a_name_do_not() -> None:
    assert parts("县长  王小明") == ["县长  王小明"]


def test_one_blank_parts_where_the_seed_has_no_other_end_of_a_line() -> None:
    assert parts(" ".join([PROSE] * 5), alone=True) == [PROSE] * 5
    assert parts(" ".join([PROSE] * 5)) == [" ".join([PROSE] * 5)]


def test_ordinals_far_apart_part_a_text_that_is_all_of_the_seed() -> None:
    sections = [f"{number}、{heading}。{PROSE * 2}" for number, heading in zip("一二三", "甲乙丙", strict=True)]
    assert parts("".join([PROSE, *sections]), alone=True) == [PROSE, *sections]


def test_ordinals_close_to_each_other_are_a_series_within_a_paragraph() -> None:
    text = f"{PROSE * 3}要做到:一、抓学习。二、抓落实。三、抓检查。"
    assert parts(text, alone=True) == [text]


def test_a_short_block_stays_whole() -> None:
    assert parts("一、甲。二、乙。三、丙。") == ["一、甲。二、乙。三、丙。"]
