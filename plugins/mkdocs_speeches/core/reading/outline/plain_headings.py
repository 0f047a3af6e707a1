"""Headings without a number: short lines that stand alone between paragraphs and name what follows."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence

from mkdocs_speeches.core.reading.front.front import is_salutation
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.reading.outline.annexes import LONGEST_PLAIN
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign
from mkdocs_speeches.core.text.marks import HAN, TERMINAL

_PLAIN = re.compile(r"[“《【]?[\u4e00-\u9fff0-9A-Za-z][^。!?;:…]*[\u4e00-\u9fff0-9)”》】A-Za-z]")


def find_plain(blocks: Sequence[Block], first: int, last: int, signs: dict[int, Sign], rules: Rules) -> set[int]:
    """Short unnumbered lines standing alone between paragraphs, without closing punctuation."""
    short = {place for place in range(first, last) if place not in signs and _may_be_plain(blocks[place], rules)}
    return {
        place
        for place in short
        if place + 1 < last
        and _stands_alone(place, short, blocks, rules)
        and (place == first or place - 1 in signs or place - 1 in short or blocks[place - 1].text[-1] in TERMINAL)
        and (place + 1 in signs or place + 1 in short or _is_text(blocks[place + 1].text))
    }


def _is_text(text: str) -> bool:
    return len(text) > LONGEST_PLAIN or text[-1] in TERMINAL


def _stands_alone(place: int, short: set[int], blocks: Sequence[Block], rules: Rules) -> bool:
    """Whether no other short line stands beside it, but for a part of the report above its first heading."""
    above, below = place - 1 in short, place + 1 in short
    if not above and not below:
        return True
    pair = (place - 1, place) if above else (place, place + 1)
    alone = pair[0] - 1 not in short and pair[1] + 1 not in short
    return alone and is_part(blocks[pair[0]].text, rules) and not is_part(blocks[pair[1]].text, rules)


def is_part(text: str, rules: Rules) -> bool:
    return any(rule.pattern.fullmatch(text) for rule in rules.parts)


def find_minor(blocks: Sequence[Block], plain: set[int], numbered: set[int], rules: Rules) -> set[int]:
    """The unnumbered headings that stand below others of the kind that parts a report.

    None do where what is numbered stands below both kinds: then all are siblings.
    """
    minor = {place for place in plain if not is_part(blocks[place].text, rules)}
    if len(minor) in (0, len(plain)):
        return set()
    ordered = sorted(plain)
    signed = sorted(numbered)
    spans = itertools.pairwise([*ordered, len(blocks)])
    below = {place for place, end in spans if bisect.bisect_right(signed, place) < bisect.bisect_left(signed, end)}
    return set() if (below & minor and below - minor) or ordered[0] in minor else minor


def _may_be_plain(block: Block, rules: Rules) -> bool:
    text = block.text
    return (
        4 <= len(text) <= LONGEST_PLAIN
        and not block.marked
        and _PLAIN.fullmatch(text) is not None
        and len(HAN.findall(text)) >= 3
        and not is_salutation(text, rules)
        and not rules.front.date_line.fullmatch(text)
        and not any(rule.pattern.fullmatch(text) for rule in rules.closings)
    )
