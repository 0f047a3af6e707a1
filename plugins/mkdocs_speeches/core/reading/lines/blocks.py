"""A block: one paragraph of a seed, where its characters stand, and what an editor marked in it."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.model import LineNo, ParagraphKind, Spans


@dataclass(frozen=True, slots=True)
class StatedHeading:
    """An editor's markup: the block's text up to `end` is a heading of this level, 0 where the reading finds it.
    A `relative` level, of a file's own styles, only says which headings stand below which."""

    level: int
    end: int
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: `text` is folded and as long as its pieces together; `gap` counts the blank lines above it.

    `offsets` are those of the pieces in `text`. What an editor marked: `heading`, `plain` (nothing but
    text, whatever it looks like), `opens` (a new speech).
    """

    text: str
    pieces: Spans
    gap: int
    heading: StatedHeading | None = None
    plain: bool = False
    opens: bool = False
    offsets: tuple[int, ...] = (0,)
    kind: ParagraphKind | None = None

    @property
    def line(self) -> LineNo:
        return self.pieces[0].line

    @property
    def marked(self) -> bool:
        """Whether an editor said what it is, and no rule has a say."""
        return self.plain or self.heading is not None or self.kind is not None


def cut(block: Block, start: int, end: int) -> Spans:
    """The spans of `block` from offset `start` to `end`, blank edges left out."""
    text = block.text
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    if start >= end:
        return ()
    pieces = block.pieces
    if len(pieces) == 1:
        return (pieces[0].part(start, end),)
    spans = []
    index = bisect.bisect_right(block.offsets, start) - 1
    while index < len(pieces) and block.offsets[index] < end:
        offset, piece = block.offsets[index], pieces[index]
        low, high = max(start - offset, 0), min(end - offset, piece.end - piece.start)
        if low < high:
            spans.append(piece.part(low, high))
        index += 1
    return tuple(spans)


def is_inline(blocks: Sequence[Block], place: int) -> bool:
    """Whether the block goes on in the line of the one before, as in a text that lost its paragraphs."""
    return 0 < place < len(blocks) and blocks[place - 1].pieces[-1].line == blocks[place].line


def offsets_of(pieces: Spans) -> tuple[int, ...]:
    return (0, *itertools.accumulate(piece.end - piece.start for piece in pieces[:-1]))
