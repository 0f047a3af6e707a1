"""Annexes: what stands behind the close of a speech and belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_speeches.core.reading.lines.lines import LONGEST_PHRASE, Line, Role
from mkdocs_speeches.core.text.marks import STOPS

EARLIEST_ANNEX = 3
"""Annexes stand behind such a part of a speech."""
_LISTED = re.compile("[:件] ?1[.、]")


def find_annexes(lines: Sequence[Line], first: int, last: int) -> list[int]:
    """The lines at which annexes begin; one that names what the annex above it holds is its title."""
    found: list[int] = []
    for place in range(first + (last - first) // EARLIEST_ANNEX, last):
        line = lines[place]
        if line.role is Role.ANNEX and (not found or ("notes" not in line.evidence and place - found[-1] > 1)):
            found.append(place)
    return found


def has_entries(lines: Sequence[Line], place: int, end: int) -> bool:
    """Whether the annex of line `place`, up to line `end`, follows here, and is not only named in a list."""
    if any(len(line.text) > LONGEST_PHRASE or line.text[-1] in STOPS for line in lines[place + 1 : end]):
        return True
    return end - place > 2 and not _LISTED.search(lines[place].text)
