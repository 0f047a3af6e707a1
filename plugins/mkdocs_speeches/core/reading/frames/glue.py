"""Frames glued to what they stand beside: a dateline before a title, the credit of a paper behind the close."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mkdocs_speeches.core.model import TEXT_START, Offset
from mkdocs_speeches.core.reading.frames.formulas import find_above
from mkdocs_speeches.core.reading.lines.blocks import Block, part_of
from mkdocs_speeches.core.rules.kinds import GlueRule
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.marks import STOPS

LONGEST_CREDIT = 120
"""What is glued behind a text stands in so many of its last characters."""
Parts = Iterator[tuple[Block, GlueRule | None]]
"""What a block comes apart into, in order: text, or what is glued to it with the rule that tells so."""


def cut_behind(block: Block, rules: Rules) -> Parts:
    """The block and the credits at its end; a report below a letter is a block of its own."""
    if block.marked:
        yield block, None
        return
    for part in _part_reports(block, rules):
        end, found = part.end, []
        while cut := _find_behind(part.text, end, rules):
            found.append((*cut, end))
            end = cut[0]
        if not found or find_above(part, rules):
            yield part, None
            continue
        yield part_of(part, TEXT_START, end), None
        for start, rule, stop in reversed(found):
            yield _behind(part, start, stop), rule


def cut_before(block: Block, rules: Rules) -> Parts:
    """The block and the words of a page that stand before a title or the first words of a text."""
    start = TEXT_START
    while not block.marked and (cut := _find_before(block.text, start, rules)):
        end, rule = cut
        yield (part_of(block, TEXT_START, end) if start == TEXT_START else _behind(block, start, end)), rule
        start = end
    yield (_behind(block, start, block.end) if start else block), None


def _part_reports(block: Block, rules: Rules) -> Iterator[Block]:
    start = TEXT_START
    for rule in rules.glue:
        if rule.at != "between" or not rule.needs.search(block.text):
            continue
        for match in rule.pattern.finditer(block.text):
            end = Offset(match.start())
            if end > start:
                yield _behind(block, start, end) if start else part_of(block, TEXT_START, end)
                start = end
    yield _behind(block, start, block.end) if start else block


def _behind(block: Block, start: Offset, end: Offset) -> Block:
    return replace(part_of(block, start, end), gap=0, opens=False)


def _find_behind(text: str, end: Offset, rules: Rules) -> tuple[Offset, GlueRule] | None:
    """Where the last credit of `text` up to `end` begins, with something before it."""
    start = max(end - LONGEST_CREDIT, 0)
    if text[end - 1] in STOPS:
        return None
    for rule in rules.glue:
        if rule.at == "behind" and rule.needs.search(text, start, end):
            for match in rule.pattern.finditer(text, start, end):
                if match.end() >= len(text[:end].rstrip()) and text[: match.start()].strip():
                    return Offset(match.start()), rule
    return None


def _find_before(text: str, start: Offset, rules: Rules) -> tuple[Offset, GlueRule] | None:
    """Where what is glued at `start` ends, with something behind it."""
    for rule in rules.glue:
        if rule.at == "before":
            match = rule.pattern.match(text, start)
            if match and text[match.end() :].strip():
                return Offset(match.end()), rule
    return None
