"""A table of contents is a run of lines that stand again further on."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_speeches.core.reading.lines.contents import Contents, find_contents
from tests.core.reading.frames.blocks import blocks_of
from tests.core.readings import RULES

PIECES = ("抓好春耕生产", "修好水利设施", "办好乡村学校", "建好通村道路")
PROSE = "各乡镇要按照县里的部署，把这件事情办好办实，让群众满意。"
TEXT = tuple(line for piece in PIECES for line in (piece, PROSE))


def contents(*lines: str) -> tuple[list[int], list[int]]:
    found = find_contents(blocks_of(*lines), RULES)
    return sorted(found.blocks), sorted(found.named)


def test_lines_that_all_stand_again_are_contents_and_name_them() -> None:
    assert contents(*PIECES, *TEXT) == ([0, 1, 2, 3], [4, 6, 8, 10])


def test_leaders_and_numbers_of_pages_do_not_tell_entries_from_titles() -> None:
    entries = [f"{piece}……{page}" for page, piece in enumerate(PIECES, 1)]
    assert contents("目 录", *entries, *TEXT)[0] == [0, 1, 2, 3, 4]


def test_two_entries_are_enough_below_their_head_and_four_without() -> None:
    assert contents("目录", *PIECES[:2], *TEXT)[0] == [0, 1, 2]
    assert contents(*PIECES[:3], *TEXT)[0] == []


def test_lines_that_stand_once_are_no_contents() -> None:
    assert find_contents(blocks_of(*PIECES, PROSE), RULES) == Contents(frozenset(), frozenset())


def test_entries_of_one_name_lead_to_one_place_each_in_order() -> None:
    same = ("开幕式上的致辞", "大会上的讲话", "晚会上的致辞", "大会上的讲话")
    found = contents("目录", *same, *(line for title in same for line in (title, PROSE)))
    assert found == ([0, 1, 2, 3, 4], [5, 7, 9, 11])


def test_what_an_editor_marked_is_none() -> None:
    blocks = blocks_of(*PIECES, *TEXT)
    marked = [replace(block, plain=True) if place == 1 else block for place, block in enumerate(blocks)]
    assert sorted(find_contents(marked, RULES).blocks) == [0, 2, 3]


def test_an_entry_may_be_long_and_no_paragraph() -> None:
    about = "关于认真贯彻落实全县农业农村工作会议精神扎实做好春耕生产和水利设施建设以及乡村学校建设和通村道路建设"
    entry = f"{about}的若干问题和今后一个时期的主要任务以及各乡镇各部门的职责分工"
    assert contents("目录", entry, PIECES[0], entry, PROSE, *TEXT)[0] == [0, 1, 2]
    more = "完成任务的时间要求还有检查考核奖励惩处的办法就在这里向大家一并作个简要的说明"
    paragraph = f"{about}等各项工作的安排意见和具体要求以及各乡镇各部门的职责分工和{more}"
    assert contents("目录", paragraph, PIECES[0], paragraph, PROSE, *TEXT)[0] == []
