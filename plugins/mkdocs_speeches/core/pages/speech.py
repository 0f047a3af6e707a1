"""One speech → Markdown: front matter, facts, body, and all the escaping.

Seeds are untrusted: whatever they hold is shown as it stands. Each block of text is written on one line, so only the
first characters of a block can start a Markdown block, and only signs inside it can start anything else.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from urllib.parse import quote, urlsplit

from mkdocs_speeches.core.library.addresses import link_target
from mkdocs_speeches.core.library.shelves import Entry, Shelf
from mkdocs_speeches.core.model import (
    Diagnostic,
    Heading,
    Level,
    LineNo,
    Offset,
    Page,
    Paragraph,
    ParagraphKind,
    Point,
    Section,
    Span,
    Spans,
    Speech,
    walk,
)
from mkdocs_speeches.core.pages.diagnostics import render_diagnostic
from mkdocs_speeches.core.pages.escape import GENERATED, escape, escape_attribute, escape_start, link
from mkdocs_speeches.core.pages.heads import front_matter, scalar
from mkdocs_speeches.core.text.display import Display, Mark, Run, cut
from mkdocs_speeches.core.text.normal import normal
from mkdocs_speeches.core.text.wording import format_count, format_date, format_reading_time

BODY_MARK = "<!-- speech -->"
"""Stands between the facts and the text of a speech, so that a template can set something there."""

_LEAD = re.compile(r"(?:[^。！？；：.!?;:]|(?<=\d)[.:：](?=\d)){1,40}[。！？；：.!?;:]")
_ADDRESS = re.compile(r"(?<![^\s：])https?://")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The speech before or behind one."""

    title: str
    uri: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What the library knows of a speech; targets are relative to its page.

    `tags` come with their targets, `marks` by the line that they lie over; `notes` are blocks by the anchor of what
    they stand below, `related` are blocks behind the text.
    """

    tags: tuple[tuple[str, str], ...] = ()
    marks: Mapping[int, tuple[Mark, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a speech's page says beside the speech: URIs are relative to its own, `length` counts characters.

    `name` is the page's title where the speech's is not enough to tell it from others. `body` is the Markdown that an
    editor wrote in place of the text that was read, `further` are lines for the head.
    """

    seed: str
    source_uri: str
    length: int
    tags: tuple[str, ...]
    previous: Neighbour | None
    next: Neighbour | None
    errors: tuple[Diagnostic, ...] = ()
    beside: Beside = Beside()
    name: str = ""
    body: str | None = None
    further: tuple[str, ...] = ()


def render_speech(speech: Speech, display: Display, around: Surroundings) -> str:
    """A speech's page: title, facts, `BODY_MARK`, the text from the salutation on, its neighbours."""
    head = front_matter(
        around.name or speech.title,
        *([f"date: {scalar(speech.front.date.text)}"] if speech.front.date else []),
        *_tag_lines(around.tags),
        f"description: {scalar(html.escape(_describe(speech, display)))}",
        "template: speech.html",
        "hide:",
        "  - navigation",
        *around.further,
    )
    blocks = (
        f"# {escape(speech.title)} {{ #title }}",
        *(render_diagnostic(error) for error in around.errors),
        *_subtitle(speech),
        _facts(speech, around),
        *_chips(around.beside),
        BODY_MARK,
        *(_text(speech, display, around.beside) if around.body is None else [around.body]),
        *around.beside.related,
        *_neighbours(around),
    )
    return head + "\n\n".join(blocks) + "\n"


def _tag_lines(tags: Sequence[str]) -> Iterator[str]:
    if tags:
        yield "tags:"
        yield from (f"  - {scalar(html.escape(tag))}" for tag in tags)


def _describe(speech: Speech, display: Display) -> str:
    """The opening of the text, as a description of the page for other sites."""
    texts = (display.text(part.spans) for part in walk(speech.parts) if isinstance(part, Paragraph) and _is_text(part))
    return next(texts, speech.title)[:100]


