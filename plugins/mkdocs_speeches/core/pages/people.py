"""The page of each speaker: offices as stated, what is spoken of, all speeches by date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mkdocs_speeches.core.library.catalogue import Catalogue
from mkdocs_speeches.core.library.people import Office, Person
from mkdocs_speeches.core.library.shelves import Entry
from mkdocs_speeches.core.model import SpeechNo
from mkdocs_speeches.core.pages.browse import group_by_date, plot_years
from mkdocs_speeches.core.pages.leads import join_inlines, lead_to
from mkdocs_speeches.core.pages.lists import ListOpening, make_list
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    HeadingNode,
    ItemNode,
    Link,
    ListNode,
    Marked,
    ParagraphNode,
    Style,
    Tone,
)
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.pages.speech import OFFICES
from mkdocs_speeches.core.text.wording import format_date

MOST_SUBJECTS = 24
FEWEST_SUBJECTS = 6
"""What is the subject of one speech alone is shown where there are no more."""
MOST_DATES = 4
"""An office stated in more speeches is told by the first and the last."""


def render_people(catalogue: Catalogue) -> Iterator[Page]:
    """The pages of all who speak, one cut into several where it is long."""
    for person in catalogue.people.persons:
        entries = [catalogue.entries[number] for number in person.speeches]
        summary = f"{person.label}在文库里的 {len(entries)} 篇讲话{tell_time(entries)}。"
        blocks = (
            *show_forms(person.name, person.spellings),
            *_show_subjects(catalogue, entries),
            *_show_offices(catalogue, person),
            *plot_years(entries),
        )
        opening = ListOpening(person.label, summary, blocks, name=f"讲话人 {person.label}")
        yield from make_list(person.uri, opening, tuple(group_by_date(entries, base="../"))).pages


def tell_time(entries: Sequence[Entry]) -> str:
    """From when to when speeches were given, as far as that is known."""
    dates = [entry.speech.front.date.text for entry in entries if entry.speech.front.date]
    known = sorted(date for date in dates if "X" not in date[:4])
    if not known:
        return ""
    first, last = format_date(known[0]), format_date(known[-1])
    return f"，{first}" if first == last else f"，{first}至{last}"


def show_forms(name: str, forms: Sequence[str]) -> Iterator[ParagraphNode]:
    """How else a name is written in the speeches."""
    others = [form for form in forms if form != name]
    if others:
        yield ParagraphNode((f"又写作：{'、'.join(others)}。",), styles=(Style.FORMS,))


def _show_subjects(catalogue: Catalogue, entries: Sequence[Entry]) -> Iterator[ParagraphNode]:
    """What is spoken of most, with the number of speeches."""
    counts = Counter(name for entry in entries for name in entry.subjects)
    often = [(name, number) for name, number in counts.most_common() if number > 1]
    shown = (often if len(often) >= FEWEST_SUBJECTS else counts.most_common())[:MOST_SUBJECTS]
    if shown:
        chips = (Link((f"{name} {number}",), catalogue.term_target(name), (Style.CHIP,)) for name, number in shown)
        yield ParagraphNode(join_inlines((Marked(Tone.LEAD, ("常谈",)), *chips), " "), styles=(Style.TAGS,))


def _show_offices(catalogue: Catalogue, person: Person) -> Iterator[BlockNode]:
    yield HeadingNode(2, ("职务",), OFFICES)
    items = tuple(_show_office(catalogue, office) for office in person.offices)
    yield ListNode(items) if items else ParagraphNode(("讲话里没有写明。",))


def _show_office(catalogue: Catalogue, office: Office) -> ItemNode:
    """An office with the days of the speeches that state it."""
    dated = [number for number in office.speeches if catalogue.entries[number].speech.front.date]
    shown = dated if len(dated) <= MOST_DATES else [dated[0], dated[-1]]
    between = "、" if len(dated) <= MOST_DATES else " 至 "
    days = join_inlines((_lead_to_day(catalogue, number) for number in shown), between)
    undated = len(office.speeches) - len(dated)
    told = f"{len(office.speeches)} 篇" + (f"，其中 {undated} 篇日期不详" if undated and dated else "")
    return ItemNode((office.name, " ", Marked(Tone.SMALL, (*days, "，" if days else "", told))))


def _lead_to_day(catalogue: Catalogue, number: SpeechNo) -> Link:
    entry = catalogue.entries[number]
    return lead_to(format_date(entry.speech.front.date.text) if entry.speech.front.date else "", f"../{entry.uri}")
