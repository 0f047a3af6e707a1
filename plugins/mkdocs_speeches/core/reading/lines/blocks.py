"""A block: one paragraph of a seed, where its characters stand, and what an editor marked in it."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mkdocs_speeches.core.model import TEXT_START, LineNo, Offset, ParagraphKind, Span, Spans


@dataclass(frozen=True, slots=True)
class StatedHeading:
    """An editor's markup: the block's text up to `end` is a heading of this level, 0 where the reading finds it.
    A `relative` level, of a file's own styles, only says which headings stand below which."""

    level: int
    end: Offset
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: `text` is folded and repaired; `gap` counts the blank lines above it.

    `offsets` are those of the pieces in `text`. A piece is as long as its text, unless it is spelled longer in the
    seed, as `&ldquo;` is: then it is one of its own. What an editor marked: `heading`, `plain` (nothing but text,
    whatever it looks like), `opens` (a new speech). `apart`: a frame stood between it and the block above.
    """

    text: str
    pieces: Spans
    gap: int
    heading: StatedHeading | None = None
    plain: bool = False
    opens: bool = False
    offsets: tuple[Offset, ...] = (TEXT_START,)
    kind: ParagraphKind | None = None
    apart: bool = False

    @property
    def line(self) -> LineNo:
        return self.pieces[0].line

    @property
    def last_line(self) -> LineNo:
        return self.pieces[-1].line

    @property
    def end(self) -> Offset:
        """Where its text ends."""
        return Offset(len(self.text))

    @property
    def marked(self) -> bool:
        """Whether an editor said what it is, and no rule has a say."""
        return self.plain or self.heading is not None or self.kind is not None


def cut(block: Block, start: Offset, end: Offset) -> Spans:
    """The spans of `block` from offset `start` to `end`, blank edges left out."""
    start, end = _trimmed(block.text, start, end)
    if len(block.pieces) == 1 and (piece := block.pieces[0]).end - piece.start == len(block.text):
        return (piece.part(start, end),) if start < end else ()
    spans: list[Span] = []
    for span, _ in _stretches(block, start, end):
        if spans and spans[-1].line == span.line and spans[-1].end == span.start:
            span = Span(span.line, spans.pop().start, span.end)
        spans.append(span)
    return tuple(spans)


def part_of(block: Block, start: Offset, end: Offset) -> Block:
    """The block that the text from offset `start` to `end` makes, blank edges left out."""
    start, end = _trimmed(block.text, start, end)
    stretches = tuple(_stretches(block, start, end))
    return replace(
        block,
        text=block.text[start:end],
        pieces=tuple(span for span, _ in stretches),
        offsets=tuple(Offset(offset - start) for _, offset in stretches),
    )


def join(run: Sequence[Block]) -> Block:
    """The lines of one paragraph as one block, with the marks of the first."""
    if len(run) == 1:
        return run[0]
    begins = itertools.accumulate((len(block.text) for block in run[:-1]), initial=0)
    return replace(
        run[0],
        text="".join(block.text for block in run),
        pieces=tuple(piece for block in run for piece in block.pieces),
        offsets=tuple(
            Offset(begin + offset) for begin, block in zip(begins, run, strict=True) for offset in block.offsets
        ),
    )


def _trimmed(text: str, start: Offset, end: Offset) -> tuple[Offset, Offset]:
    kept = text[start:end]
    begin = start + len(kept) - len(kept.lstrip(" "))
    return Offset(begin), Offset(begin + len(kept.strip(" ")))


def _stretches(block: Block, start: Offset, end: Offset) -> Iterator[tuple[Span, Offset]]:
    """The pieces between two offsets, each with the offset where it begins; none is cut that is spelled longer."""
    bounds = (*block.offsets, block.end)
    first = bisect.bisect_right(block.offsets, start) - 1
    for piece, begin, stop in zip(block.pieces[first:], bounds[first:], bounds[first + 1 :], strict=False):
        if begin >= end:
            return
        low, high = max(begin, start), min(stop, end)
        if piece.end - piece.start == stop - begin:
            if low < high:
                yield piece.part(low - begin, high - begin), low
        elif begin >= start:
            yield piece, begin
