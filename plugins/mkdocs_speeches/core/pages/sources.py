"""The page of a seed, line by line: its text as it is, and where each line went."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.library.addresses import link_target
from mkdocs_speeches.core.library.shelves import Entry, Shelf, format_name
from mkdocs_speeches.core.model import DRAFT, Document, Heading, LineNo, ParagraphKind, Span, Spans, Speech, walk
from mkdocs_speeches.core.pages.diagnostics import show_diagnostic
from mkdocs_speeches.core.pages.heads import front_matter, scalar
from mkdocs_speeches.core.pages.leads import join_inlines, lead_to
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    HeadingNode,
    Inline,
    Link,
    Marked,
    ParagraphNode,
    Style,
    Tone,
    Verbatim,
)
from mkdocs_speeches.core.pages.page import Page, make_page


@dataclass(frozen=True, slots=True)
class LineMark:
    """What some characters of a line were taken for, and the anchor on the speech's page where they went.

    `debris` is the rule that left them out.
    """

    span: Span
    name: str
    uri: str = ""
    anchor: str = ""
    debris: str = ""


def render_source(shelf: Shelf) -> Page:
    """A seed line by line: its text as it is, what each line was taken for, links to where it went."""
    return make_page(shelf.uri, _source_head(shelf), _show_lines(shelf), source=shelf.name, line=LineNo(1))


def _show_lines(shelf: Shelf) -> Iterator[BlockNode]:
    source = shelf.document.source
    marks, notes = _marks_of_lines(shelf), _notes_on_lines(shelf.document)
    yield HeadingNode(1, (shelf.name,), "title", (Style.PAGE,))
    yield _source_facts(shelf)
    yield from notes.get(0, ())
    for number, line in enumerate(source.lines, start=1):
        if line.strip():
            yield _source_line(LineNo(number), line, marks.get(number, []), front=number < source.first_line)
        yield from notes.get(number, ())


def _notes_on_lines(document: Document) -> Mapping[int, list[ParagraphNode]]:
    """What was found, below its line."""
    notes: dict[int, list[ParagraphNode]] = {}
    for found in document.diagnostics:
        notes.setdefault(found.line, []).append(show_diagnostic(found))
    return notes


def _source_head(shelf: Shelf) -> str:
    described = f"原文 {shelf.name}，{len(shelf.document.source.lines)} 行：哪一行用在哪里，哪些没有收录。"
    description = f"description: {scalar(html.escape(described))}"
    further = ("hide:", "  - navigation", "  - toc", "search:", "  exclude: true")
    return front_matter(f"原文 {shelf.name}", description, *further)


def _source_facts(shelf: Shelf) -> ParagraphNode:
    source = shelf.document.source
    facts = f"{len(source.lines)} 行，{source.encoding}。"
    taken = Counter(entry.speech.title for entry in shelf.entries)
    names = (
        format_name(entry.speech.title, f"第 {number} 篇" if taken[entry.speech.title] > 1 else "")
        for number, entry in enumerate(shelf.entries, start=1)
    )
    leads = (lead_to(name, f"../{entry.uri}") for name, entry in zip(names, shelf.entries, strict=True))
    titles = join_inlines(leads, "、")
    if not titles:
        return ParagraphNode((f"{facts}没有收录讲话。",))
    return ParagraphNode((f"{facts}收录为：", *titles, "。"), styles=(Style.LISTING,))


def _source_line(line: LineNo, text: str, marks: Sequence[LineMark], *, front: bool) -> ParagraphNode:
    left_out = front or (bool(marks) and all(mark.debris for mark in marks))
    if any(mark.debris == DRAFT for mark in marks):
        shown: Iterator[Inline] = iter(())  # what is not to be published is not shown here either
    else:
        shown = iter((Verbatim(text),)) if left_out else _with_debris(text, marks)
    styles = (Style.LINE, Style.LEFT_OUT) if left_out else (Style.LINE,)
    return ParagraphNode((*shown, *_show_where(marks, front=front)), f"L{line}", styles, line)


def _show_where(marks: Sequence[LineMark], *, front: bool) -> Iterator[Inline]:
    """Where the parts of a line went, each place once."""
    places = dict.fromkeys((mark.name, mark.uri, mark.anchor) for mark in sorted(marks, key=lambda mark: mark.span))
    for name, uri, anchor in (*places, *([("说明", "", "")] if front else [])):
        yield " "
        yield Link((name,), link_target(f"../{uri}", anchor)) if uri else Marked(Tone.EMPHASIS, (name,))


def _with_debris(text: str, marks: Sequence[LineMark]) -> Iterator[Inline]:
    """A line that was kept, with what was left out of it set apart."""
    start = 0
    for span in sorted(mark.span for mark in marks if mark.debris):
        yield Verbatim(text[start : span.start])
        yield Marked(Tone.DEBRIS, (Verbatim(text[span.start : span.end]),))
        start = span.end
    yield Verbatim(text[start:])


def _marks_of_lines(shelf: Shelf) -> Mapping[int, list[LineMark]]:
    """All marks of a seed by line."""
    marks: dict[int, list[LineMark]] = {}
    for entry in shelf.entries:
        for mark in _speech_marks(entry):
            marks.setdefault(mark.span.line, []).append(mark)
    for debris in shelf.document.debris:
        name = shelf.display.reasons.get(debris.rule, "")
        mark = LineMark(debris.span, f"未收录：{name}" if name else "未收录", debris=debris.rule)
        marks.setdefault(debris.span.line, []).append(mark)
    return marks


_LEVEL_NUMERALS = "一二三四五六七八九"
_KIND_NAMES = {
    ParagraphKind.TEXT: "正文",
    ParagraphKind.ITEM: "分项",
    ParagraphKind.SALUTATION: "称谓",
    ParagraphKind.SIGNATURE: "落款",
    ParagraphKind.TABLE: "表格",
    ParagraphKind.IMAGE: "图片",
}


def _speech_marks(entry: Entry) -> Iterator[LineMark]:
    """Where each span of a speech went. The title's place is the top of its page."""
    fields = _front_fields(entry.speech)
    for span in entry.speech.front_spans:
        names = [name for name, spans in fields if any(_overlap(span, field) for field in spans)]
        yield from (LineMark(span, name, entry.uri, "title") for name in names or ["篇首"])
    for part in walk(entry.speech.parts):
        name = (
            f"{_LEVEL_NUMERALS[min(part.level, 9) - 1]}级标题" if isinstance(part, Heading) else _KIND_NAMES[part.kind]
        )
        yield from (LineMark(span, name, entry.uri, part.anchor) for span in part.spans)


def _front_fields(speech: Speech) -> tuple[tuple[str, Spans], ...]:
    front = speech.front
    fields = (
        ("标题", front.title),
        ("副标题", front.subtitle),
        ("讲话人", front.speaker),
        ("职务", front.role),
        ("日期", front.date),
    )
    return tuple((name, field.spans) for name, field in fields if field)


def _overlap(span: Span, other: Span) -> bool:
    return span.line == other.line and span.start < other.end and other.start < span.end
