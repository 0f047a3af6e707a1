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


def test_how_far_on_an_annex_begins() -> None:
    assert annexes(*BODY, "附件1:主要指标", *[PROSE] * 7) == ["附件1:主要指标"]
    assert annexes(*BODY[:3], "附件1:主要指标", *[PROSE] * 8) == []


def test_one_line_below_is_an_annex_where_it_is_longer_than_a_name() -> None:
    named = "全县农业农村工作会议交办事项责任分工清单和时间安排"
    assert not has_entries(lines_of("附件1:主要指标", named), BlockNo(0), BlockNo(2))
    listed = f"粮食总产量、油料总产量、肉类总产量、{named}"
    assert has_entries(lines_of("附件1:主要指标", listed[:36]), BlockNo(0), BlockNo(2))


def test_a_title_below_a_bare_annex_may_be_long_and_no_paragraph() -> None:
    title = "全县农业农村工作会议交办事项责任分工清单和各乡镇各部门完成任务的时间安排以及检查考核办法"
    assert is_titled_below(lines_of("附件", title, PROSE), BlockNo(0), BlockNo(3))
    paragraph = f"各乡镇和各部门都要按照{title}的规定把自己承担的任务一项一项地抓好"
    assert not is_titled_below(lines_of("附件", paragraph, PROSE), BlockNo(0), BlockNo(3))
