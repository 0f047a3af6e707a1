"""Doubts: gaps and repeats in numbering, characters that look garbled, text that looks like a copy deterrent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_speeches.core.model import BlockNo, Finding, block_numbers
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.reading.lines.lines import Line
from mkdocs_speeches.core.reading.outline.headings import Opening, Outline
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign
from mkdocs_speeches.core.text.marks import TERMINAL
from mkdocs_speeches.core.text.numerals import ordinal

FEWEST_BARE = 3
"""So many headings without a text below them may be a table of contents."""
LATEST_BEGINNING = 3
"""A numbering that begins later is one that the text does not hold from the start."""
_PICTURES = {code: 0x2400 + code for code in range(0x20)}
"""Control characters as signs that a terminal shows."""


def doubt_numbering(lines: Sequence[Line], outline: Outline) -> Iterator[Finding]:
    """Where a numbering leaves a number out, repeats one, lacks its beginning or changes its signs among siblings.

    Numbers that stand at a line's start are not missing, and none is that runs backwards. One that stands in the midst
    of a line is our doubt, not the text's.
    """
    siblings: list[Opening | None] = []
    for opening in outline.openings:
        del siblings[opening.level :]
        siblings += [None] * (opening.level - len(siblings))
        before, siblings[opening.level - 1] = siblings[opening.level - 1], opening
        if before and before.sign and opening.sign and not opening.sign.style.worded:
            yield from _doubt_next(lines, before, opening)
    for place in outline.unbegun:
        sign = lines[place].sign
        if sign and 1 < sign.value <= LATEST_BEGINNING:
            yield from _doubt_missing(lines, block_numbers(0, place), place, sign, "开头")


def doubt_bare(lines: Sequence[Line], outline: Outline) -> Iterator[Finding]:
    """That the first headings of a speech stand right below each other, as entries of a table of contents do."""
    run: list[Opening] = []
    for opening in outline.openings:
        apart = run and (opening.block != run[-1].block + 1 or opening.level != run[0].level)
        if apart or opening.run_in:
            break
        run.append(opening)
    if len(run) >= FEWEST_BARE and run[0].sign is not None and not run[0].sign.style.worded:
        yield Finding("S152", lines[run[0].block].block.line, (str(len(run)),))


def _doubt_next(lines: Sequence[Line], before: Opening, opening: Opening) -> Iterator[Finding]:
    """What is doubtful about two siblings that follow each other."""
    one, other = before.sign, opening.sign
    if one is None or other is None:
        return
    shown = _shown_number(lines, before.block, one), _shown_number(lines, opening.block, other)
    if one.style.name != other.style.name:
        yield Finding("S112", lines[opening.block].block.line, shown)
    elif other.value == one.value:
        yield Finding("S108", lines[opening.block].block.line, shown[1:])
    elif other.value > one.value + 1:
        yield from _doubt_missing(
            lines, block_numbers(before.block, opening.block), opening.block, other, shown[0], one.value
        )


def _doubt_missing(
    lines: Sequence[Line], between: Sequence[BlockNo], place: BlockNo, sign: Sign, found: str, last: int = 0
) -> Iterator[Finding]:
    """That numbers behind `last`, before that of the line `place`, are missing, unless they stand in lines between."""
    missing = set(range(last + 1, sign.value))
    starts = {other.value for near in between if (other := lines[near].sign)}
    if missing <= starts:
        return
    shown = _shown_number(lines, place, sign)
    wanted = _spelled(shown, sign.value, min(missing - starts))
    inside = next((near for near in between if wanted and _stands_within(lines[near].text, wanted)), None)
    if inside is None:
        yield Finding("S107", lines[place].block.line, (found, shown))
    else:
        yield Finding("S151", lines[inside].block.line, (wanted,))


def _spelled(sign: str, value: int, other: int) -> str:
    """The sign `sign` with another number in place of its own; empty where it is written in another way."""
    for form in ("chineseCounting", "decimal"):
        if ordinal(value, form) in sign:
            return sign.replace(ordinal(value, form), ordinal(other, form), 1)
    return ""


def _stands_within(text: str, sign: str) -> bool:
    """Whether a sign stands in the midst of a line, behind the end of a sentence."""
    place = text.find(sign, 1)
    while place > 0:
        if text[place - 1] in TERMINAL:
            return True
        place = text.find(sign, place + 1)
    return False


def doubt_text(blocks: Sequence[Block], rules: Rules) -> Iterator[Finding]:
    """Blocks with garbled characters or suspected noise, the first of each kind in a block."""
    text = "\n".join(block.text for block in blocks)
    said: set[tuple[str, int]] = set()
    for rule in rules.doubts:
        if rule.needs.search(text) and rule.pattern.search(text):
            for place, block in enumerate(blocks):
                match = rule.pattern.search(block.text) if (rule.code, place) not in said else None
                if match:
                    said.add((rule.code, place))
                    yield Finding(rule.code, block.line, (match[0][:20].strip().translate(_PICTURES),))


def _shown_number(lines: Sequence[Line], place: BlockNo, sign: Sign) -> str:
    return lines[place].text[: sign.end].strip()
