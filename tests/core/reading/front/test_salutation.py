"""Whom a text addresses, on a line of its own or at the head of its first paragraph."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.front.salutation import LONGEST_ADDRESS, find_address, is_salutation
from mkdocs_speeches.core.text.folding import fold
from tests.core.readings import RULES


@pytest.mark.parametrize(
    "text",
    [
        "同志们：",
        "各位代表：",
        "尊敬的各位领导、各位来宾，同志们：",
        "全县广大职工同志们：",
        "各位代表（因事请假的除外）：",
        "老师们、同学们！",
    ],
)
def test_a_line_that_names_groups_as_an_address_does_is_a_salutation(text: str) -> None:
    assert is_salutation(fold(text), RULES)


@pytest.mark.parametrize(
    "text",
    [
        "主要任务如下：",
        "县长王小明：",
        "同志们，大家好！",
        "今天我们召开会议。",
        "各位领导提出的意见和建议：",
        "各位代表、" * (LONGEST_ADDRESS // 5 + 1) + "同志们：",
    ],
)
def test_a_line_that_says_more_is_none(text: str) -> None:
    assert not is_salutation(fold(text), RULES)


@pytest.mark.parametrize(
    ("address", "rest"),
    [
        ("同志们：", "今天我们召开会议。"),
        ("各位代表、同志们：", "现在我报告工作。"),
        ("各位来宾，", "大家好！今天我们欢聚一堂。"),
        ("尊敬的王县长（代表县委）、各位代表：", "现在开会。"),
    ],
)
def test_an_address_at_the_head_ends_where_the_text_goes_on(address: str, rest: str) -> None:
    assert find_address(fold(address + rest), RULES) == len(address)


def test_only_the_paragraph_that_opens_a_speech_may_run_on_from_a_comma() -> None:
    text = fold("同志们，今天我们召开会议。")
    assert find_address(text, RULES) is None
    assert find_address(text, RULES, opening=True) == 4


def test_what_begins_with_other_words_addresses_nobody() -> None:
    assert find_address(fold("会议指出：同志们要努力。"), RULES) is None
    assert find_address(fold("今年以来，同志们：大家辛苦了。"), RULES, opening=True) is None
