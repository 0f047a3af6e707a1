"""A short line alone between paragraphs is a heading without a number."""

from __future__ import annotations

from mkdocs_speeches.core.model import block_numbers
from mkdocs_speeches.core.reading.lines.lines import Line
from mkdocs_speeches.core.reading.outline.plain_headings import LONGEST_PLAIN, find_minor, find_plain
from tests.core.readings import lines_of

PROSE = "各乡镇、县直各单位要按照县里的部署，把这几件事情一件一件地办好办实，让全县人民群众都感到满意，都感到放心。"
LONG = "深入贯彻落实会议精神全力以赴推动全县农业农村各项工作迈上新的台阶"


def plain(*texts: str) -> list[int]:
    lines = lines_of(*texts)
    return sorted(find_plain(lines, block_numbers(0, len(lines))))


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert plain(PROSE, "抓好春耕生产", PROSE) == [1]
    assert plain("抓好春耕生产", PROSE) == [0]


def test_short_lines_that_stand_together_are_none() -> None:
    assert plain(PROSE, "抓好春耕生产", "修好水利设施", "办好乡村学校", PROSE) == []


def test_a_part_of_a_report_may_stand_above_its_first_heading() -> None:
    assert plain(PROSE, "2031年工作回顾", "抓好春耕生产", PROSE) == [1, 2]


def test_the_last_line_heads_nothing() -> None:
    assert plain(PROSE, "抓好春耕生产") == []


def test_a_long_line_is_one_beside_a_short_one_only() -> None:
    assert len(LONG) > LONGEST_PLAIN
    assert plain(PROSE, LONG, PROSE) == []
    assert plain(PROSE, LONG, PROSE, "抓好春耕生产", PROSE) == [1, 3]


def test_a_text_whose_paragraphs_break_off_shows_nothing_of_long_lines() -> None:
    broken = PROSE.rstrip("。")
    assert plain(PROSE, LONG, broken, "抓好春耕生产", broken) == []
    assert plain(PROSE, LONG, PROSE, broken, PROSE, "抓好春耕生产", PROSE) == [5]


def test_headings_stand_below_the_parts_of_a_report_unless_numbers_stand_below_both() -> None:
    texts = ("2031年工作回顾", PROSE, "抓好春耕生产", PROSE, "2032年工作安排", PROSE)
    lines: tuple[Line, ...] = lines_of(*texts)
    headings = find_plain(lines, block_numbers(0, len(lines)))
    assert sorted(headings) == [0, 2, 4]
    assert find_minor(lines, headings, set()) == {2}
    assert find_minor(lines, headings, {*block_numbers(1, 2), *block_numbers(3, 4)}) == set()
    assert find_minor(lines, headings - {2}, set()) == set()
