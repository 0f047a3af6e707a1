"""The width of a text is learned from the lines that break off within a sentence."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.lines.layout import Layout, find_layout

PROSE = (
    "今年以来,全县上下围绕年初确定的目标任务,克服了来自各方面的困难,农田水利建设进度快于往年,乡村道路养护水平明显提高。"
)


HEADINGS = [
    line
    for heading in (
        "加强组织领导,确保各项任务落到实处",
        "突出工作重点,抓好春耕生产",
        "完善工作机制,推动各项工作再上台阶",
        "转变工作作风,提高为群众办事的本领",
        "强化监督检查,严格兑现奖惩的各项规定",
    )
    for line in (heading, "各乡镇都要抓紧。")
]


def wrapped(width: int, *, indent: str = "", lost: int = 0, paragraphs: int = 6) -> list[str]:
    """Paragraphs broken at the width, their first lines indented or shorter by what they lost."""
    lines = []
    for nth in range(paragraphs):
        text = indent + PROSE[nth:] + PROSE * (width > 26)
        first = width - lost
        lines += [text[:first], *(text[place : place + width] for place in range(first, len(text), width))]
    return lines


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (wrapped(26), Layout(26)),
        (wrapped(26, lost=2), Layout(26, lost=2)),
        (wrapped(26, indent="  "), Layout(26, indented=True)),
        (wrapped(13, paragraphs=8), Layout(13)),
        (wrapped(50), Layout(50)),
        (wrapped(70), Layout(0)),
        (wrapped(8), Layout(0)),
        (wrapped(21, paragraphs=3), Layout(21)),
        (wrapped(15, paragraphs=3), Layout(0)),
        (wrapped(15, paragraphs=5), Layout(15)),
        ([*wrapped(26) * 3, PROSE[:40] + "。"], Layout(26)),
        ([*wrapped(26, paragraphs=7) * 2, PROSE[:40] + "。"], Layout(0)),
        (
            ["加强组织领导,确保各项任务落到实处", "要抓紧。", "完善工作机制,推动各项工作再上台阶", *["要抓好。"] * 3],
            Layout(0),
        ),
        (HEADINGS, Layout(0)),
        ([PROSE] * 6, Layout(0)),
        (["请县长王某某同志致开幕辞", "请文工团团长介绍节目单吧"] * 8, Layout(0)),
        (["", ""], Layout(0)),
    ],
    ids=[
        "wrapped",
        "indent lost",
        "indented",
        "narrow",
        "as wide as a page",
        "wider than any page",
        "verse",
        "three paragraphs",
        "three paragraphs of a narrow column",
        "five paragraphs of a narrow column",
        "one line of many beyond the width",
        "one line of few beyond the width",
        "two headings of one length",
        "three headings of one length, and two of others",
        "whole paragraphs",
        "titles of one length",
        "blank",
    ],
)
def test_the_width_and_what_first_lines_lack_are_learned(lines: list[str], expected: Layout) -> None:
    assert find_layout(lines) == expected
