"""One speech → its page: head, facts, text, what stands beside it."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from mkdocs_speeches.core.library.shelves import Entry, Shelf
from mkdocs_speeches.core.model import Paragraph, ParagraphKind, Section, Speech, walk
from mkdocs_speeches.core.pages.body import NO_NOTES, Notes, show_text
from mkdocs_speeches.core.pages.citing import refer_to
from mkdocs_speeches.core.pages.diagnostics import place_doubts
from mkdocs_speeches.core.pages.heads import front_matter, scalar
from mkdocs_speeches.core.pages.leads import join_inlines, lead_away, lead_to, show_day
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    HeadingNode,
    Inline,
    Inlines,
    Link,
    Marked,
    ParagraphNode,
    Slot,
    Style,
    Tone,
    Written,
)
from mkdocs_speeches.core.pages.page import Page, make_page
from mkdocs_speeches.core.pages.records import state_record
from mkdocs_speeches.core.text.display import Display, Mark
from mkdocs_speeches.core.text.edtf import is_day
from mkdocs_speeches.core.text.script import script_of
from mkdocs_speeches.core.text.wording import clean_name, format_count, format_date, format_reading_time, format_speaker

DESCRIBED_TAGS = 5
LONGEST_DESCRIPTION = 160
READ_FOR_SCRIPT = 20
"""So many blocks tell in which script a speech is written."""
OFFICES = "offices"
"""The part of a person's page that lists the offices held."""
TEXT_SLOT = Slot("speech")
"""Stands between the facts and the text of a speech, so that a template can set something there."""


@dataclass(frozen=True, slots=True)
class FactTargets:
    """Where the facts of a speech lead, empty where nowhere: to who spoke, the office, the day among all days, the
    meeting."""

    person: str = ""
    office: str = ""
    date: str = ""
    meeting: str = ""


NO_TARGETS = FactTargets()


@dataclass(frozen=True, slots=True)
class Beside:
    """What the library knows of a speech; targets are relative to its page.

    `tags` come with their targets, `marks` by the line that they lie over; `notes` stand below the text's blocks,
    `related` are blocks behind the text.
    """

    tags: tuple[tuple[str, str], ...] = ()
    marks: Mapping[int, tuple[Mark, ...]] = field(default_factory=dict)
    notes: Notes = field(default_factory=lambda: NO_NOTES)
    related: tuple[BlockNode, ...] = ()
    facts: FactTargets = NO_TARGETS


Neighbour = tuple[str, str] | None
"""A speech by its name and its page."""
Neighbours = tuple[Neighbour, Neighbour]
"""The speeches before and behind one."""


def render_entry(
    shelf: Shelf, entry: Entry, name: str, beside: Beside, neighbours: Neighbours, *, preview: bool = False
) -> Page:
    """The page of a shelf's speech; it is edited at its first line in the seed, or where an editor took it over.

    `name` is the page's title: the speech's own, with what tells it from others where that is needed. A `preview` tells
    what is in doubt, at its place.
    """
    written = entry.adoption
    doubts = place_doubts(shelf, entry) if preview else {}
    notes = {anchor: (*doubts.get(anchor, ()), *beside.notes.get(anchor, ())) for anchor in {**beside.notes, **doubts}}
    text: tuple[BlockNode, ...] = (
        (Written(written.body),)
        if written
        else tuple(show_text(entry.speech.parts, replace(shelf.display, marks=beside.marks), notes))
    )
    subtitle = tuple(_subtitle(entry.speech))
    blocks = (
        HeadingNode(1, (entry.speech.title,), "title", (Style.FILE_NAME,) if entry.speech.named_by_file else ()),
        *doubts.get("", ()),
        *subtitle,
        _show_facts(shelf, entry, beside.facts),
        *_chips(beside),
        TEXT_SLOT,
        *text,
        *beside.related,
        *_neighbours(neighbours),
    )
    described = describe(entry, shelf.display)
    page = make_page(
        entry.uri,
        _speech_head(shelf, entry, name, described),
        blocks,
        record=state_record(
            entry, shelf.name, None if written else (*subtitle, *text), shared=name != entry.speech.title
        ),
        source=None if written else shelf.name,
        line=None if written else entry.speech.first_line,
    )
    return replace(page, reference=refer_to(entry, description=described, script=_script_of(entry, shelf.display)))


def _speech_head(shelf: Shelf, entry: Entry, name: str, described: str) -> str:
    speech = entry.speech
    return front_matter(
        name or speech.title,
        *_date_line(speech),
        *_tag_lines(entry.tags),
        f"description: {scalar(html.escape(described))}",
        "template: speech.html",
        "hide:",
        "  - navigation",
        *(entry.adoption.further if entry.adoption else ()),
    )


