"""Ways into the library: speeches by year and month, speaker, occasion, source, and the overview of a home page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from mkdocs_speeches.core.library.addresses import (
    CITED,
    OCCASIONS,
    PHRASINGS,
    SOURCES,
    SPEAKERS,
    SPEECHES,
    TERMS,
    anchor_of,
    link_target,
    place_of,
)
from mkdocs_speeches.core.library.catalogue import Catalogue
from mkdocs_speeches.core.library.meetings import OTHER_KIND
from mkdocs_speeches.core.library.shelves import Entry, Library, Shelf
from mkdocs_speeches.core.library.sound import sound_of
from mkdocs_speeches.core.pages.leads import join_inlines, lead_to
from mkdocs_speeches.core.pages.lists import (
    Count,
    Group,
    List,
    ListOpening,
    make_list,
    show_counts,
    show_item,
    show_source_item,
)
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
from mkdocs_speeches.core.pages.timelines import draw_years, year_of
from mkdocs_speeches.core.text.wording import format_date, format_total, format_year

NO_SPEAKER, NO_OCCASION = "讲话人不详", "场合不详"
NO_FOLDER = "不在文件夹里"
SHOWN_WHOLE, SHOWN_NEWEST = 10, 5
SHOWN_GROUPS = 12
SHOWN_TERMS = 24
"""What the overview of a large library shows at most before it leads to the lists."""
FEWEST_A_MONTH = 6
"""A year with fewer speeches is not parted into months."""


Way = tuple[str, str, tuple[BlockNode, ...]]
"""A part of the overview: its anchor, its heading, what stands below."""


@dataclass(frozen=True, slots=True)
class Ways:
    """All lists of a library, and the overview that leads to them: blocks for a page in the folder of all pages.

    `dates` and `speakers` say where in the lists by date and by speaker each speech's group stands, by its page.
    """

    pages: tuple[Page, ...]
    overview: tuple[BlockNode, ...]
    dates: Mapping[str, str]
    speakers: Mapping[str, str]


def render_ways(library: Library, catalogue: Catalogue) -> Ways:
    """The lists by date, speaker, occasion and source, and the overview with their counts."""
    entries = catalogue.entries
    total = f"共 {len(entries)} 篇，{format_total(sum(entry.length for entry in entries))}。"
    dates = make_list(SPEECHES, ListOpening("全部讲话", total), tuple(group_by_date(entries)))
    by_speaker = _speakers(catalogue)
    speakers = make_list(SPEAKERS, ListOpening("讲话人", f"{total}按讲话人排列。"), _as_groups(catalogue, by_speaker))
    occasions = make_list(OCCASIONS, ListOpening("场合", f"{total}按场合的种类排列。"), _occasions(catalogue))
    folders = _folders(library)
    seeds = f"共 {len(library)} 份。每一份都可以逐行查看：哪一行用在哪里，哪些没有收录。"
    sources = make_list(SOURCES, ListOpening("原始文件", seeds), tuple(_seeds(folders)))
    pages = (page for listed in (dates, speakers, occasions, sources) for page in listed.pages)
    ways = (
        ("by-date", "按时间", (*plot_years(entries), show_counts(dates.counts()))),
        ("by-speaker", "按讲话人", tuple(_show_most(speakers.counts(), SPEAKERS, "位讲话人"))),
        ("by-occasion", "按场合", tuple(_show_most(occasions.counts(), OCCASIONS, "种场合"))),
        ("by-source", "按来源", tuple(_show_most(_sources(folders, sources), SOURCES, "份原始文件"))),
    )
    overview = tuple(_overview(library, catalogue, ways))
    speaking = [entry for _, group in by_speaker for entry in group]
    return Ways(tuple(pages), overview, _places(by_date(entries), dates), _places(speaking, speakers))


def _edtf_of(entry: Entry) -> str:
    return entry.speech.front.date.text if entry.speech.front.date else ""


def _published(entry: Entry) -> str:
    return entry.speech.front.published.text if entry.speech.front.published else ""


def by_date(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The newest first, then those of a hidden year, then the undated, by the day on which they were published; of one
    date in the order of the library."""
    newest = sorted(entries, key=lambda entry: (_edtf_of(entry) or _published(entry)).replace("X", "0"), reverse=True)
    return tuple(sorted(newest, key=lambda entry: (not _edtf_of(entry), "X" in year_of(entry))))


