"""The values that the stages hand on: frozen, with no logic but walks over them.

Text lives once, in `Source.lines`; everything else points at it with spans. A span counts code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, NewType, cast

LineNo = NewType("LineNo", int)
"""A physical line of a seed, from 1, blank ones and front matter counted."""

WHOLE_SEED = LineNo(0)
"""Stands for no line of its own: what is said is said of the seed as a whole."""

Offset = NewType("Offset", int)
"""So many code points from the beginning of a text: a line, a block, a normal form."""

TEXT_START = Offset(0)
"""Where any text begins."""


def bounds_of(match: re.Match[str], group: str | int = 0) -> tuple[Offset, Offset]:
    """Where in its text a match, or a group of it, begins and ends."""
    start, end = match.span(group)
    return Offset(start), Offset(end)


BlockNo = NewType("BlockNo", int)
"""A block by its place in the row of all blocks: those of a seed while it is read, then those of the library."""

FIRST_BLOCK = BlockNo(0)
"""The first of them."""


def block_numbers(first: int, last: int) -> Sequence[BlockNo]:
    """The blocks `first` to before `last`."""
    return cast("Sequence[BlockNo]", range(first, last))


SpeechNo = NewType("SpeechNo", int)
"""A speech by its place in the row of all speeches of the library, from 0."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters inside one physical line: `start` and `end` are half-open offsets in it."""

    line: LineNo
    start: Offset
    end: Offset

    def part(self, first: int, last: int) -> Span:
        """Its characters number `first` up to before `last`."""
        return Span(self.line, Offset(self.start + first), Offset(self.start + last))


def span_of(line: str, number: int) -> Span:
    """All characters of the physical line of this number."""
    return Span(LineNo(number), Offset(0), Offset(len(line)))


def filled_span(line: str, number: int) -> Span:
    """The same without the blanks at both ends."""
    return span_of(line, number).part(len(line) - len(line.lstrip()), len(line.rstrip()))


Spans = tuple[Span, ...]
"""Consecutive runs that read as one text, in order (a hard-wrapped paragraph has one for each line)."""


class Level(StrEnum):
    """How grave a diagnostic is: a note fails nothing; a warning fails `check --strict`, and a strict build where its
    code is one of those that the settings name; an error fails both, and drops its seed."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class About(StrEnum):
    """Whether our reading is in doubt, or the text itself is faulty."""

    READING = "reading"
    SOURCE = "source"


class Finding(NamedTuple):
    """What is to be said of a seed: the code of a diagnostic, its line, and what its message names."""

    code: str
    line: LineNo
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a seed: prints as `source:line: code message — remedy`.

    What an editor wrote, and where files lie, is never ours to doubt: those findings are about the source.
    """

    code: str
    level: Level
    source: str
    line: LineNo
    message: str
    remedy: str
    about: About = About.SOURCE


@dataclass(frozen=True, slots=True)
class Seed:
    """One raw file. `name` is its path below the seeds folder, with `/`. `fault` says why its bytes can't be had."""

    name: str
    data: bytes
    fault: Diagnostic | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded seed. `lines` are its physical lines, front matter included; text begins at line `first_line`."""

    name: str
    lines: tuple[str, ...]
    encoding: str
    first_line: LineNo


@dataclass(frozen=True, slots=True)
class Repair:
    """Characters shown as other ones: the reader sees `text` where the seed has `span`. `rule` names the cause."""

    span: Span
    text: str
    rule: str


DRAFT = "draft"
"""The rule of debris that is a speech which its editor has not yet released."""


@dataclass(frozen=True, slots=True)
class Debris:
    """Characters of the seed that belong to no speech. `rule` names what they were taken for."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Point:
    """One member of a point series: `marker` is its ordinal (`一是`), `spans` its text, marker included."""

    marker: Span
    spans: Spans


class ParagraphKind(StrEnum):
    """What a paragraph is, where it is more than running text."""

    TEXT = "text"
    ITEM = "item"
    SALUTATION = "salutation"
    SIGNATURE = "signature"
    TABLE = "table"
    """Each span is a row, tabs part its cells."""
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text. `points` cover the end of `spans`; `anchor` comes from the text itself (`p-3fa9c2`)."""

    kind: ParagraphKind
    spans: Spans
    points: tuple[Point, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed, its number included. `level` is its depth of nesting, from 1.

    `run_in` says that the text behind it went on in the same paragraph. `spans` include the closing mark that
    the display leaves out. `number` is the sign as printed (`一、`), None for an unnumbered heading. `rule` names what
    showed that it is one. `spaced`: a blank is shown between its lines, the word of an annex and its title.
    """

    level: int
    spans: Spans
    number: Span | None
    run_in: bool
    anchor: str
    rule: str = ""
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands below it, in reading order."""

    heading: Heading
    parts: tuple[Paragraph | Section, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A front field: `text` is its value as the JSON states it, `spans` where it stands; none if an editor did.
    `rule` names what showed that it is one."""

    text: str
    spans: Spans
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Front:
    """What a speech says of itself. `date` is EDTF (`20XX-02-15`), and so is `published`, the day on which the page or
    paper says that it came out; None where the source has no such field."""

    title: Field | None = None
    subtitle: Field | None = None
    speaker: Field | None = None
    role: Field | None = None
    date: Field | None = None
    published: Field | None = None
    occasion: Field | None = None
    salutation: Field | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech of a seed: its front, then its body. `slug` names its page and is unique in the library; an editor
    stated it where it is `renamed`. `former` named the page in earlier versions, and leads on.

    `title` is what is shown: the front's, or that of the piece it stands in with its number there; a speech that has
    neither is `named_by_file`.
    `front_spans` are all spans of the front block, glue between the fields included, so that nothing is lost.
    `ignored` are codes of diagnostics on this speech that its editor wants to hear no more of. `person` is whose page
    an editor wants it on: an empty one says nobody's.
    """

    slug: str
    title: str
    front: Front
    front_spans: Spans
    parts: tuple[Paragraph | Section, ...]
    first_line: LineNo
    last_line: LineNo
    former: str = ""
    renamed: bool = False
    named_by_file: bool = False
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] | None = None
    tags_add: tuple[str, ...] = ()
    tags_remove: tuple[str, ...] = ()
    person: str | None = None
    kind: str | None = None
    source_url: str | None = None
    license: str | None = None
    ignored: frozenset[str] = frozenset()


def walk(parts: Iterable[Paragraph | Section]) -> Iterator[Paragraph | Heading]:
    """Headings and paragraphs in reading order."""
    for part in parts:
        if isinstance(part, Section):
            yield part.heading
            yield from walk(part.parts)
        else:
            yield part


def speech_spans(speech: Speech) -> Iterator[Span]:
    """All spans of a speech: those of its front, then of headings and paragraphs in reading order."""
    yield from speech.front_spans
    for part in walk(speech.parts):
        yield from part.spans


@dataclass(frozen=True, slots=True)
class Document:
    """A seed as read: the spans of `speeches` and `debris` cover every non-blank character once.

    `slug` names the page that shows it, and is unique in the library.
    """

    source: Source
    speeches: tuple[Speech, ...]
    debris: tuple[Debris, ...]
    repairs: tuple[Repair, ...]
    diagnostics: tuple[Diagnostic, ...]
    slug: str = ""
