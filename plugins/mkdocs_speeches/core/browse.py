"""Ways into the library: speeches by year and month, speaker, occasion, source, and the overview of a home page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mkdocs_speeches.core.catalogue import PAGE_SIZE, TERMS, Catalogue, anchor_of, pages_of, sound_of
from mkdocs_speeches.core.cited import CITED
from mkdocs_speeches.core.markdown import escape, link, link_target
from mkdocs_speeches.core.model import Page
from mkdocs_speeches.core.normal import normal
from mkdocs_speeches.core.pages import (
    SOURCES,
    SPEECHES,
    Entry,
    Library,
    Shelf,
    list_head,
    render_item,
    render_source_item,
)
from mkdocs_speeches.core.passages import PHRASINGS
from mkdocs_speeches.core.terms import draw_years, render_pager, year_of
from mkdocs_speeches.core.wording import format_date, format_total, format_year

SPEAKERS = "speakers.md"
OCCASIONS = "occasions.md"
NO_SPEAKER, NO_OCCASION, OTHER_OCCASION = "讲话人不详", "场合不详", "其他场合"
SHOWN_SEEDS, SHOWN_SPEECHES = 20, 10
SHOWN_GROUPS = 12
SHOWN_TERMS = 24
"""What the overview of a large library shows at most before it leads to the lists."""
FEWEST_A_MONTH = 4
"""A year with fewer speeches is not parted into months."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items of a list that stand under one heading, none where `title` is empty."""

    title: str
    anchor: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list of groups, cut into pages; `places` says on which page each group begins."""

    pages: tuple[Page, ...]
    places: tuple[tuple[Group, str], ...]


def make_list(uri: str, title: str, summary: str, groups: Sequence[Group]) -> List:
    """Cut a list into pages of at most `PAGE_SIZE` items; a group that goes on has its heading on each page."""
    flat = [(group, item) for group in groups for item in group.items]
    uris = pages_of(uri, len(flat))
    pages: list[Page] = []
    places: dict[str, tuple[Group, str]] = {}
    for number, page in enumerate(uris):
        blocks = [f"# {title} {{ #title .speech-page }}", summary, *render_pager(uris, number)]
        for group, pairs in groupby(flat[number * PAGE_SIZE : (number + 1) * PAGE_SIZE], key=lambda pair: pair[0]):
            places.setdefault(group.anchor, (group, page))
            blocks += [f"## {escape(group.title)} {{ #{group.anchor} .speech-group }}"] if group.title else []
            blocks.append("\n".join(item for _, item in pairs))
        pages.append(Page(uri=page, text=list_head(title, summary, number) + "\n\n".join(blocks) + "\n"))
    return List(tuple(pages), tuple(places.values()))


@dataclass(frozen=True, slots=True)
class Ways:
    """All lists of a library, and the overview that leads to them: Markdown for a page in the folder of all pages."""

    pages: tuple[Page, ...]
    overview: str


def render_ways(library: Library, catalogue: Catalogue, meetings: Sequence[str]) -> Ways:
    """The lists by date, speaker, occasion and source, and the overview with their counts."""
    entries = catalogue.entries
    total = f"共 {len(entries)} 篇，{format_total(sum(entry.length for entry in entries))}。"
    dates = make_list(SPEECHES, "全部讲话", total, tuple(_dates(entries)))
    speakers = make_list(SPEAKERS, "讲话人", f"{total}按讲话人排列。", _groups(entries, _speaker, NO_SPEAKER))
    kinds = _groups(entries, lambda entry: _kind(entry, meetings), OTHER_OCCASION, NO_OCCASION)
    occasions = make_list(OCCASIONS, "场合", f"{total}按场合的种类排列。", kinds)
    seeds = f"共 {len(library)} 份。每一份都可以逐行查看：哪一行用在哪里，哪些没有收录。"
    sources = make_list(SOURCES, "原始文件", seeds, (Group("", "", tuple(map(render_source_item, library))),))
    pages = (page for listed in (dates, speakers, occasions, sources) for page in listed.pages)
    return Ways(tuple(pages), _overview(library, catalogue, dates, speakers, occasions))


def _date(entry: Entry) -> str:
    return entry.speech.front.date.text if entry.speech.front.date else ""


def by_date(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The newest first, then those of a hidden year, then the undated; of one date in the order of the library."""
    newest = sorted(entries, key=lambda entry: _date(entry).replace("X", "0"), reverse=True)
    return tuple(sorted(newest, key=lambda entry: (not _date(entry), "X" in year_of(entry))))


def _dates(entries: Sequence[Entry]) -> Iterator[Group]:
    """By year and month."""
    for year, years in groupby(by_date(entries), key=year_of):
        group = tuple(years)
        if not year or len(group) < FEWEST_A_MONTH:
            yield Group(format_year(year or None), f"y-{year}" if year else "undated", tuple(map(render_item, group)))
            continue
        for month, months in groupby(group, key=lambda entry: _date(entry)[:7]):
            yield Group(format_date(month), f"y-{month}", tuple(map(render_item, months)))


