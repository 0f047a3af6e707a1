"""Annexes: what stands behind the close of a speech and belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_speeches.core.model import BlockNo, block_numbers
from mkdocs_speeches.core.reading.lines.lines import Line, Role
from mkdocs_speeches.core.text.marks import STOPS

EARLIEST_ANNEX = 3
"""Annexes stand behind such a part of a speech."""
LONGEST_ANNEX_NAME = 30
"""Longer lines are text, and none of a list that only names annexes."""
LONGEST_TITLE_BELOW = 60
_TITLES = (Role.PHRASE, Role.PART, Role.ANNEX, Role.TEXT)
_BARE = re.compile(r"[(《【\[]?附(?:件|录|表|注|) ?[一二三四五六七八九十0-9]{0,2}[)》】\]]?[ :]*")
_LISTED = re.compile("[:件] ?1[.、]")


def find_annexes(lines: Sequence[Line], first: int, last: int) -> list[BlockNo]:
    """The lines at which annexes begin; one that names what the annex above it holds is its title."""
    found: list[BlockNo] = []
    for place in block_numbers(first + (last - first) // EARLIEST_ANNEX, last):
        line = lines[place]
        named = bool(found) and _names(lines, found[-1], place)
        if (line.role is Role.ANNEX and not named) or (line.role is Role.NOTES and not found):
            found.append(place)
    return found


def _names(lines: Sequence[Line], opener: BlockNo, place: BlockNo) -> bool:
    """Whether the line is the title of the annex that the line above it opens."""
    return place - opener == 1 and _BARE.fullmatch(lines[opener].text) is not None


def is_titled_below(lines: Sequence[Line], place: BlockNo, end: BlockNo) -> bool:
    """Whether the line of an annex holds the bare word only, and its title stands on the next."""
    if place + 2 >= end or not _BARE.fullmatch(lines[place].text):
        return False
    below = lines[place + 1]
    return below.role in _TITLES and len(below.text) <= LONGEST_TITLE_BELOW and below.text[-1] not in STOPS


def has_entries(lines: Sequence[Line], place: BlockNo, end: BlockNo) -> bool:
    """Whether the annex of line `place`, up to line `end`, follows here, and is not only named in a list."""
    if any(len(line.text) > LONGEST_ANNEX_NAME or line.text[-1] in STOPS for line in lines[place + 1 : end]):
        return True
    return end - place > 2 and not _LISTED.search(lines[place].text)