def _date_line(speech: Speech) -> Iterator[str]:
    """The day as YAML has dates, for whatever reads the head of pages; a part of a date is none."""
    stated = speech.front.date.text if speech.front.date else ""
    if is_day(stated):
        yield f"date: {stated}"


def _tag_lines(tags: Sequence[str]) -> Iterator[str]:
    if tags:
        yield "tags:"
        yield from (f"  - {scalar(html.escape(tag))}" for tag in tags)


def describe(entry: Entry, display: Display) -> str:
    """What a speech is about, for other sites: who spoke when and where, its keywords, then its sections or opening."""
    speech, front = entry.speech, entry.speech.front
    date = format_date(front.date.text) if front.date else ""
    held = "，".join(filter(None, (format_speaker(front), date, front.occasion.text if front.occasion else "")))
    about = f"关于{'、'.join(entry.tags[:DESCRIBED_TAGS])}" if entry.tags else ""
    # what an editor wrote anew is not described by what was read
    within = speech.title if entry.adoption else _sum_up(speech, display)
    told = "。".join(filter(None, (held, about, within)))
    return " ".join(told.split())[:LONGEST_DESCRIPTION]


def _sum_up(speech: Speech, display: Display) -> str:
    """The headings of the first level, where there are several; else the opening of the text."""
    sections = (part.heading for part in speech.parts if isinstance(part, Section))
    headings = [display.text(heading.spans, spaced=heading.spaced).rstrip("。") for heading in sections]
    if len(headings) > 1:
        return "；".join(headings)
    texts = (display.text(part.spans) for part in walk(speech.parts) if isinstance(part, Paragraph) and _is_text(part))
    return next(texts, speech.title)


def _script_of(entry: Entry, display: Display) -> str:
    texts = (display.text(part.spans) for part in islice(walk(entry.speech.parts), READ_FOR_SCRIPT))
    return script_of("".join((entry.speech.title, *texts)))


def _is_text(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.TEXT


def _subtitle(speech: Speech) -> Iterator[ParagraphNode]:
    if speech.front.subtitle:
        yield ParagraphNode((f"——{speech.front.subtitle.text}",), styles=(Style.SUBTITLE,))


def _show_facts(shelf: Shelf, entry: Entry, targets: FactTargets) -> ParagraphNode:
    """Each fact on a line of its own."""
    shown = (
        Marked(Tone.PART, (Marked(Tone.LEAD, (name,)), " ", *value))
        for name, value in _known_facts(shelf, entry, targets)
    )
    return ParagraphNode(join_inlines(shown, "\n"), styles=(Style.FACTS,))


def _known_facts(shelf: Shelf, entry: Entry, targets: FactTargets) -> Iterator[tuple[str, Inlines]]:
    """What is known of a speech, by its name."""
    speech, front = entry.speech, entry.speech.front
    stated: tuple[tuple[str, Inlines, str], ...] = (
        ("讲话人", _as_content(clean_name(front.speaker.text) if front.speaker else ""), targets.person),
        ("职务", _as_content(front.role.text if front.role else ""), targets.office),
        ("日期", show_day(front.date), targets.date),
        ("发布于", show_day(front.published), "" if front.date else targets.date),
        ("场合", _as_content(front.occasion.text if front.occasion else ""), targets.meeting),
        ("文种", _as_content(speech.kind), ""),
    )
    yield from ((name, (Link(value, target),) if target else value) for name, value, target in stated if value)
    if speech.source_url:
        yield "出处", (lead_away(speech.source_url),)
    if speech.license:
        yield "许可", (speech.license,)
    yield "篇幅", (f"{format_count(entry.length)}，{format_reading_time(entry.length)}",)
    seed = lead_to(shelf.name, f"../{shelf.uri}", f"L{speech.first_line}")
    yield "原文", (seed, f" 第 {speech.first_line}–{speech.last_line} 行")


def _as_content(text: str | None) -> Inlines:
    return (text,) if text else ()


def _chips(beside: Beside) -> Iterator[ParagraphNode]:
    if beside.tags:
        chips = (Link((name,), target, (Style.CHIP,)) for name, target in beside.tags)
        yield ParagraphNode(join_inlines(chips, " "), styles=(Style.TAGS,))


def _neighbours(neighbours: Neighbours) -> Iterator[ParagraphNode]:
    sides = zip(("上一篇", "下一篇"), (Style.PREVIOUS, Style.NEXT), neighbours, strict=True)
    links = [_lead_to_neighbour(side, *near, style) for side, style, near in sides if near]
    if links:
        yield ParagraphNode(join_inlines(links, "\n"), styles=(Style.NEIGHBOURS,))


def _lead_to_neighbour(side: str, name: str, uri: str, style: Style) -> Inline:
    leading = lead_to(name, f"../{uri}")
    return Link((Marked(Tone.PART, (side,)), " ", *leading.content), leading.target, (style,))
