"""Doubts: gaps and repeats in numbering, characters that look garbled, text that looks like a copy deterrent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_speeches.core.model import LineNo
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.reading.lines.lines import Line
from mkdocs_speeches.core.reading.outline.headings import Opening, Outline
from mkdocs_speeches.core.rules.load import Rules

Doubt = tuple[str, LineNo, tuple[str, ...]]
"""Code, line, and what was found there."""

_PICTURES = {code: 0x2400 + code for code in range(0x20)}
"""Control characters as signs that a terminal shows."""


def doubt_numbering(lines: Sequence[Line], outline: Outline) -> Iterator[Doubt]:
    """Where the numbering of a speech skips, repeats or changes its signs among siblings."""
    siblings: list[Opening | None] = []
    reached: dict[str, int] = {}
    for opening in outline.openings:
        del siblings[opening.level :]
        siblings += [None] * (opening.level - len(siblings))
        before = siblings[opening.level - 1]
        siblings[opening.level - 1] = opening
        sign = opening.sign
        if sign is None or sign.style.worded:
            continue
        style = sign.style.name
        line = lines[opening.block].block.line
        if before and before.sign and before.sign.style.name != style:
            yield "S112", line, (_shown(lines, before), _shown(lines, opening))
        elif sign.value != 1 and sign.value != reached.get(style, 0) + 1:
            found = _shown(lines, before) if before and before.sign else "开头"
            if sign.value == reached.get(style) and before and before.sign:
                yield "S108", line, (_shown(lines, opening),)
            else:
                yield "S107", line, (found, _shown(lines, opening))
        reached[style] = sign.value


def doubt_text(blocks: Sequence[Block], rules: Rules) -> Iterator[Doubt]:
    """Blocks with garbled characters or suspected noise, the first of each kind in a block."""
    text = "\n".join(block.text for block in blocks)
    said: set[tuple[str, int]] = set()
    for rule in rules.doubts:
        if rule.needs.search(text) and rule.pattern.search(text):
            for place, block in enumerate(blocks):
                match = rule.pattern.search(block.text) if (rule.code, place) not in said else None
                if match:
                    said.add((rule.code, place))
                    yield rule.code, block.line, (match[0][:20].strip().translate(_PICTURES),)


def _shown(lines: Sequence[Line], opening: Opening) -> str:
    return lines[opening.block].text[: opening.sign.end if opening.sign else 4].strip()
