"""What each block states by its own words, whatever stands beside it."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_speeches.core.model import BlockNo
from mkdocs_speeches.core.reading.front.sheet import LONGEST_TITLE, Sheet
from mkdocs_speeches.core.rules.front import Label
from tests.core.readings import RULES, lines_of

FIRST = BlockNo(0)


def sheet(text: str, *, plain: bool = False) -> Sheet:
    (line,) = lines_of(text)
    return Sheet([replace(line, block=replace(line.block, plain=plain))], RULES)


def test_a_block_states_a_field_where_the_whole_of_it_does() -> None:
    assert sheet("（2031年3月2日）").states(FIRST, Label.DATE)
    assert sheet("县长　王小明").states(FIRST, Label.PERSON, Label.DATE)
    assert not sheet("县长　王小明").states(FIRST, Label.DATE)
    assert not sheet("2031年3月2日，县里召开大会。").states(FIRST, Label.DATE)


def test_a_block_addresses_somebody_as_a_whole_or_at_its_head() -> None:
    for text, end in (("同志们：", None), ("同志们：今天我们召开会议。", 4)):
        (claim,) = [claim for claim in sheet(text).stated(FIRST) if claim.label is Label.SALUTATION]
        assert (sheet(text).addresses(FIRST), claim.end) == (True, end)
    assert not sheet("今天我们召开会议。").addresses(FIRST)


def test_the_addressee_of_a_letter_stands_below_its_title_only() -> None:
    (claim,) = [claim for claim in sheet("全县职工家属：").stated(FIRST) if "letter-to" in claim.why]
    assert claim.hangs
    assert not sheet("全县职工家属：").addresses(FIRST)


def test_a_title_is_short_and_has_neither_stop_nor_number() -> None:
    assert sheet("在全县大会上的讲话").may_be_title(FIRST)
    for text in ("今天我们召开会议。", "一、提高认识", "讲" * (LONGEST_TITLE + 1), "同志们："):
        assert not sheet(text).may_be_title(FIRST)
    assert not sheet("在全县大会上的讲话", plain=True).may_be_title(FIRST)


def test_a_title_may_call_unless_it_is_a_greeting() -> None:
    assert sheet("让青春在基层绽放！").may_call(FIRST)
    assert not sheet("大家好！").may_call(FIRST)
    assert not sheet("努力吧。让青春绽放！").may_call(FIRST)


def test_what_an_editor_marked_has_no_sign() -> None:
    sign = sheet("一、提高认识").sign(FIRST)
    assert sign is not None
    assert sign.value == 1
    assert sheet("一、提高认识", plain=True).sign(FIRST) is None


def test_a_block_may_be_a_frame_or_open_the_body_by_its_own_words() -> None:
    rule = sheet("首页 > 要闻 > 正文").frame(FIRST)
    assert rule is not None
    assert rule.name == "navigation"
    assert sheet("在全县大会上的讲话").frame(FIRST) is None
    assert sheet("前言").opens_body(FIRST)
    assert not sheet("在全县大会上的讲话").opens_body(FIRST)
