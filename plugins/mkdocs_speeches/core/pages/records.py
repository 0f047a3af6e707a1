"""What a speech's page tells search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkdocs_speeches.core.library.shelves import Entry
from mkdocs_speeches.core.model import Field, Speech
from mkdocs_speeches.core.pages.escape import printable
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    HeadingNode,
    Inlines,
    ListNode,
    ParagraphNode,
    TableNode,
    plain_text,
)
from mkdocs_speeches.core.text.record import Record, Segment, SegmentRun
from mkdocs_speeches.core.text.wording import format_date, format_speaker


def state_record(entry: Entry, seed: str, text: Iterable[BlockNode] | None, *, shared: bool = False) -> Record:
    """What search shows of a speech, sorts and narrows it by, and its `text`; None where a person has written that.

    Of a title that several have in common (`shared`), the occasion tells whose it is.
    """
    speech, front = entry.speech, entry.speech.front
    date = front.date.text if front.date else ""
    occasion = front.occasion.text if front.occasion and shared else ""
    known = (format_speaker(front), format_date(date) if date else "", occasion, entry.apart)
    return Record(
        title=_fold_blanks_of(speech.title),
        untitled=speech.named_by_file,
        byline=_fold_blanks_of(" · ".join(filter(None, known))),
        date=date,
        facets=tuple((name, _fold_blanks_of(value)) for name, value in _facets_of(speech, seed, entry.tags) if value),
        runs=None if text is None else _runs_of(text),
    )


def _facets_of(speech: Speech, seed: str, tags: Sequence[str]) -> Iterator[tuple[str, str]]:
    front = speech.front
    date = front.date.text if front.date else ""
    yield "year", date[:4] if date[:4].isdecimal() else ""
    for name in ("speaker", "role", "occasion", "subtitle"):
        field: Field | None = getattr(front, name)
        yield name, field.text if field else ""
    yield "kind", speech.kind or ""
    yield "source", seed
    yield from (("tag", tag) for tag in tags)


def _runs_of(text: Iterable[BlockNode]) -> tuple[SegmentRun, ...]:
    """The blocks of a speech's text, those that go on together with what they go on from."""
    runs: list[list[Segment]] = []
    for segment, continues in _segments(text):
        if continues and runs:
            runs[-1].append(segment)
        elif segment.text:
            runs.append([segment])
    return tuple(map(tuple, runs))


def _segments(text: Iterable[BlockNode]) -> Iterator[tuple[Segment, bool]]:
    """Each rendered block with text, and whether it goes on; what has no anchor stands at that of the block before."""
    anchor = ""
    for block in text:
        if isinstance(block, ParagraphNode) and block.doubt:
            continue
        if isinstance(block, HeadingNode | ParagraphNode | TableNode):
            anchor = block.anchor or anchor
        if isinstance(block, HeadingNode):
            yield _segment_of(block.content, anchor, heading=True), False
        elif isinstance(block, ParagraphNode):
            yield _segment_of(block.content, anchor), block.continues
        elif isinstance(block, TableNode):
            yield from ((_segment_of(cell, anchor), block.continues) for row in block.rows for cell in row)
        elif isinstance(block, ListNode):
            anchor = block.items[0].anchor or anchor
            yield from ((_segment_of(item.content, anchor), block.continues or item.continues) for item in block.items)


def _segment_of(content: Inlines, anchor: str, *, heading: bool = False) -> Segment:
    return Segment(_fold_blanks_of(plain_text(content)), anchor, heading)


def _fold_blanks_of(text: str) -> str:
    return " ".join(printable(text).split())
