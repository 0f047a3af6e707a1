"""Formulas: lines that a page, a paper or a library left around a speech, known by the rules of `data/debris.toml`."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.kinds import DebrisRule
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.marks import STOPS

LONGEST_FRAME = 400
"""No block with more characters is a frame as a whole."""
LONGEST_BUTTON = 12
"""What stands on a button, or between two, has so many characters at most."""
TAIL_OPENING = 120
"""The words of a tail stand in so many of its first characters."""
BULLETS = "•●▪ "
"""What stands before the lines of a list or a table that came apart into lines."""


def find_inside(block: Block, rules: Rules) -> DebrisRule | None:
    """The rule of a frame that may stand inside a speech, too, which the whole block matches; None where it is text."""
    found = rules.frames.stopped if block.text[-1] in STOPS else rules.frames.inside
    return None if block.marked else _first_match(block.text, found)


def find_above(block: Block, rules: Rules) -> DebrisRule | None:
    """The same for a block that stands above the text of a speech, where more is a frame."""
    return None if block.marked else _first_match(block.text.lstrip(BULLETS) or block.text, rules.frames.front)


def find_opener(block: Block, rules: Rules) -> DebrisRule | None:
    """The rule of the tail that the block opens, None where it opens none."""
    if block.marked or not rules.frames.tail_words.search(block.text, 0, TAIL_OPENING):
        return None
    text = block.text[:LONGEST_FRAME]
    return next((rule for rule in rules.frames.tail if rule.matches(text)), None)


def is_button(block: Block, rules: Rules) -> bool:
    """Whether the block is a button, where others stand beside it."""
    return not block.marked and any(rule.matches(block.text) for rule in rules.frames.bar)


def _first_match(text: str, rules: Sequence[DebrisRule]) -> DebrisRule | None:
    return next((rule for rule in rules if rule.matches(text)), None) if len(text) <= LONGEST_FRAME else None