def _is_text(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.TEXT


def _subtitle(speech: Speech) -> Iterator[str]:
    if speech.front.subtitle:
        yield f"——{escape(speech.front.subtitle.text)}\n{{ .speech-subtitle {GENERATED} }}"


def _facts(speech: Speech, around: Surroundings) -> str:
    front = speech.front
    seed = link(around.seed, around.source_uri, f"L{speech.first_line}")
    facts = (
        ("讲话人", escape(front.speaker.text) if front.speaker else ""),
        ("职务", escape(front.role.text) if front.role else ""),
        ("日期", escape(format_date(front.date.text)) if front.date else ""),
        ("发布于", escape(format_date(front.published.text)) if front.published else ""),
        ("场合", escape(front.occasion.text) if front.occasion else ""),
        ("文种", escape(speech.kind or "")),
        ("出处", _link_away(speech.source_url) if speech.source_url else ""),
        ("许可", escape(speech.license or "")),
        ("篇幅", f"{format_count(around.length)}，{format_reading_time(around.length)}"),
        ("原文", f"{seed} 第 {speech.first_line}–{speech.last_line} 行"),
    )
    shown = "\n".join(f"<span><b>{name}</b> {value}</span>" for name, value in facts if value)
    return f"{shown}\n{_search_facts(speech, around)}\n{{ .speech-facts {GENERATED} }}"


def _search_facts(speech: Speech, around: Surroundings) -> str:
    """What search shows of the speech, sorts and narrows it by."""
    front = speech.front
    date, speaker, occasion = (field.text if field else "" for field in (front.date, front.speaker, front.occasion))
    named = normal(speaker)  # a name of redaction marks alone tells nobody from another
    values = (
        ("year", date[:4] if date[:4].isdecimal() else ""),
        ("speaker", speaker if named else ""),
        ("occasion", occasion),
        ("kind", speech.kind or ""),
        ("source", around.seed),
    )
    who = " ".join(field.text for field in (front.role, front.speaker) if field)
    byline = " · ".join(part for part in (who, format_date(date) if date else "") if part)
    attributes = [("date", date), ("byline", byline)]
    stated = " ".join(f'data-search-{name}="{escape_attribute(value)}"' for name, value in attributes if value)
    facets = (
        f'<span hidden="" data-facet="{name}" data-value="{escape_attribute(value)}"></span>'
        for name, value in values
        if value
    )
    return "".join((f'<span hidden="" {stated}></span>' if stated else "", *facets))


def _link_away(url: str) -> str:
    """A link to another site, named by its host."""
    return _link_to(_host(url) or url, url)


def _link_to(text: str, url: str) -> str:
    return f"[{escape(text)}](<{quote(url, safe=':/?&=%#+,;@~-._!', errors='replace')}>)"


def _host(url: str) -> str:
    """The host that a web address names; nothing where it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no address
        return ""
    return parts.hostname or "" if parts.scheme in ("http", "https") else ""


def _chips(beside: Beside) -> Iterator[str]:
    if beside.tags:
        chips = " ".join(f"[{escape(name)}]({target}){{ .md-tag data-facet=tag }}" for name, target in beside.tags)
        yield f"{chips}\n{{ .speech-tags {GENERATED} }}"


def _text(speech: Speech, display: Display, beside: Beside) -> Iterator[str]:
    return render_parts(speech.parts, replace(display, marks=beside.marks), beside.notes)


def _neighbours(around: Surroundings) -> Iterator[str]:
    sides = (("上一篇", "prev", around.previous), ("下一篇", "next", around.next))
    links = [
        f"[<span>{name}</span> {escape(page.title)}]({link_target(page.uri)}){{ .speech-{side} rel={side} }}"
        for name, side, page in sides
        if page
    ]
    if links:
        yield "\n".join((*links, f"{{ .speech-neighbours {GENERATED} }}"))


def render_entry(
    shelf: Shelf, entry: Entry, name: str, beside: Beside, previous: Entry | None, following: Entry | None
) -> Page:
    """The page of a shelf's speech, between those before and behind it; it is edited at its first line in the seed."""
    around = Surroundings(
        seed=shelf.name,
        source_uri=f"../{shelf.uri}",
        length=entry.length,
        tags=entry.tags,
        previous=_neighbour(previous),
        next=_neighbour(following),
        errors=tuple(found for found in shelf.document.diagnostics if found.level is Level.ERROR),
        beside=beside,
        name=name,
    )
    if entry.adoption:
        around = replace(around, body=entry.adoption.body, further=entry.adoption.further)
        return Page(uri=entry.uri, text=render_speech(entry.speech, shelf.display, around))
    text = render_speech(entry.speech, shelf.display, around)
    return Page(uri=entry.uri, text=text, source=shelf.name, line=entry.speech.first_line)


def _neighbour(entry: Entry | None) -> Neighbour | None:
    return Neighbour(title=entry.speech.title, uri=f"../{entry.uri}") if entry else None


def render_parts(
    parts: Sequence[Paragraph | Section], display: Display, notes: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The blocks of a speech's text in reading order, each as Markdown, behind each the note of its anchor."""
    listed = False
    held: list[str] = []
    for part in walk(parts):
        is_run_in = False
        if isinstance(part, Heading):
            yield _heading(part, display)
            listed, is_run_in = False, part.run_in
        else:
            opening, points = _split_points(part, display)
            if listed and not opening:
                yield "<!-- -->"  # or the two lists would be one
            yield from _paragraph(part, opening, points, display)
            listed = bool(points)
        if notes and part.anchor in notes:
            held.append(notes[part.anchor])
        # a note would part a run-in heading from its text
        if held and not is_run_in:
            yield from held
            held, listed = [], False
    yield from held


def _heading(heading: Heading, display: Display) -> str:
    text = _inline(heading.spans, display, spaced=heading.spaced).strip() or "&nbsp;"
    name = " .speech-run-in" if heading.run_in else ""
    attributes = f"#{heading.anchor}{name} data-line={heading.spans[0].line}"
    return f"{'#' * min(heading.level + 1, 6)} {text.removesuffix('。') or text} {{ {attributes} }}"


def _split_points(paragraph: Paragraph, display: Display) -> tuple[Spans, tuple[Point, ...]]:
    """What stands before the first point, and the points."""
    length = sum(len(display.raw(point.spans)) for point in paragraph.points)
    opening, _ = cut(paragraph.spans, len(display.raw(paragraph.spans)) - length)
    return (opening if display.text(opening) or not length else ()), paragraph.points


_AS_TEXT = (ParagraphKind.TEXT, ParagraphKind.ITEM)


def _paragraph(paragraph: Paragraph, opening: Spans, points: tuple[Point, ...], display: Display) -> Iterator[str]:
    if paragraph.kind is ParagraphKind.TABLE:
        yield _table(paragraph, display)
        return
    name = "" if paragraph.kind in _AS_TEXT else f" .speech-{paragraph.kind.value}"
    attributes = f"\n{{ #{paragraph.anchor}{name} }}"
    if opening:
        shown = (_image if paragraph.kind is ParagraphKind.IMAGE else _inline)(opening, display)
        yield escape_start(shown.strip() or "&nbsp;") + attributes
        attributes = ""
    if points:
        first, *others = (_point(point, display) for point in points)
        yield "\n".join((first + attributes, *others))


def _table(paragraph: Paragraph, display: Display) -> str:
    """A table of HTML, for one of Markdown has to have a head; its cells are Markdown, so that links work."""
    rows = (
        "".join(f'<td markdown="span">{cell}</td>' for cell in _cells(line, tuple(spans), display))
        for line, spans in groupby(paragraph.spans, key=lambda span: span.line)
    )
    shown = "\n".join(f'<tr markdown="block">{row}</tr>' for row in rows)
    attributes = f'id="{paragraph.anchor}" class="speech-table" markdown="block"'
    return f'<div {attributes}>\n<table markdown="block">\n{shown}\n</table>\n</div>'


def _cells(line: LineNo, spans: Spans, display: Display) -> Iterator[str]:
    """The cells of a row, empty ones at its ends too, which no span covers."""
    start = Offset(0)
    for text in display.lines[line - 1].split("\t"):
        end = Offset(start + len(text))
        inside = (Span(line, max(start, span.start), min(end, span.end)) for span in spans)
        yield _inline(tuple(span for span in inside if span.start < span.end), display).strip()
        start = Offset(end + 1)


def _image(spans: Spans, display: Display) -> str:
    """What an image is called; its web address is a link, and a path, which leads nowhere from here, is text."""
    raw = display.raw(spans)
    start = max((match.start() for match in _ADDRESS.finditer(raw)), default=len(raw))
    address = raw[start:].rstrip()
    if not _host(address):
        return _inline(spans, display)
    words, _ = cut(spans, start)
    return f"{_inline(words, display).lstrip()}{_link_to(address, address)}"


def _point(point: Point, display: Display) -> str:
    """A list item whose lead words are set off: its ordinal with the sentence it opens, if another follows."""
    raw = display.raw(point.spans)
    lead = _LEAD.match(raw)
    marker = point.marker.end - point.marker.start
    end = lead.end() if lead and raw[lead.end() :].strip() else marker
    words, rest = cut(point.spans, end)
    return f"- <b>{_inline(words, display).lstrip()}</b>{_inline(rest, display).rstrip()}"


def _inline(spans: Spans, display: Display, *, spaced: bool = False) -> str:
    """Escaped text; each repair is marked and tells what the seed has, each mark leads where it says."""
    shown = "".join(_run(run, display) for run in display.runs(spans, spaced=spaced))
    return shown.replace("![", "\\![")  # or the link would be an image


def _run(run: Run, display: Display) -> str:
    if run.repair:
        return _repaired(run.text, run.original, display.reasons.get(run.repair.rule, ""))
    return f"[{escape(run.text)}]({run.target})" if run.target else escape(run.text)


def _repaired(text: str, original: str, reason: str) -> str:
    title = escape_attribute(f"原文为“{original}”" + (f"：{reason}" if reason else ""))
    return f'<span class="speech-repair" title="{title}">{escape(text)}</span>'
