"""The pages of speeches and of seeds, and how both stand in lists."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.library.addresses import link_target
from mkdocs_speeches.core.library.shelves import Entry, Shelf
from mkdocs_speeches.core.model import Document, Heading, LineNo, Page, ParagraphKind, Span, Spans, Speech, walk
from mkdocs_speeches.core.pages.diagnostics import render_diagnostic
from mkdocs_speeches.core.pages.escape import escape, escape_verbatim, link
from mkdocs_speeches.core.pages.heads import front_matter, scalar
from mkdocs_speeches.core.rules.reasons import DRAFT


@dataclass(frozen=True, slots=True)
class Mark:
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
    source = shelf.document.source
    marks = _marks(shelf)
    notes = _notes(shelf.document)
    blocks = [f"# {escape(shelf.name)} {{ #title .speech-page }}", _source_facts(shelf), *notes.get(0, ())]
    for number, line in enumerate(source.lines, start=1):
        if line.strip():
            blocks.append(_source_line(number, line, marks.get(number, []), front=number < source.first_line))
        blocks.extend(notes.get(number, ()))
    return Page(uri=shelf.uri, text=_source_head(shelf) + "\n\n".join(blocks) + "\n", source=shelf.name, line=LineNo(1))


def _notes(document: Document) -> Mapping[int, list[str]]:
    """What was found, below its line."""
    notes: dict[int, list[str]] = {}
    for found in document.diagnostics:
        notes.setdefault(found.line, []).append(render_diagnostic(found))
    return notes


def _source_head(shelf: Shelf) -> str:
    described = f"原文 {shelf.name}，{len(shelf.document.source.lines)} 行：哪一行用在哪里，哪些没有收录。"
    description = f"description: {scalar(html.escape(described))}"
    further = ("hide:", "  - navigation", "  - toc", "search:", "  exclude: true")
    return front_matter(f"原文 {shelf.name}", description, *further)


def _source_facts(shelf: Shelf) -> str:
    source = shelf.document.source
    titles = "、".join(link(entry.speech.title, f"../{entry.uri}") for entry in shelf.entries)
    facts = f"{len(source.lines)} 行，{escape(source.encoding)}。"
    return f"{facts}收录为：{titles}。\n{{ .speech-listing }}" if titles else f"{facts}没有收录讲话。"


def _source_line(number: int, line: str, marks: Sequence[Mark], *, front: bool) -> str:
    places = dict.fromkeys((mark.name, mark.uri, mark.anchor) for mark in sorted(marks, key=lambda mark: mark.span))
    links = "".join(f" {_place(*place)}" for place in places) + (" <em>说明</em>" if front else "")
    left_out = front or (bool(marks) and all(mark.debris for mark in marks))
    if any(mark.debris == DRAFT for mark in marks):
        shown = ""  # what is not to be published is not shown here either
    else:
        shown = escape_verbatim(line) if left_out else _with_debris(line, marks)
    name = " .speech-debris" if left_out else ""
    return f'{shown}{links}\n{{ #L{number} .speech-line{name} data-line="{number}" }}'


def _place(name: str, uri: str, anchor: str) -> str:
    return f"[{escape(name)}]({link_target(f'../{uri}', anchor)})" if uri else f"<em>{escape(name)}</em>"


def _with_debris(line: str, marks: Sequence[Mark]) -> str:
    """A line that was kept, with what was left out of it set apart."""
    shown, start = "", 0
    for span in sorted(mark.span for mark in marks if mark.debris):
        kept, left = line[start : span.start], line[span.start : span.end]
        shown += f'{escape_verbatim(kept)}<span class="speech-debris">{escape_verbatim(left)}</span>'
        start = span.end
    return shown + escape_verbatim(line[start:])


def _marks(shelf: Shelf) -> Mapping[int, list[Mark]]:
    """All marks of a seed by line."""
    marks: dict[int, list[Mark]] = {}
    for entry in shelf.entries:
        for mark in _speech_marks(entry):
            marks.setdefault(mark.span.line, []).append(mark)
    for debris in shelf.document.debris:
        name = shelf.display.reasons.get(debris.rule, "")
        mark = Mark(debris.span, f"未收录：{name}" if name else "未收录", debris=debris.rule)
        marks.setdefault(debris.span.line, []).append(mark)
    return marks


_LEVELS = "一二三四五六七八九"
_KINDS = {
    ParagraphKind.TEXT: "正文",
    ParagraphKind.ITEM: "分项",
    ParagraphKind.SALUTATION: "称谓",
    ParagraphKind.SIGNATURE: "落款",
    ParagraphKind.TABLE: "表格",
    ParagraphKind.IMAGE: "图片",
}


def _speech_marks(entry: Entry) -> Iterator[Mark]:
    """Where each span of a speech went. The title's place is the top of its page."""
    fields = _front_fields(entry.speech)
    for span in entry.speech.front_spans:
        names = [name for name, spans in fields if any(_overlap(span, field) for field in spans)]
        yield from (Mark(span, name, entry.uri, "title") for name in names or ["篇首"])
    for part in walk(entry.speech.parts):
        name = f"{_LEVELS[min(part.level, 9) - 1]}级标题" if isinstance(part, Heading) else _KINDS[part.kind]
        yield from (Mark(span, name, entry.uri, part.anchor) for span in part.spans)


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
