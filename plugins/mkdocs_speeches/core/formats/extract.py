"""Documents as text lines, one for each paragraph, with what their own styles say of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

BLANKS = re.compile(r"\s+")
MOST_COLUMNS = 63
"""The widest cell of Word; a wider one is taken for one of this width."""


class FormatError(ValueError):
    """The file is no sound document of its kind: says why."""


class ShapeKind(StrEnum):
    """What a style says of a line."""

    TITLE = "title"
    HEADING = "heading"
    SET = "set"
    """Set larger or bolder than the text: a heading where it has no number that says so."""
    ROW = "row"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Shape:
    """The style of a line: `level` of a heading, from 1; a row is the table's number, cells parted by tabs."""

    kind: ShapeKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Extract:
    """The lines of a document; `shapes` and `bold` (how many characters at its start are bold) by 1-based line.

    `left_out`: in words, what of the document is no line. `beside` are lines that stand beside the main part of a page;
    they have no style.
    """

    lines: tuple[str, ...]
    shapes: Mapping[int, Shape] = field(default_factory=dict)
    bold: Mapping[int, int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    beside: frozenset[int] = frozenset()


@dataclass(slots=True)
class Builder:
    """Gathers an `Extract` line by line."""

    lines: list[str] = field(default_factory=list)
    shapes: dict[int, Shape] = field(default_factory=dict)
    bold: dict[int, int] = field(default_factory=dict)
    left_out: dict[str, None] = field(default_factory=dict)
    beside: set[int] = field(default_factory=set)

    def add(self, text: str, shape: Shape | None = None, bold: int = 0, *, beside: bool = False) -> None:
        """Adds the lines of a paragraph, which stands `beside` the main part or in it."""
        for line in text.replace("\r", "\n").split("\n"):
            self.lines.append(line)
            if beside:
                self.beside.add(len(self.lines))
                continue
            if shape and line.strip():
                self.shapes[len(self.lines)] = shape
            if bold:
                self.bold[len(self.lines)] = min(bold, len(line))
                bold = 0

    def extract(self) -> Extract:
        """All that was added."""
        return Extract(tuple(self.lines), self.shapes, self.bold, tuple(self.left_out), frozenset(self.beside))


def fold_blanks(text: str) -> str:
    """The text in one line, white space folded."""
    return BLANKS.sub(" ", text).strip()


def row_of(cells: Iterable[tuple[str, int]]) -> str:
    """The row of a table from texts of cells and how many columns each takes; what follows stays in its column."""
    row: list[str] = []
    missing = 0
    for text, columns in cells:
        row += [*[""] * missing, text]
        missing = min(max(columns, 1), MOST_COLUMNS) - 1
    return "\t".join(row)