def group_by_date(entries: Sequence[Entry], *, base: str = "") -> Iterator[Group]:
    """By year and month; `base` leads to the docs folder."""
    show = partial(show_item, base=base)
    for year, years in groupby(by_date(entries), key=year_of):
        group = tuple(years)
        if not year or len(group) < FEWEST_A_MONTH:
            yield Group(format_year(year or None), f"y-{year}" if year else "undated", tuple(map(show, group)))
            continue
        for month, months in groupby(group, key=lambda entry: _edtf_of(entry)[:7]):
            yield Group(format_date(month), f"y-{month}", tuple(map(show, months)), part=format_year(year))


def _places(entries: Sequence[Entry], listed: List) -> Mapping[str, str]:
    """Where in a list the group of each speech stands, which are all in the order of the list."""
    anchors = (group.anchor for group, _ in listed.places for _ in group.items)
    uris = [page.uri for page in listed.pages]
    rows = enumerate(zip(entries, anchors, strict=True))
    return {entry.uri: link_target(place_of(uris, nth), anchor) for nth, (entry, anchor) in rows}


_Shelved = Sequence[tuple[str, Sequence[Entry]]]
"""Speeches in groups, each with its name."""


def _speakers(catalogue: Catalogue) -> _Shelved:
    """Speeches by person; those of bodies and half hidden names by these."""
    people = catalogue.people
    labels = {**people.unpaged, **{number: person.label for number, person in people.of.items()}}
    names = {catalogue.entries[number].uri: label for number, label in labels.items()}
    return _groups(catalogue.entries, lambda entry: names.get(entry.uri, ""), NO_SPEAKER)


def _as_groups(catalogue: Catalogue, shelved: _Shelved) -> tuple[Group, ...]:
    """The groups of speakers, each with its page; bodies and half hidden names have none."""
    targets = {person.label: link_target(person.uri) for person in catalogue.people.persons}
    return tuple(_show_group(name, entries, targets.get(name, "")) for name, entries in shelved)


def _occasions(catalogue: Catalogue) -> tuple[Group, ...]:
    """Speeches by the kind of the meeting."""
    meetings = catalogue.meetings
    kinds = {catalogue.entries[number].uri: meeting.kind for number, meeting in meetings.of.items()}
    targets = {kind.name: link_target(kind.uri) for kind in meetings.kinds}
    shelved = _groups(catalogue.entries, lambda entry: kinds.get(entry.uri, NO_OCCASION), OTHER_KIND, NO_OCCASION)
    return tuple(_show_group(name, entries, targets.get(name, "")) for name, entries in shelved)


def _show_group(name: str, entries: Sequence[Entry], target: str) -> Group:
    return Group(name, anchor_of(name), tuple(map(show_item, entries)), target=target)


def _groups(entries: Sequence[Entry], key: Callable[[Entry], str], *last: str) -> _Shelved:
    """Entries by what `key` says of them, in the order of pinyin, `last` last; nothing said is the first of these.

    In a group the newest stand first.
    """
    found: dict[str, list[Entry]] = {}
    for entry in by_date(entries):
        found.setdefault(key(entry) or last[0], []).append(entry)
    names = sorted(found, key=lambda name: (name in last, last.index(name) if name in last else 0, sound_of(name)))
    return [(name, found[name]) for name in names]


def _folders(library: Library) -> Mapping[str, Library]:
    """The seeds by their folder, the first below the one that all lie in; those in none last."""
    parents = [shelf.name.split("/")[:-1] for shelf in library]
    levels = enumerate(zip(*parents, strict=False))
    common = next((depth for depth, names in levels if len(set(names)) > 1), min(map(len, parents), default=0))
    folders: dict[str, list[Shelf]] = {}
    for shelf, parent in zip(library, parents, strict=True):
        folders.setdefault("".join(parent[common : common + 1]), []).append(shelf)
    return {name: tuple(folders[name]) for name in sorted(folders, key=lambda name: (not name, sound_of(name)))}


def _seeds(folders: Mapping[str, Library]) -> Iterator[Group]:
    for name, shelves in folders.items():
        title = (name or NO_FOLDER) if len(folders) > 1 else ""
        yield Group(title, anchor_of(name), tuple(map(show_source_item, shelves)), unit="份")


