"""Numbering: reads the sign that opens a paragraph, and finds the levels that a speech's signs nest in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_speeches.core.model import Offset
from mkdocs_speeches.core.rules.kinds import NumberStyle
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.numerals import number

# Any first character of a sign: most paragraphs are told apart from numbered ones by this alone.
_MAY_OPEN = re.compile(
    r"[第一二三四五六七八九十百〇○零0-9A-Za-z(〔\[【①-⑳㉑-㉟㊱-㊿⑴-⒛㈠-㈩Ⅰ-Ⅻ其首再最—―─●◆■★▲•◎□▪♦➤►◇△-]"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A number as it opens a paragraph: `end` is where its text begins."""

    style: NumberStyle
    value: int
    end: Offset


def parse_sign(text: str, rules: Rules) -> Sign | None:
    """The sign that `text` (folded) opens with, by the first style that matches."""
    if not _MAY_OPEN.match(text):
        return None
    for style in rules.styles:
        match = style.pattern.match(text)
        if match:
            groups = match.groupdict()
            return Sign(style, number(groups["n"]) if "n" in groups else 0, Offset(match.end()))
    return None
