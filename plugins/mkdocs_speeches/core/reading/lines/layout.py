"""How a seed is laid out: whether its paragraphs are broken into lines of one width, and what sets them apart.

The width is learned from the lines that break off within a sentence, and so is what the first lines of paragraphs lack.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.reading.frames.turns import NO_TURNS, Turns
from mkdocs_speeches.core.text.marks import TERMINAL

WIDEST = 60
"""Lines are not broken at more characters."""
NARROWEST = 10
"""Lines are not broken at fewer."""
FEWEST_BROKEN = 3
"""So many lines at least break off at the width."""
MOST_BROKEN = 0.7
"""Such a share of the lines that break off within a sentence does so at the width."""
MOST_FULL = 0.4
"""Or such a share of all lines goes up to it."""
FEW_BEYOND = 0.02
"""Such a share of the lines may be longer than the width."""
NARROW = 18
"""Columns of a newspaper have less; then more lines are needed."""
FEWEST_NARROW = 12
INDENT = 2
"""First lines that lost their indent are so many characters shorter."""
_WITHIN = re.compile("[,、。;:!?][^,、。;:!?]")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a seed is laid out: all long lines broken at `width` (0: they are not), counted in characters or, where
    `columns`, with half a one for each of ASCII; of a broken paragraph only the first line indented (`indented`), blank
    lines between paragraphs (`spaced`); first lines shorter by what they lost of their indent (`lost`); where its pages
    turn."""

    width: int
    columns: bool = False
    indented: bool = False
    spaced: bool = False
    lost: int = 0
    turns: Turns = NO_TURNS

    def fills(self, line: str, *, first: bool = False) -> bool:
        """Whether the line goes up to the width; the `first` of a paragraph, up to that of first lines."""
        least = self.width - 1 - (self.lost if first else 0)
        return self.cuts(line) or _size(line.rstrip(), columns=self.columns) >= least

    def cuts(self, line: str) -> bool:
        """Whether the line, its blanks included, has just the width."""
        return _size(line, columns=self.columns) == self.width


def find_layout(lines: Sequence[str]) -> Layout:
    """The layout of the folded `lines`."""
    filled = [line for line in lines if line and not line.isspace()]
    hanging = sum(line.startswith("  ") for line in filled) > max(1, 0.02 * len(filled))
    wrapped = Layout(0)
    if len(filled) >= 4 and sum(len(line) > 2 * WIDEST for line in filled) <= FEW_BEYOND * len(filled):
        found = [_find_width(filled, lines, hanging=hanging, columns=columns) for columns in (False, True)]
        wrapped = max(found, key=lambda layout: _explained(lines, layout))
    below = [
        line.startswith("  ") for above, line in itertools.pairwise(lines) if wrapped.width and wrapped.fills(above)
    ]
    breaks = [not line or line.isspace() for above, line in itertools.pairwise(lines) if ends_sentence(above)]
    return Layout(
        wrapped.width,
        wrapped.columns,
        hanging and sum(below) < 0.5 * len(below),
        len(breaks) > 2 and sum(breaks) >= 0.7 * len(breaks),
        wrapped.lost,
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
    """The width at which nearly all lines break off that do so within a sentence, or most lines of all; or at least
    two do, and go on without the indent that paragraphs have (`hanging`)."""
    measured = [_size(line.rstrip(), columns=columns) for line in filled]
    pairs = [(above, line) for above, line in itertools.pairwise(lines) if above and not above.isspace()]
    broken = [above for above, line in pairs if line and not line.isspace() and not ends_sentence(above)]
    width = _most_common([_size(line.rstrip(), columns=columns) for line in broken])
    layout = Layout(width, columns, lost=_find_lost(lines, width, columns=columns))
    full = [line for line, size in zip(filled, measured, strict=True) if width - 1 <= size <= width + 2]
    beyond = sum(size > width + 2 for size in measured)
    if not 0 < width <= WIDEST or beyond > FEW_BEYOND * len(filled) or sum(map(ends_sentence, full)) > len(full) / 2:
        return Layout(0)
    if _is_learned(broken, layout):
        return layout
    if width < NARROW:
        return Layout(0)
    if len(full) >= MOST_FULL * len(filled):
        return layout
    within = [line for above, line in itertools.pairwise(lines) if layout.fills(above) and not ends_sentence(above)]
    strong = hanging and len(within) > 1 and not any(line.startswith("  ") or not line for line in within)
    return layout if strong else Layout(0)


def _most_common(sizes: Sequence[int]) -> int:
    """The size that most lines have, those of the next sizes counted half: punctuation hangs out or is carried over."""
    counts = Counter(size for size in sizes if size >= NARROWEST)
    near = {size: count + (counts[size - 1] + counts[size + 1]) / 2 for size, count in counts.items()}
    return max(((count, size) for size, count in near.items()), default=(0, 0))[1]


def _explained(lines: Sequence[str], layout: Layout) -> float:
    """Which share of the lines that break off within a sentence does so at the width of the layout."""
    broken = [line for line in lines if _size(line, columns=layout.columns) >= NARROWEST and not ends_sentence(line)]
    return sum(layout.fills(line, first=True) for line in broken) / len(broken) if layout.width and broken else 0


def _is_learned(broken: Sequence[str], layout: Layout) -> bool:
    """Whether nearly all lines that break off within a sentence do so at the width, and are prose."""
    sized = [line for line in broken if _size(line.rstrip(), columns=layout.columns) >= NARROWEST]
    full = [line for line in sized if layout.fills(line)]
    first = [line for line in sized if not layout.fills(line) and layout.fills(line, first=True)]
    fewest = FEWEST_BROKEN if layout.width >= NARROW else FEWEST_NARROW
    prose = sum(_WITHIN.search(line) is not None for line in full)
    return len(full) >= fewest and len(full) + len(first) >= MOST_BROKEN * len(sized) and prose >= 0.3 * len(full)


def _find_lost(lines: Sequence[str], width: int, *, columns: bool) -> int:
    """By how much the first lines of broken paragraphs are shorter than the width: they are those that break off
    within a sentence, below one that ends before the width."""
    opening = [
        _size(line.rstrip(), columns=columns)
        for above, line in itertools.pairwise(("", *lines))
        if line and not line.isspace() and not ends_sentence(line) and _ends_early(above, width, columns=columns)
    ]
    short = sum(width - INDENT - 1 <= size < width - 1 for size in opening)
    return INDENT if short >= 2 and short > 2 * sum(size >= width - 1 for size in opening) else 0


def _ends_early(line: str, width: int, *, columns: bool) -> bool:
    return not line.strip() or (ends_sentence(line) and _size(line.rstrip(), columns=columns) < width - 1 - INDENT)
