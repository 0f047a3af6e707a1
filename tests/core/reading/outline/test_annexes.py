"""Annexes stand behind the close; a list that names them above it opens none."""

from __future__ import annotations

from mkdocs_speeches.core.model import BlockNo
from mkdocs_speeches.core.reading.outline.annexes import find_annexes, has_entries, is_titled_below
from tests.core.readings import lines_of

PROSE = "各乡镇要按照县里的部署，把这几件事情一件一件地办好办实，让群众满意。"
BODY = (PROSE,) * 4


def annexes(*texts: str) -> list[str]:
    lines = lines_of(*texts)
    return [lines[place].text for place in find_annexes(lines, 0, len(lines))]


def test_an_annex_begins_behind_the_first_part_of_a_speech() -> None:
    assert annexes(*BODY, "附件1:主要指标", PROSE, "附件2:任务分工", PROSE) == ["附件1:主要指标", "附件2:任务分工"]
    assert annexes("附件1:主要指标", *BODY) == []


def test_the_line_below_a_bare_word_is_its_title() -> None:
    assert annexes(*BODY, "附件:", "附件1:主要指标", PROSE) == ["附件:"]


def test_notes_open_one_where_no_other_stands_above() -> None:
    assert annexes(*BODY, "注释:", PROSE) == ["注释:"]
    assert annexes(*BODY, "附件1:主要指标", PROSE, "注释:", PROSE) == ["附件1:主要指标"]


def test_the_title_of_a_bare_annex_stands_on_the_next_line() -> None:
    lines = lines_of("附件", "主要经济指标", PROSE)
    assert is_titled_below(lines, BlockNo(0), BlockNo(3))
    assert not is_titled_below(lines_of("附件", PROSE, PROSE), BlockNo(0), BlockNo(3))
    assert not is_titled_below(lines_of("附件1:主要指标", "主要经济指标", PROSE), BlockNo(0), BlockNo(3))


def test_an_annex_follows_here_where_prose_or_several_lines_stand_below() -> None:
    assert has_entries(lines_of("附件1:主要指标", PROSE), BlockNo(0), BlockNo(2))
    assert has_entries(lines_of("附件:名单", "王小明", "李小红"), BlockNo(0), BlockNo(3))
    assert not has_entries(lines_of("附件:1.主要指标", "2.任务分工", "3.名单"), BlockNo(0), BlockNo(3))
    assert not has_entries(lines_of("附件2:名单", "王小明"), BlockNo(0), BlockNo(2))
