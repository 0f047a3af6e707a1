"""What a line shows otherwise than its seed: quotes that became question marks, and codes; and what looks like them."""

from __future__ import annotations

import time

import pytest

from mkdocs_speeches.core.reading.lines.repairs import spelled_longer, view
from mkdocs_speeches.core.rules.load import load_rules

RULES = load_rules()


def seen(line: str) -> str:
    """The line as it is read, with full-width stops."""
    [text] = view([line], RULES)[0]
    return text.replace(",", "，").replace(":?", "：?").replace(":“", "：“")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("促进劳资?双赢?，坚持?以人为本?。", "促进劳资“双赢”，坚持“以人为本”。"),
        ("实现?139743?的目标，突出?组织起来?的主线", "实现?139743?的目标，突出“组织起来”的主线"),
        ("加入?ABC?是?世界?的大事，也是?WTO?的大事", "加入?ABC?是“世界”的大事，也是?WTO?的大事"),
        ("要弄清什么是?科学发展?，什么不是。", "要弄清什么是“科学发展”，什么不是。"),
        ("他指出：?要摸清家底。要逐户登记。?这是要求", "他指出：“要摸清家底。要逐户登记。”这是要求"),
        ("他指出：?要摸清家底，逐户登记。?", "他指出：“要摸清家底，逐户登记。”"),
    ],
)
def test_quotes_that_became_question_marks_are_quotes_in_pairs(line: str, shown: str) -> None:
    assert seen(line) == shown


@pytest.mark.parametrize(
    "line",
    [
        "谁是朋友?我们的朋友是群众。谁是敌人?",
        "谁是朋友?我们要分清，谁是敌人?",
        "发展?IT+?产业，推进?5G?建设",
        "这句话对?双赢?的意思有?误解",
        "见http://a.example/?id=3，又见http://a.example/?id=4",
        "这样做对不对?大家说好不好?",
    ],
)
def test_questions_and_what_stands_around_ascii_stay_as_they_are(line: str) -> None:
    assert seen(line) == line


def test_signs_behind_a_code_keep_their_places() -> None:
    lines, repairs = view(["二、&ldquo;双减&rdquo;要落地"], RULES)
    assert lines[0].replace(" ", "") == "二、“双减”要落地"
    assert len(lines[0]) == len("二、&ldquo;双减&rdquo;要落地")
    assert [repair.text for repair in spelled_longer(repairs)[1]] == ["“", "”"]


@pytest.mark.parametrize("line", ["?" * 100_000, "甲?" * 50_000, "甲?乙。" * 25_000, "谁" * 100_000, "?a" * 50_000])
def test_a_line_is_gone_through_once_however_long(line: str) -> None:
    started = time.process_time()
    view([line], RULES)
    assert time.process_time() - started < 5
