"""Each meeting once, however its name is written; one of a single speech stands on the page of its kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_speeches.core.library.addresses import anchor_of
from mkdocs_speeches.core.library.meetings import Meetings, find_meetings, name_of_meeting
from mkdocs_speeches.core.model import Field, Front, Speech
from mkdocs_speeches.core.rules.load import load_rules
from tests.core.documents import document

RULES = load_rules()


def speech(occasion: str) -> Speech:
    (made,) = document("正文。").speeches
    return replace(made, front=Front(occasion=Field(occasion, ())) if occasion else Front())


def meetings(*occasions: str) -> Meetings:
    return find_meetings([speech(occasion) for occasion in occasions], RULES)


@pytest.mark.parametrize(
    ("occasion", "name"),
    [
        ("第十四届全国人民代表大会第一次会议", "十四届全国人大一次会议"),
        ("十四届全国人大一次会议", "十四届全国人大一次会议"),
        ("十四届全国人大一次会议闭幕会", "十四届全国人大一次会议"),
        ("青山省第十四届人民代表大会第四次会议", "青山省十四届人大四次会议"),
        ("学习贯彻党的十八大精神座谈会", "学习贯彻党的十八大精神座谈会"),
        ("全市工会工作会议", "全市工会工作会议"),
    ],
)
def test_meetings_that_go_by_number_have_one_name(occasion: str, name: str) -> None:
    assert name_of_meeting(occasion, RULES.citations) == name


def test_spellings_of_one_meeting_are_one_with_a_page_of_its_own() -> None:
    found = meetings("第十四届全国人民代表大会第一次会议", "", "十四届全国人大一次会议")
    assert found.of[0] == found.of[2]  # type: ignore[index]
    assert found.of[0].forms == ("第十四届全国人民代表大会第一次会议", "十四届全国人大一次会议")  # type: ignore[index]
    assert found.of[0].uri == "meetings/十四届全国人大一次会议.md"  # type: ignore[index]
    assert 1 not in found.of


def test_a_meeting_of_one_speech_stands_on_the_page_of_its_kind() -> None:
    found = meetings("全县防汛工作会议", "全县抗旱工作会议", "全县植树活动")
    assert [(kind.name, kind.uri) for kind in found.kinds] == [
        ("工作会议", "meetings/工作会议.md"),
        ("其他场合", "meetings/其他场合.md"),
    ]
    assert (found.of[0].uri, found.of[0].anchor) == ("meetings/工作会议.md", anchor_of("全县防汛工作会议"))  # type: ignore[index]


def test_a_meeting_that_is_named_by_its_kind_alone_is_that_kind() -> None:
    found = meetings("座谈会", "座谈会")
    assert found.of[0].uri == "meetings/座谈会.md"  # type: ignore[index]
    assert len({kind.uri for kind in found.kinds}) == 1
