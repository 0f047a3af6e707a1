"""Paragraphs that a scrape glued into one line come apart where ends of lines stood, and nowhere else."""

from __future__ import annotations

from mkdocs_speeches.core.reading.lines.parting import part_glued
from mkdocs_speeches.core.text.folding import fold
from tests.core.reading.frames.blocks import blocks_of
from tests.core.readings import RULES

PROSE = "今年以来全县上下围绕年初确定的目标任务克服了来自各方面的困难取得了新的成绩。"


def parts(text: str, *, alone: bool = False) -> list[str]:
    (block,) = blocks_of(text)
    found = list(part_glued(block, RULES, alone=alone))
    assert [piece.text for piece in found] == [fold(text)[p.pieces[0].start : p.pieces[-1].end] for p in found]
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


LATER = "乡村道路养护水平明显提高，群众生产生活条件继续改善，各项事业都有新的进步，大家都很高兴。"


def sections(apart: int, *signs: str) -> str:
    """Sections of so many characters, behind a sentence."""
    return PROSE + "".join(sign + (LATER * 9)[: apart - len(sign) - 1] + "。" for sign in signs)


def test_sections_that_are_as_long_as_paragraphs_come_apart_in_a_long_text() -> None:
    signs = ("一、", "二、", "三、", "四、", "五、", "六、", "七、")
    assert len(parts(sections(95, *signs))) == 8
    assert len(parts(sections(65, *signs))) == 1
    assert len(parts(sections(95, *signs[:3]))) == 1
    assert len(parts(sections(105, *signs[:4]))) == 5


def test_spoken_ordinals_part_a_very_long_text_only() -> None:
    spoken = ("第一，", "第二，", "第三，", "第四，", "第五，")
    assert len(parts(sections(320, *spoken))) == 6
    assert len(parts(sections(320, *spoken[:4]))) == 1
    assert len(parts(sections(320, "一、", "二、", "三、", "四、", "五、"))) == 6
    assert len(parts(sections(320, "（一）", "（二）", "（三）", "（四）", "（五）"))) == 6
    assert len(parts(sections(200, *spoken, "第六，", "第七，", "第八，"))) == 1


def test_sections_of_a_short_speech_in_one_line_come_apart() -> None:
    signs = ("一、", "二、", "三、", "四、")
    assert len(parts(sections(32, *signs), alone=True)) == 5
    assert len(parts(sections(21, *signs, "五、"), alone=True)) == 1
    assert len(parts(sections(32, *signs[:2]), alone=True)) == 1
    below = ("（一）", "（二）", "（三）", "（四）", "（五）", "（六）")
    assert len(parts(sections(19, *below), alone=True)) == 7
    assert len(parts(sections(13, *below, "（七）"), alone=True)) == 1
    assert len(parts(sections(32, "第一，", "第二，", "第三，", "第四，"), alone=True)) == 5
    assert len(parts(sections(32, "1．", "2．", "3．", "4．"), alone=True)) == 5


def test_a_section_below_opens_right_behind_a_heading_without_a_stop() -> None:
    text = f"{PROSE}一、提高思想认识（一）{LATER * 3}（二）{LATER * 3}（三）{LATER * 3}"
    assert [part[:3] for part in parts(text)] == [PROSE[:3], "(一)", "(二)", "(三)"]


def test_three_lost_ends_of_lines_show_that_blanks_are_such_and_two_do_not() -> None:
    assert len(parts(" ".join([PROSE * 2] * 3), alone=True)) == 1
    assert len(parts(" ".join([PROSE] * 4), alone=True)) == 4
