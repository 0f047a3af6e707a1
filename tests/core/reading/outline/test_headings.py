"""The headings of a body, by what they look like and where they stand, each on its level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mkdocs_speeches.core.model import BlockNo, Offset
from mkdocs_speeches.core.reading.lines.blocks import StatedHeading
from mkdocs_speeches.core.reading.lines.lines import classify
from mkdocs_speeches.core.reading.outline.headings import Outline, find_outline
from tests.core.reading.frames.blocks import blocks_of
from tests.core.readings import RULES

NOTHING: Mapping[int, StatedHeading] = {}
LONG = "各乡镇和县直各单位要按照县里的统一部署把今年确定的这几件事情一件一件地办好办实让全县人民群众都满意都放心。"
PROSE = "各乡镇要按照县里的部署，把这几件事情一件一件地办好办实，让全县人民群众都感到满意，都感到放心。"


def outline(*texts: str, stated: Mapping[int, StatedHeading] = NOTHING) -> tuple[Outline, list[str]]:
    """What is found in a body of these lines; each heading with its rule, level and block, `+` where text runs on."""
    blocks = [replace(block, heading=stated.get(place)) for place, block in enumerate(blocks_of(*texts))]
    found = find_outline(classify(blocks, RULES), BlockNo(0), BlockNo(len(blocks)), RULES)
    return found, [f"{one.rule} {one.level} {one.block}{'+' * one.run_in}" for one in found.openings]


def test_numbered_lines_are_headings_on_the_levels_of_their_signs() -> None:
    texts = ("一、提高认识", PROSE, "(一)抓学习。要抓紧。", "(二)抓宣传。要抓实。", "二、加强领导", PROSE)
    assert outline(*texts)[1] == ["numbered 1 0", "numbered 2 2+", "numbered 2 3+", "numbered 1 4"]


def test_unnumbered_headings_part_the_speech_where_one_stands_first() -> None:
    texts = ("抓好春耕生产", PROSE, "一、选好种子", PROSE, "二、备好肥料", PROSE, "修好水利设施", PROSE)
    assert outline(*texts)[1] == ["plain 1 0", "numbered 2 2", "numbered 2 4", "plain 1 6"]


def test_they_stand_inside_numbered_ones_else() -> None:
    texts = ("一、提高认识", PROSE, "抓好春耕生产", PROSE, "二、加强领导", PROSE)
    assert outline(*texts)[1] == ["numbered 1 0", "plain 2 2", "numbered 1 4"]


def test_a_frame_of_the_speech_stands_on_the_first_level() -> None:
    texts = ("前言", PROSE, "一、提高认识", PROSE, "二、加强领导", PROSE, "结束语", PROSE)
    assert outline(*texts)[1] == ["frame 1 0", "numbered 1 2", "numbered 1 4", "frame 1 6"]


def test_what_an_editor_states_is_a_heading_on_that_level_whatever_it_looks_like() -> None:
    assert outline(PROSE, "这一句话是标题。", PROSE, stated={1: StatedHeading(3, Offset(8))})[1] == ["stated 3 1"]


def test_styles_of_a_file_say_only_what_stands_below_what() -> None:
    stated = {0: StatedHeading(2, Offset(6), True), 2: StatedHeading(4, Offset(4), True)}
    assert outline("抓好春耕生产", PROSE, "选好种子", PROSE, stated=stated)[1] == ["stated 1 0", "stated 2 2"]


def test_numbered_lines_that_are_no_headings_are_items() -> None:
    found, headings = outline(PROSE, f"1.{LONG}", f"2.{LONG}", PROSE)
    assert (set(found.items), headings) == ({1, 2}, [])


def test_an_annex_is_a_heading_and_what_is_numbered_in_it_are_items() -> None:
    texts = ("一、提高认识", PROSE, "二、加强领导", PROSE, "附件1:任务分工", PROSE, "1.抓学习。", "2.抓宣传。")
    found, headings = outline(*texts)
    assert headings == ["numbered 1 0", "numbered 1 2", "annex 1 4"]
    assert set(found.items) == {6, 7}


def test_a_numbering_without_its_beginning_is_told() -> None:
    found, headings = outline(PROSE, "二、提高认识。", PROSE, "三、加强领导。", PROSE)
    assert (found.unbegun, headings) == ((1,), [])
