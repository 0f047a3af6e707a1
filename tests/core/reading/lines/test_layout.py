"""The width of a text is learned from the lines that break off within a sentence."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.lines.layout import Layout, find_layout

PROSE = (
    "今年以来,全县上下围绕年初确定的目标任务,克服了来自各方面的困难,农田水利建设进度快于往年,乡村道路养护水平明显提高。"
)


def wrapped(width: int, *, indent: str = "", lost: int = 0, paragraphs: int = 6) -> list[str]:
    """Paragraphs broken at the width, their first lines indented or shorter by what they lost."""
    lines = []
    for nth in range(paragraphs):
        text = indent + PROSE[nth:]
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
        ([PROSE] * 6, Layout(0)),
        (["请县长王某某同志致开幕辞", "请文工团团长介绍节目单吧"] * 8, Layout(0)),
        (["", ""], Layout(0)),
    ],
    ids=["wrapped", "indent lost", "indented", "narrow", "whole paragraphs", "titles of one length", "blank"],
)
def test_the_width_and_what_first_lines_lack_are_learned(lines: list[str], expected: Layout) -> None:
    assert find_layout(lines) == expected