def _sources(folders: Mapping[str, Library], sources: List) -> tuple[Count, ...]:
    """How many speeches each folder gave, each seed where they lie in no folders."""
    if len(folders) > 1:
        given = (sum(len(shelf.entries) for shelf in shelves) for shelves in folders.values())
        return tuple(
            Count(count.title, count.target, number)
            for count, number in zip(sources.counts(), given, strict=True)
            if number
        )
    shelves = (shelf for shelves in folders.values() for shelf in shelves)
    return tuple(Count(shelf.name, link_target(shelf.uri), len(shelf.entries)) for shelf in shelves if shelf.entries)


def _overview(library: Library, catalogue: Catalogue, ways: Sequence[Way]) -> Iterator[BlockNode]:
    entries = catalogue.entries
    if not entries:
        yield ParagraphNode(("还没有讲话。把原始文本放进原文目录，这里就会列出来。",))
        return
    total, unit = format_total(sum(entry.length for entry in entries)).rsplit(" ", 1)
    figures = ((str(len(entries)), "篇讲话"), (str(len(library)), "份原始文件"), (total, unit))
    yield ListNode(tuple(_show_figure(figure, unit) for figure, unit in figures))
    yield from _newest(entries)
    yield HeadingNode(2, ("按主题",), "by-term")
    yield from _show_terms(catalogue)
    for anchor, title, shown in ways:
        yield HeadingNode(2, (title,), anchor)
        yield from shown
    lists = (SPEECHES, "全部讲话"), (SOURCES, "全部原始文件"), (PHRASINGS, "常用说法"), (CITED, "引用的文件和会议")
    yield ParagraphNode(join_inlines((_lead_on(name, uri) for uri, name in lists), " "))


def _show_figure(figure: str, unit: str) -> ItemNode:
    return ItemNode((Marked(Tone.STRONG, (figure,)), f" {unit}"), styles=(Style.FIGURE,))


def _lead_on(name: str, uri: str) -> Link:
    return lead_to(name, uri, styles=(Style.MORE,))


def _newest(entries: Sequence[Entry]) -> Iterator[BlockNode]:
    """All speeches of a small library; of a large one those held last, as far as that is known."""
    order = by_date(entries)
    whole = len(order) <= SHOWN_WHOLE
    shown = order if whole else tuple(entry for entry in order[:SHOWN_NEWEST] if year_of(entry).isdecimal())
    if shown:
        yield HeadingNode(2, ("讲话" if whole else "最新讲话",), "newest", (Style.GROUP,))
        yield ListNode(tuple(show_item(entry, tagged=False) for entry in shown))


def _show_terms(catalogue: Catalogue) -> Iterator[ParagraphNode]:
    """The tags that the most speeches have."""
    terms = sorted(catalogue.terms.values(), key=lambda term: (-len(term.carriers), -term.places, term.name))
    chips = [
        Link((f"{term.name} {len(term.carriers)}",), catalogue.term_target(term.name, base=""), (Style.CHIP,))
        for term in terms[:SHOWN_TERMS]
        if term.carriers
    ]
    if chips:
        yield ParagraphNode(join_inlines(chips, " "), styles=(Style.TAGS,))
    yield ParagraphNode((_lead_on("全部关键词", TERMS),))


def plot_years(entries: Sequence[Entry]) -> Iterator[BlockNode]:
    """The library over time, where more than one year is known."""
    years = Counter(int(year) for year in map(year_of, entries) if year.isdecimal())
    if len(years) > 1:
        yield draw_years(years, "各年的讲话篇数", entries)


def _show_most(counts: Sequence[Count], uri: str, unit: str) -> Iterator[BlockNode]:
    """The largest groups with their counts, all others as one; of many the small ones are not worth their names."""
    if len(counts) <= SHOWN_GROUPS + 1:
        if counts:
            yield show_counts(counts)
        return
    best = sorted((count for count in counts if count.number > 1), key=lambda count: -count.number)[:SHOWN_GROUPS]
    shown = [count for count in counts if count in best]
    rest = [count for count in counts if count not in best]
    others = f"其他 {len(rest)} {unit}" if shown else f"全部 {len(rest)} {unit}"
    yield show_counts([*shown, Count(others, uri, sum(count.number for count in rest))])
    if shown:
        yield ParagraphNode((_lead_on(f"全部 {len(counts)} {unit}", uri),))
