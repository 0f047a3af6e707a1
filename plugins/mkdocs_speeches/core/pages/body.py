"""The text of a speech as nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from mkdocs_speeches.core.model import (
    Heading,
    LineNo,
    Offset,
    Paragraph,
    ParagraphKind,
    Point,
    Section,
    Span,
    Spans,
    walk,
)
from mkdocs_speeches.core.pages.leads import host_of, lead_away
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    Folded,
    HeadingNode,
    Inline,
    Inlines,
    ItemNode,
    Link,
    ListNode,
    Marked,
    ParagraphNode,
    Repaired,
    Style,
    TableNode,
    Tone,
)
from mkdocs_speeches.core.text.display import Display, Run, cut_spans

_LEAD = re.compile(r"(?:[^。！？；：.!?;:]|(?<=\d)[.:：](?=\d)){1,40}[。！？；：.!?;:]")
_ADDRESS = re.compile(r"(?<![^\s：])https?://")
_KIND_STYLES = {
    ParagraphKind.TEXT: Style.TEXT,
    ParagraphKind.ITEM: Style.TEXT,
    ParagraphKind.SALUTATION: Style.SALUTATION,
    ParagraphKind.SIGNATURE: Style.SIGNATURE,
    ParagraphKind.IMAGE: Style.IMAGE,
    ParagraphKind.TABLE: Style.TABLE,
}
Notes = Mapping[str, Sequence[Folded | ParagraphNode]]
"""Notes by the anchor of the block that they stand below."""
NO_NOTES: Notes = {}


def show_text(parts: Sequence[Paragraph | Section], display: Display, notes: Notes = NO_NOTES) -> Iterator[BlockNode]:
    """The blocks of a speech's text in reading order, behind each the notes of its anchor."""
    held: list[Folded | ParagraphNode] = []
    goes_on = False
    for part in walk(parts):
        yield from (
            _show_heading(part, display) if isinstance(part, Heading) else _show_paragraph(part, display, goes_on)
        )
        goes_on = isinstance(part, Heading) and part.run_in
        held += notes.get(part.anchor, ())
        if not goes_on:  # a note would part a run-in heading from its text
            yield from held
            held.clear()
    yield from held


def _show_heading(heading: Heading, display: Display) -> Iterator[HeadingNode]:
    styles = (Style.RUN_IN,) if heading.run_in else ()
    content = _without_stop(_inlines(heading.spans, display, spaced=heading.spaced))
    yield HeadingNode(min(heading.level + 1, 6), content, heading.anchor, styles, line=heading.spans[0].line)


def _without_stop(content: Inlines) -> Inlines:
    """A heading's text without the full stop at its end, unless that is all."""
    *before, last = content or ("",)
    if not isinstance(last, str):
        return content
    last = last.rstrip().removesuffix("。")
    return (*before, last) if last or before else content


def _show_paragraph(paragraph: Paragraph, display: Display, goes_on: bool) -> Iterator[BlockNode]:
    styles = (_KIND_STYLES[paragraph.kind],)
    if paragraph.kind is ParagraphKind.TABLE:
        yield TableNode(tuple(_rows(paragraph.spans, display)), paragraph.anchor, styles, goes_on)
        return
    opening, points = _split_points(paragraph, display)
    if opening:
        content = (_image if paragraph.kind is ParagraphKind.IMAGE else _inlines)(opening, display)
        yield ParagraphNode(content, paragraph.anchor, styles, continues=goes_on)
    if opening and points:
        yield ListNode(tuple(ItemNode(_point(point, display)) for point in points), continues=True)
    elif points:
        first, *others = (_point(point, display) for point in points)
        items = (ItemNode(first, paragraph.anchor, styles), *(ItemNode(other, continues=True) for other in others))
        yield ListNode(items, continues=goes_on)


def _split_points(paragraph: Paragraph, display: Display) -> tuple[Spans, tuple[Point, ...]]:
    """What stands before the first point, and the points."""
    length = sum(len(display.raw(point.spans)) for point in paragraph.points)
    opening, _ = cut_spans(paragraph.spans, len(display.raw(paragraph.spans)) - length)
    return (opening if display.text(opening) or not length else ()), paragraph.points


def _rows(spans: Spans, display: Display) -> Iterator[tuple[Inlines, ...]]:
    for line, row in groupby(spans, key=lambda span: span.line):
        yield tuple(_cells(line, tuple(row), display))


def _cells(line: LineNo, spans: Spans, display: Display) -> Iterator[Inlines]:
    """The cells of a row, empty ones at its ends too, which no span covers."""
    start = Offset(0)
    for text in display.lines[line - 1].split("\t"):
        end = Offset(start + len(text))
        inside = (Span(line, max(start, span.start), min(end, span.end)) for span in spans)
        yield _inlines(tuple(span for span in inside if span.start < span.end), display)
        start = Offset(end + 1)


def _image(spans: Spans, display: Display) -> Inlines:
    """What an image is called; its web address is a link, and a path, which leads nowhere from here, is text."""
    raw = display.raw(spans)
    start = max((match.start() for match in _ADDRESS.finditer(raw)), default=len(raw))
    address = raw[start:].rstrip()
    if not host_of(address):
        return _inlines(spans, display)
    words, _ = cut_spans(spans, start)
    return (*_inlines(words, display), lead_away(address, address))


def _point(point: Point, display: Display) -> Inlines:
    """An item whose lead words are set off: its ordinal with the sentence it opens, if another follows."""
    raw = display.raw(point.spans)
    lead = _LEAD.match(raw)
    marker = point.marker.end - point.marker.start
    end = lead.end() if lead and raw[lead.end() :].strip() else marker
    words, rest = cut_spans(point.spans, end)
    return (Marked(Tone.LEAD, _without_blank(_inlines(words, display))), *_inlines(rest, display))


def _without_blank(content: Inlines) -> Inlines:
    """Text without the blank that it begins with."""
    first, *rest = content or ("",)
    return (first.lstrip(), *rest) if isinstance(first, str) else content


def _inlines(spans: Spans, display: Display, *, spaced: bool = False) -> Inlines:
    return tuple(_show_run(run, display) for run in display.runs(spans, spaced=spaced) if run.text or run.repair)


def _show_run(run: Run, display: Display) -> Inline:
    if run.repair:
        return Repaired(run.text, run.original, display.reasons.get(run.repair.rule, ""))
    return Link((run.text,), run.target) if run.target else run.text
