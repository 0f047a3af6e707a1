"""Nodes are values: a line says what a reader sees of it, whatever sets its parts apart."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.pages.nodes import Break, Inline, Link, Marked, Repaired, Tone, Verbatim, plain_text


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (("甲", Link(("乙",), "a.md"), "丙"), "甲乙丙"),
        ((Marked(Tone.LEAD, ("一是", Repaired("“", "?", ""))), "丁"), "一是“丁"),
        ((Verbatim(" 甲"), Break(), Verbatim("乙 ")), " 甲 乙 "),
        ((), ""),
    ],
)
def test_the_text_of_a_line_is_what_a_reader_sees(content: tuple[Inline, ...], shown: str) -> None:
    assert plain_text(content) == shown
