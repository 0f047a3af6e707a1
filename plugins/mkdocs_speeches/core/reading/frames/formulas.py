"""Formulas: lines that a page, a paper or a library left around a speech, known by the rules of `data/debris.toml`."""

from __future__ import annotations

from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.kinds import DebrisRule
from mkdocs_speeches.core.rules.load import Rules

LONGEST_FRAME = 400
"""No block with more characters is a frame as a whole."""


def find_formula(block: Block, rules: Rules, *, where: str) -> DebrisRule | None:
    """The rule that the whole block matches; `where` it stands, `any` for inside a speech. None where it is text."""
    if block.marked or len(block.text) > LONGEST_FRAME:
        return None
    return next((rule for rule in rules.debris if rule.where in ("any", where) and rule.matches(block.text)), None)


def find_opener(block: Block, rules: Rules) -> DebrisRule | None:
    """The rule of the tail that the block opens, None where it opens none."""
    if block.marked:
        return None
    text = block.text[:LONGEST_FRAME]
    return next((rule for rule in rules.debris if rule.where == "tail" and rule.matches(text)), None)
