"""Teasers: a page's abstract, which says the beginning of its text over again and breaks off in dots."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_speeches.core.reading.lines.blocks import Block

TEASERS_AMONG = 3
"""A teaser is one of so many first blocks, …"""
LOOK_BEHIND = 5
"""… and so many behind it repeat it."""
SHORTEST_TEASER = 20
_TEASER = re.compile(r"(?:\.{3,}|…+)$")


def find_teasers(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the blocks that repeat what follows and break off in dots."""
    return frozenset(
        place
        for place, block in enumerate(blocks[:TEASERS_AMONG])
        if not block.marked
        and len(block.text) > SHORTEST_TEASER
        and _TEASER.search(block.text)
        and _repeats(block.text, blocks[place + 1 : place + 1 + LOOK_BEHIND])
    )


def _repeats(teaser: str, following: Sequence[Block]) -> bool:
    """Whether two pieces of the teaser, and half of them, stand in what follows."""
    text = "".join(block.text for block in following).replace(" ", "")
    plain = teaser.replace(" ", "")
    pieces = [plain[place : place + 8] for place in range(0, max(len(plain) - 10, 1), 8)]
    return sum(piece in text for piece in pieces) >= max(2, len(plain) // 16)
