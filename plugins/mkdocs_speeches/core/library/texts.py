"""A library as a row of text blocks: what keywords, links and shared passages read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

import numpy as np
from numpy.typing import NDArray

from mkdocs_speeches.core.model import Document, Offset, Paragraph, ParagraphKind, Section, Spans, Speech
from mkdocs_speeches.core.store.memory import Recall, Stage, make_anew
from mkdocs_speeches.core.text.display import Display


class Zone(StrEnum):
    """Where in a speech a block stands."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    SALUTATION = "salutation"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A title, heading or paragraph. `text` is the characters of `spans`, one for one, where it has spans.

    `shown` is what a reader sees of them. `anchor` is its place on the speech's page (empty for the title), `section`
    that of the heading it stands below. `run_in` says that a heading goes on in the next block.
    """

    zone: Zone
    text: str
    anchor: str = ""
    section: str = ""
    spans: Spans = ()
    shown: str = ""
    run_in: bool = False

    @property
    def is_body(self) -> bool:
        """Whether it is text of the speech itself: a heading or a paragraph behind the salutation."""
        return self.zone in (Zone.HEADING, Zone.TEXT)

    def spans_of(self, start: Offset, end: Offset) -> Spans:
        """Where the characters `text[start:end]` stand in the seed."""
        found, offset = [], 0
        for span in self.spans:
            first, last = max(start - offset, 0), min(end - offset, span.end - span.start)
            if first < last:
                found.append(span.part(first, last))
            offset += span.end - span.start
            if offset >= end:
                break
        return tuple(found)


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """All blocks of a library in order: block b is of `speeches[owners[b]]`."""

    speeches: tuple[Speech, ...]
    blocks: tuple[TextBlock, ...]
    owners: NDArray[np.int64]


def gather_texts(documents: Sequence[Document], recall: Recall = make_anew) -> Texts:
    """The blocks of all speeches, in the order of the documents."""
    speeches: list[Speech] = []
    blocks: list[TextBlock] = []
    owners: list[int] = []
    for document in documents:
        texts = recall(Stage.TEXTS, document.source.name, document, partial(_texts_of, document))
        for speech, found in zip(document.speeches, texts, strict=True):
            owners += [len(speeches)] * len(found)
            blocks += found
            speeches.append(speech)
    return Texts(tuple(speeches), tuple(blocks), np.array(owners, dtype=np.int64))


def _texts_of(document: Document) -> tuple[tuple[TextBlock, ...], ...]:
    """The blocks of each speech of a document."""
    display = Display.of(document, {})
    return tuple(tuple(_blocks_of(display, speech)) for speech in document.speeches)


def _blocks_of(display: Display, speech: Speech) -> Iterator[TextBlock]:
    """The title that the speech prints or an editor gave it, then its headings and paragraphs in reading order."""
    for field in (speech.front.title, speech.front.subtitle):
        if field:
            yield TextBlock(zone=Zone.TITLE, text=field.text, shown=field.text)
    yield from _body_blocks(display, speech.parts, "")


def _body_blocks(display: Display, parts: tuple[Paragraph | Section, ...], section: str) -> Iterator[TextBlock]:
    for part in parts:
        if isinstance(part, Section):
            heading = part.heading
            block = _block(display, Zone.HEADING, heading.spans, heading.anchor, heading.anchor)
            yield replace(block, run_in=heading.run_in) if heading.run_in else block
            yield from _body_blocks(display, part.parts, heading.anchor)
        else:
            zone = Zone.SALUTATION if part.kind is ParagraphKind.SALUTATION else Zone.TEXT
            yield _block(display, zone, part.spans, part.anchor, section)


def _block(display: Display, zone: Zone, spans: Spans, anchor: str, section: str) -> TextBlock:
    text = display.raw(spans)
    repaired = any(span.line in display.repairs for span in spans)
    return TextBlock(zone, text, anchor, section, spans, display.text(spans) if repaired else text)
