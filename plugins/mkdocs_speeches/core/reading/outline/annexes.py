"""Annexes: what stands behind the close of a speech and belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.marks import STOPS

LONGEST_PLAIN = 30
LONGEST_ANNEX = 60
EARLIEST_ANNEX = 3
"""Annexes stand behind such a part of a speech."""
_LISTED = re.compile("[:件] ?1[.、]")


def find_annexes(blocks: Sequence[Block], first: int, last: int, rules: Rules) -> list[int]:
    """The blocks at which annexes begin; one that names what the annex above it holds is its title."""
    found: list[int] = []
    for place in range(first + (last - first) // EARLIEST_ANNEX, last):
        text = blocks[place].text
        if len(text) > LONGEST_ANNEX or blocks[place].marked:
            continue
        rule = next((rule for rule in rules.annexes if rule.pattern.fullmatch(text)), None)
        if rule and (not found or (rule.name != "notes" and place - found[-1] > 1)):
            found.append(place)
    return found


def has_entries(blocks: Sequence[Block], place: int, end: int) -> bool:
    """Whether the annex of block `place`, up to block `end`, follows here, and is not only named in a list."""
    if any(len(block.text) > LONGEST_PLAIN or block.text[-1] in STOPS for block in blocks[place + 1 : end]):
        return True
    return end - place > 2 and not _LISTED.search(blocks[place].text)