def _speaker(entry: Entry) -> str:
    """The speaker's name, empty where it is not known or hidden."""
    speaker = entry.speech.front.speaker
    return speaker.text if speaker and normal(speaker.text) else ""


def _kind(entry: Entry, meetings: Sequence[str]) -> str:
    occasion = entry.speech.front.occasion
    if occasion is None:
        return NO_OCCASION
    return next((meeting for meeting in meetings if meeting in occasion.text), OTHER_OCCASION)


def _groups(entries: Sequence[Entry], key: Callable[[Entry], str], *last: str) -> tuple[Group, ...]:
    """Entries by what `key` says of them, in the order of pinyin, `last` last; nothing said is the first of these."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(key(entry) or last[0], []).append(entry)
    names = sorted(found, key=lambda name: (name in last, last.index(name) if name in last else 0, sound_of(name)))
    return tuple(Group(name, anchor_of(name), tuple(map(render_item, found[name]))) for name in names)


def _overview(library: Library, catalogue: Catalogue, dates: List, speakers: List, occasions: List) -> str:
    entries = catalogue.entries
    if not entries:
        return "还没有讲话。把原始文本放进原文目录，这里就会列出来。"
    total, unit = format_total(sum(entry.length for entry in entries)).rsplit(" ", 1)
    figures = ((str(len(entries)), "篇讲话"), (str(len(library)), "份原始文件"), (total, unit))
    blocks = ["\n".join(f"- **{figure}** {unit}\n{{ .speech-figure }}" for figure, unit in figures)]
    blocks += ["## 按主题 { #by-term }", *_terms(catalogue)]
    blocks += ["## 按时间 { #by-date }", *_plot(entries), _years(dates)]
    blocks += ["## 按讲话人 { #by-speaker }", _counts(speakers, SPEAKERS, "全部讲话人")]
    blocks += ["## 按场合 { #by-occasion }", _counts(occasions, OCCASIONS, "全部场合")]
    blocks += ["## 按来源 { #by-source }", *(_shelf(shelf) for shelf in library[:SHOWN_SEEDS])]
    ways = (SPEECHES, "全部讲话"), (SOURCES, "全部原始文件"), (PHRASINGS, "常用说法"), (CITED, "引用的文件和会议")
    blocks.append(" ".join(f"[{name}]({uri}){{ .speech-more }}" for uri, name in ways))
    return "\n\n".join(blocks)


def _terms(catalogue: Catalogue) -> Iterator[str]:
    """The tags that the most speeches have."""
    terms = sorted(catalogue.terms.values(), key=lambda term: (-len(term.carriers), -len(term.places), term.name))
    chips = [
        f"[{escape(term.name)} {len(term.carriers)}]({catalogue.term_target(term.name, base='')}){{ .md-tag }}"
        for term in terms[:SHOWN_TERMS]
        if term.carriers
    ]
    if chips:
        yield " ".join(chips) + "\n{ .speech-tags }"
    yield f"[全部关键词]({TERMS}){{ .speech-more }}"


def _plot(entries: Sequence[Entry]) -> Iterator[str]:
    """The library over time, where more than one year is known."""
    years = Counter(int(year) for year in map(year_of, entries) if year.isdecimal())
    if len(years) > 1:
        yield draw_years(years, "各年的讲话篇数", len(entries) - years.total())


def _years(dates: List) -> str:
    years: dict[str, tuple[str, str, int]] = {}
    for group, page in dates.places:
        title = group.title.partition("年")[0] + "年" if "年" in group.title else group.title
        anchor, first, count = years.get(title, (group.anchor, page, 0))
        years[title] = (anchor, first, count + len(group.items))
    return "\n".join(
        f"- [{title}]({link_target(page, anchor)}) {count} 篇\n{{ .speech-year }}"
        for title, (anchor, page, count) in years.items()
    )


def _counts(listed: List, uri: str, more: str) -> str:
    """The largest groups of a list with their counts."""
    best = sorted(listed.places, key=lambda place: -len(place[0].items))[:SHOWN_GROUPS]
    shown = [place for place in listed.places if place in best]
    items = "\n".join(
        f"- [{escape(group.title)}]({link_target(page, group.anchor)}) {len(group.items)} 篇\n{{ .speech-year }}"
        for group, page in shown
    )
    named = {group.anchor for group, _ in shown}
    rest = [group for group, _ in listed.places if group.anchor not in named]
    if not rest:
        return items
    count = sum(len(group.items) for group in rest)
    return (
        f"{items}\n- [其他 {len(rest)} 项]({uri}) {count} 篇\n{{ .speech-year }}\n\n[{more}]({uri}){{ .speech-more }}"
    )


def _shelf(shelf: Shelf) -> str:
    shown = shelf.entries[:SHOWN_SPEECHES]
    more = f"- [……共 {len(shelf.entries)} 篇]({link_target(shelf.uri)})\n" if len(shelf.entries) > len(shown) else ""
    items = "\n".join(render_item(entry, tagged=False) for entry in shown)
    return f"### {link(shelf.name, shelf.uri)} {{ .speech-group }}\n\n{items}\n{more}".rstrip()
