"""How a seed is laid out: whether its paragraphs are broken into lines of one width, and what sets them apart."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.reading.frames.turns import NO_TURNS, Turns
from mkdocs_speeches.core.text.marks import TERMINAL

WIDEST = 60
"""Lines are not broken at more characters."""
NARROWEST = 18
"""Lines are not broken at fewer."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a seed is laid out: all long lines broken at `width` (0: they are not), counted in characters or, where
    `columns`, with half a one for each of ASCII; of a broken paragraph only the first line indented (`indented`), blank
    lines between paragraphs (`spaced`); where its pages turn."""

    width: int
    columns: bool = False
    indented: bool = False
    spaced: bool = False
    turns: Turns = NO_TURNS

    def fills(self, line: str) -> bool:
        """Whether the line goes up to the width."""
        return self.cuts(line) or _size(line.rstrip(), columns=self.columns) >= self.width - 1

    def cuts(self, line: str) -> bool:
        """Whether the line, its blanks included, has just the width."""
        return _size(line, columns=self.columns) == self.width


def find_layout(lines: Sequence[str]) -> Layout:
    """The layout of the folded `lines`."""
    filled = [line for line in lines if line and not line.isspace()]
    hanging = sum(line.startswith("  ") for line in filled) > max(1, 0.02 * len(filled))
    wrapped = Layout(0)
    if len(filled) >= 4 and max(map(len, filled)) <= 2 * WIDEST:
        found = [_find_width(filled, lines, hanging=hanging, columns=columns) for columns in (False, True)]
        wrapped = max(found, key=lambda layout: sum(map(layout.fills, filled)) if layout.width else 0)
    below = [
        line.startswith("  ") for above, line in itertools.pairwise(lines) if wrapped.width and wrapped.fills(above)
    ]
    breaks = [not line or line.isspace() for above, line in itertools.pairwise(lines) if ends_sentence(above)]
    return Layout(
        wrapped.width,
        wrapped.columns,
        hanging and sum(below) < 0.5 * len(below),
        len(breaks) > 2 and sum(breaks) >= 0.7 * len(breaks),
    )


def ends_sentence(line: str) -> bool:
    """Whether nothing of the line's last sentence is left for the next line."""
    return line.rstrip()[-1:] in TERMINAL


def _size(line: str, *, columns: bool) -> int:
    if not columns:
        return len(line)
    # of what is folded ASCII has one byte, nearly all else three
    return len(line) - (3 * len(line) - len(line.encode("utf-8", "surrogatepass"))) // 4


def _find_width(filled: Sequence[str], lines: Sequence[str], *, hanging: bool, columns: bool) -> Layout:
    """The width at which most lines break off; or at least two do in the middle of a sentence, and go on without the
    indent that paragraphs have (`hanging`)."""
    measured = [_size(line.rstrip(), columns=columns) for line in filled]
    sizes = Counter(measured)
    width = max(((count, size) for size, count in sizes.items() if size >= NARROWEST), default=(0, 0))[1]
    layout = Layout(width, columns)
    full = [line for line, size in zip(filled, measured, strict=True) if width - 1 <= size <= width + 2]
    beyond = sum(count for size, count in sizes.items() if size > width + 2)
    if not 0 < width <= WIDEST or beyond > 0.02 * len(filled) or sum(map(ends_sentence, full)) > 0.5 * len(full):
        return Layout(0)
    if len(full) >= 0.4 * len(filled):
        return layout
    within = [line for above, line in itertools.pairwise(lines) if layout.fills(above) and not ends_sentence(above)]
    strong = hanging and len(within) > 1 and not any(line.startswith("  ") or not line for line in within)
    return layout if strong else Layout(0)
