"""Headings without a number: short lines that stand alone between paragraphs and name what follows."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence, Set

from mkdocs_speeches.core.model import BlockNo
from mkdocs_speeches.core.reading.lines.lines import LONGEST_PHRASE_LINE, Line, Role
from mkdocs_speeches.core.text.marks import HAN, TERMINAL

LONGEST_PLAIN = 30
"""A longer one is a heading only beside one that is not."""
MOST_WHOLE = 0.9
"""Such a share of the paragraphs ends as sentences do."""
_PHRASES = (Role.PHRASE, Role.PART)


def find_plain(lines: Sequence[Line], body: Sequence[BlockNo]) -> set[BlockNo]:
    """Short unnumbered lines standing alone between paragraphs, without closing punctuation; longer ones, too, where
    a short one shows that the speech has such headings."""
    phrases = {place for place in body if lines[place].role in _PHRASES}
    short = {place for place in phrases if len(lines[place].text) <= LONGEST_PLAIN}
    found = {place for place in short if place < body[-1] and _is_heading(lines, place, body[0], short)}
    if not found or len(phrases) == len(short) or _breaks_off(lines[body[0] : body[-1] + 1]):
        return found
    return {place for place in phrases if place < body[-1] and _is_heading(lines, place, body[0], phrases)}


def _breaks_off(lines: Sequence[Line]) -> bool:
    """Whether paragraphs end anywhere, as in a text that a machine read from paper: then long lines show nothing."""
    ends = [line.text[-1] in TERMINAL for line in lines if len(line.text) > LONGEST_PHRASE_LINE]
    return sum(ends) < MOST_WHOLE * len(ends)


def _is_heading(lines: Sequence[Line], place: BlockNo, first: BlockNo, phrases: set[BlockNo]) -> bool:
    return _stands_alone(place, phrases, lines) and _stands_between(lines, place, first, phrases)


def _stands_between(lines: Sequence[Line], place: BlockNo, first: BlockNo, phrases: set[BlockNo]) -> bool:
    above, below = lines[place - 1], lines[place + 1]
    behind = place == first or above.sign or place - 1 in phrases or above.text[-1] in TERMINAL
    listed = below.sign and HAN.search(below.text)
    before = listed or place + 1 in phrases or len(below.text) > LONGEST_PLAIN or below.text[-1] in TERMINAL
    return bool(behind and before)


def _stands_alone(place: BlockNo, phrases: set[BlockNo], lines: Sequence[Line]) -> bool:
    """Whether no other short line stands beside it, but for a part of the report above its first heading."""
    above, below = place - 1 in phrases, place + 1 in phrases
    if not above and not below:
        return True
    pair = (place - 1, place) if above else (place, place + 1)
    alone = pair[0] - 1 not in phrases and pair[1] + 1 not in phrases
    return alone and lines[pair[0]].role is Role.PART and lines[pair[1]].role is not Role.PART


def find_minor(lines: Sequence[Line], plain: Set[BlockNo], numbered: Set[BlockNo]) -> set[BlockNo]:
    """The unnumbered headings that stand below others of the kind that parts a report.

    None do where what is numbered stands below both kinds: then all are siblings.
    """
    minor = {place for place in plain if lines[place].role is not Role.PART}
    if len(minor) in (0, len(plain)):
        return set()
    ordered = sorted(plain)
    signed = sorted(numbered)
    spans = itertools.pairwise([*ordered, len(lines)])
    below = {place for place, end in spans if bisect.bisect_right(signed, place) < bisect.bisect_left(signed, end)}
    return set() if (below & minor and below - minor) or ordered[0] in minor else minor
