"""Folds a speech's blocks into sections, paragraphs and points, and gives each its anchor."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mkdocs_speeches.core.model import (
    TEXT_START,
    BlockNo,
    Heading,
    Offset,
    Paragraph,
    ParagraphKind,
    Point,
    Section,
    Spans,
    block_numbers,
)
from mkdocs_speeches.core.reading.lines.blocks import Block, cut
from mkdocs_speeches.core.reading.outline.headings import Opening, Outline
from mkdocs_speeches.core.reading.outline.points import find_series
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.normal import normal


@dataclass(slots=True)
class _Node:
    level: int
    heading: Heading | None
    parts: list[Paragraph | Section] = field(default_factory=list)


class Anchors:
    """Gives each paragraph of one page the anchor that its own text makes, and numbers repeats."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, text: str) -> str:
        """The anchor of a paragraph with this text: `p-` and six hexadecimal digits, `-2` at its second place."""
        anchor = f"p-{hashlib.blake2b(normal(text).encode('utf-8', 'surrogatepass'), digest_size=3).hexdigest()}"
        count = self._seen[anchor] = self._seen.get(anchor, 0) + 1
        return anchor if count == 1 else f"{anchor}-{count}"


@dataclass(frozen=True, slots=True)
class Body:
    """What is to be folded: blocks `first` to before `last`, of the first only what stands from `offset` on."""

    first: BlockNo
    last: BlockNo
    offset: Offset
    kinds: Mapping[BlockNo, ParagraphKind]


def fold_tree(
    blocks: Sequence[Block], body: Body, outline: Outline, anchors: Anchors, rules: Rules
) -> tuple[Paragraph | Section, ...]:
    """The parts of a speech's body, in reading order."""
    root = _Node(0, None)
    stack = [root]
    openings = {opening.block: opening for opening in outline.openings}
    numbers: list[int] = []
    for place in block_numbers(body.first, body.last):
        block = blocks[place]
        start = body.offset if place == body.first else TEXT_START
        opening = openings.get(place)
        if opening:
            _close_section(stack, opening.level)
            numbers = _next_path(numbers, opening.level)
            titled = blocks[place + 1] if opening.titled else None
            stack.append(_Node(opening.level, _heading(block, opening, numbers, titled)))
            start = opening.close
        above = openings.get(BlockNo(place - 1))
        if above and above.titled:
            continue
        kind = block.kind or body.kinds.get(place, ParagraphKind.ITEM if place in outline.items else ParagraphKind.TEXT)
        if block.text[start:].strip(" "):
            stack[-1].parts.append(paragraph(block, start, kind, anchors, rules))
    _close_section(stack, 1)
    return tuple(root.parts)


def paragraph(block: Block, start: Offset, kind: ParagraphKind, anchors: Anchors, rules: Rules) -> Paragraph:
    """The paragraph that `block` holds from offset `start` on."""
    points = tuple(_points(block, start, rules)) if kind in (ParagraphKind.TEXT, ParagraphKind.ITEM) else ()
    return Paragraph(kind, cut(block, start, block.end), points, anchors.of(block.text[start:]))


def _points(block: Block, start: Offset, rules: Rules) -> list[Point]:
    marks = [mark for series in find_series(block.text, rules, start) for mark in series]
    ends = [*(mark.start for mark in marks[1:]), block.end]
    return [
        Point(cut(block, mark.start, mark.end)[0], cut(block, mark.start, end))
        for mark, end in zip(marks, ends, strict=False)
    ]


def _close_section(stack: list[_Node], level: int) -> None:
    """Closes all sections of this level and below."""
    while len(stack) > 1 and stack[-1].level >= level:
        node = stack.pop()
        assert node.heading is not None, "only the root has none"
        stack[-1].parts.append(Section(node.heading, tuple(node.parts)))


def _next_path(numbers: list[int], level: int) -> list[int]:
    """The path of the next heading of this level: (2, 1) for the first below the second."""
    path = (numbers + [0] * level)[:level]
    path[-1] += 1
    return path


def _heading(block: Block, opening: Opening, numbers: Sequence[int], titled: Block | None) -> Heading:
    title = cut(titled, TEXT_START, titled.end) if titled else ()
    number: Spans = cut(block, TEXT_START, opening.sign.end) if opening.sign else ()
    return Heading(
        opening.level,
        (*cut(block, TEXT_START, opening.close), *title),
        number[0] if number else None,
        opening.run_in,
        "s-" + "-".join(map(str, numbers)),
        opening.rule,
        opening.titled,
    )
