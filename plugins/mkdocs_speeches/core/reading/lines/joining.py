"""From physical lines to blocks: the paragraphs of a seed, wrapped lines joined and glued ones parted."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import replace

from mkdocs_speeches.core.editors.markup import NO_MARKUP, Markup, mask
from mkdocs_speeches.core.model import LineNo, ParagraphKind, Span, span_of
from mkdocs_speeches.core.reading.lines.blocks import Block, StatedHeading, offsets_of
from mkdocs_speeches.core.reading.lines.layout import Layout, ends_sentence
from mkdocs_speeches.core.reading.lines.parting import WHOLE, part_glued
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign, parse_sign
from mkdocs_speeches.core.text.marks import CLINGS, OPENS, TERMINAL

_COMMA = re.compile("[,。;]")
BROKEN = 20
"""A sentence of more characters, without an end, goes on in the next line where paragraphs stand apart."""


def find_blocks(
    lines: Sequence[str], first_line: LineNo, rules: Rules, layout: Layout, markup: Markup = NO_MARKUP
) -> tuple[Block, ...]:
    """The paragraphs of the folded `lines` from `first_line` on, in order; their pieces and the signs of `markup`
    cover every non-blank."""
    lines = mask(lines, markup)
    marked = markup.marked
    breaks = iter((*markup.breaks, len(lines) + 1))
    opening = next(breaks)
    joined: list[list[Block]] = []
    gap = 0
    for place in range(first_line, len(lines) + 1):
        line = lines[place - 1]
        if not line or line.isspace():
            gap += 1
            continue
        start, end = len(line) - len(line.lstrip()), len(line.rstrip())
        span = span_of(line, place).part(start, end)
        if place in marked or opening < place:
            block = replace(_marked_block(line, span, gap, markup), opens=opening < place)
            if place in markup.tables and joined and markup.tables.get(place - 1) == markup.tables[place]:
                joined[-1].append(block)
            else:
                joined.append([block])
            while opening < place:
                opening = next(breaks)
        else:
            block = Block(line[start:end], (span,), gap)
            if joined and not gap and _joins(lines[place - 2], line, joined[-1], layout, rules):
                joined[-1].append(block)
            else:
                joined.append([block])
        gap = 0
    found = [_join(run) for run in joined]
    # a bar or a title above a text that lost its paragraphs
    size = WHOLE * sum(len(block.text) for block in found) if len(found) <= 3 else math.inf
    return tuple(part for block in found for part in part_glued(block, rules, alone=len(block.text) >= size))


def _join(run: Sequence[Block]) -> Block:
    """The lines of one paragraph as one block."""
    if len(run) == 1:
        return run[0]
    pieces = tuple(piece for block in run for piece in block.pieces)
    return replace(run[0], text="".join(block.text for block in run), pieces=pieces, offsets=offsets_of(pieces))


def _marked_block(line: str, span: Span, gap: int, markup: Markup) -> Block:
    """The one block of a line that holds markup; a backslash that makes a sign literal is left out."""
    bounds: list[int] = [span.start]
    for escape in markup.escapes.get(span.line, ()):
        bounds += [escape, escape + 1]
    bounds.append(span.end)
    pieces = tuple(
        span_of(line, span.line).part(start, end)
        for start, end in zip(bounds[::2], bounds[1::2], strict=True)
        if start < end
    )
    text = "".join(line[piece.start : piece.end] for piece in pieces)
    bar = markup.splits.get(span.line)
    level = markup.headings.get(span.line, 0)
    heading = None
    if bar is not None:
        size = sum(min(piece.end, bar) - piece.start for piece in pieces if piece.start < bar)
        heading = StatedHeading(level, size, markup.relative)
    elif span.line in markup.headings:
        heading = StatedHeading(level, len(text), markup.relative)
    kind = ParagraphKind.TABLE if span.line in markup.tables else None
    if span.line in markup.images:
        kind = ParagraphKind.IMAGE
    return Block(text, pieces, gap, heading, span.line in markup.plain, offsets=offsets_of(pieces), kind=kind)


def _joins(before: str, line: str, run: Sequence[Block], layout: Layout, rules: Rules) -> bool:
    """Whether `line`, directly below `before`, goes on with its paragraph, whose lines so far are `run`."""
    if run[-1].marked:
        return False
    if layout.width:
        return _is_wrapped(before, line, run, layout, rules)
    first, last = line.lstrip()[0], run[-1].text[-1]
    if first in CLINGS or last in OPENS:
        return True
    if not layout.spaced or last in TERMINAL:
        return False
    # a link broken out of its sentence, as web pages are stripped to text
    sentence = len(run) > 1 or (len(run[0].text) > BROKEN and _COMMA.search(run[0].text) is not None)
    return (last in ",、" or sentence) and not parse_sign(line.strip(), rules)


def _is_wrapped(before: str, line: str, run: Sequence[Block], layout: Layout, rules: Rules) -> bool:
    if not layout.fills(before):
        return False
    blanks = len(before) - len(before.rstrip()) + len(line) - len(line.lstrip())
    parted = layout.indented or (layout.cuts(before) and not before.startswith("  "))
    if blanks >= 2 and parted:
        return False
    last = run[-1].text[-1]
    if last not in "。!?:;":
        return True
    if layout.indented:
        return True
    if not layout.fills(line) and not ends_sentence(line):
        return False  # what goes on would end as a sentence does
    sign = parse_sign(line.strip(), rules)
    return _goes_on(sign, run) if sign else not line.lstrip().startswith(rules.vocatives)


def _goes_on(sign: Sign, run: Sequence[Block]) -> bool:
    """Whether an ordinal at a line's start is a point of the paragraph and opens none."""
    if sign.style.kind != "ordinal" or sign.style.point is None:
        return False
    if sign.value == 1:
        return sign.style.name in ("shi", "yao")
    opened = sign.style.point.match(run[0].text)
    inside = itertools.islice((match for block in run for match in sign.style.point.finditer(block.text)), 2)
    return len(list(inside)) > (opened is not None)
