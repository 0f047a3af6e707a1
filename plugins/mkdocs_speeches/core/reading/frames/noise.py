"""Noise: scattered signs that a forum puts between the lines of a text, and at their edges, against copying."""

from __future__ import annotations

import re

_MIXED = re.compile("[A-Za-z][0-9]|[0-9A-Za-z][!-/:-@[-`{-~]|[!-/:-@[-`{-~][0-9A-Za-z]")
FEWEST_NOISE_SIGNS = 6
"""So many of them stand in a row at least, with blanks between them;"""
FEWEST_KINDS = 2
"""so many kinds at least that are neither letters nor figures stand among them."""
_SCATTERED = re.compile(
    f"(?:(?<![!-~ ]) |(?<![!-~]))(?:[!-~]{{1,2}} ){{{FEWEST_NOISE_SIGNS - 1},40}}[!-~]{{1,2}}(?![!-~])(?: (?! ))?"
)


def find_noise(line: str) -> list[tuple[int, int]]:
    """Where scattered signs stand in a line (folded), with the one blank beside them; several stand for a code.

    They are six or more, of one or two characters each, of several kinds.
    """
    if line.count(" ") < FEWEST_NOISE_SIGNS - 1:
        return []
    return [match.span() for match in _SCATTERED.finditer(line) if _is_noise(match[0])]


def _is_noise(text: str) -> bool:
    kinds = {sign for sign in text if not sign.isalnum() and sign != " "}
    return len(kinds) >= FEWEST_KINDS and _MIXED.search(text) is not None
