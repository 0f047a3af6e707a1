"""Lists of a library cut into pages: groups under headings, an index of them, links from page to page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from urllib.parse import quote

from mkdocs_speeches.core.library.addresses import PAGE_SIZE, link_target, pages_of
from mkdocs_speeches.core.library.shelves import Entry, Shelf
from mkdocs_speeches.core.model import Page
from mkdocs_speeches.core.pages.escape import GENERATED, escape, link
from mkdocs_speeches.core.pages.heads import list_head
from mkdocs_speeches.core.text.normal import normal
from mkdocs_speeches.core.text.wording import format_count, format_date, format_speaker

FEWEST_INDEXED = 30
"""A list of fewer entries is seen at a glance, and has no index of its groups."""
SHOWN_TAGS = 8
"""What an entry of a list shows at most."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items of a list that stand under one heading, none where `title` is empty.

    `part` names the larger group that it belongs to, as a year has its months; counts tell `unit`.
    """

    title: str
    anchor: str
    items: tuple[str, ...]
    part: str = ""
    unit: str = "篇"


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something, and where a link to them leads."""

    title: str
    target: str
    number: int
    unit: str = "篇"


@dataclass(frozen=True, slots=True)
class List:
    """A list of groups, cut into pages; `places` says on which page each group begins."""

    pages: tuple[Page, ...]
    places: tuple[tuple[Group, str], ...]

    def counts(self) -> tuple[Count, ...]:
        """What the list holds, by the larger groups where there are any."""
        return _count(self.places)


def make_list(
    uri: str, title: str, summary: str, groups: Sequence[Group], *, fewest_indexed: int = FEWEST_INDEXED
) -> List:
    """Cut a list into pages of at most `PAGE_SIZE` items; a group that goes on has its heading on each page."""
    flat = [(group, place) for group in groups for place in range(len(group.items))]
    uris = pages_of(uri, len(flat))
    places = _place(groups, uris)
    pages: list[Page] = []
    for number, page in enumerate(uris):
        pager = tuple(render_pager(uris, number))
        index = () if number or len(flat) < fewest_indexed else tuple(_index(_count(places)))
        blocks = [f"# {title} {{ #title .speech-page }}", summary, *pager, *index]
        for group, run in groupby(flat[number * PAGE_SIZE : (number + 1) * PAGE_SIZE], key=lambda pair: pair[0]):
            blocks += _section(group, [place for _, place in run])
        blocks += pager
        pages.append(Page(uri=page, text=list_head(title, summary, number) + "\n\n".join(blocks) + "\n"))
    return List(tuple(pages), places)


def _place(groups: Sequence[Group], uris: Sequence[str]) -> tuple[tuple[Group, str], ...]:
    starts = accumulate((len(group.items) for group in groups), initial=0)
    found = zip(groups, starts, strict=False)
    return tuple((group, uris[start // PAGE_SIZE]) for group, start in found if group.items)


def _count(places: Sequence[tuple[Group, str]]) -> tuple[Count, ...]:
    counts: dict[str, Count] = {}
    for group, page in places:
        title = group.part or group.title
        first = counts.get(title, Count(title, link_target(page, group.anchor), 0, group.unit))
        counts[title] = Count(title, first.target, first.number + len(group.items), group.unit)
    return tuple(counts.values())


def _section(group: Group, shown: Sequence[int]) -> Iterator[str]:
    """The items of a group that stand on a page; its heading tells scripts how many went before and are in all."""
    if group.title:
        cut = f' data-before="{shown[0]}" data-total="{len(group.items)}"' if len(shown) < len(group.items) else ""
        yield f"## {escape(group.title)} {{ #{group.anchor} .speech-group{cut} }}"
    yield "\n".join(group.items[place] for place in shown)


def _index(counts: Sequence[Count]) -> Iterator[str]:
    """Links to the groups of a list, where it has several."""
    if len(counts) > 1:
        yield render_counts(counts)


def render_counts(counts: Sequence[Count]) -> str:
    """Links with their counts in a row."""
    return "\n".join(
        f"- [{escape(count.title)}]({count.target}) {count.number} {count.unit}\n{{ .speech-year }}" for count in counts
    )


def render_pager(uris: Sequence[str], number: int) -> Iterator[str]:
    """Links to the other pages of a list that is cut into pages; nothing where it is not."""
    if len(uris) > 1:
        shown = (f"**{n + 1}**" if n == number else f"[{n + 1}]({link_target(uri)})" for n, uri in enumerate(uris))
        yield f"第 {' '.join(shown)} 页\n{{ .speech-pager {GENERATED} }}"


def render_item(entry: Entry, *, base: str = "", tagged: bool = True, note: str = "") -> str:
    """A speech in a list: title, then what is known of it, `note` (Markdown) first; `base` leads to the docs folder."""
    front = entry.speech.front
    date = front.date.text if front.date else None
    known = (
        note,
        escape(format_speaker(front)),
        escape(format_date(date)) if date else "",
        escape(front.occasion.text) if front.occasion else "",
        format_count(entry.length),
    )
    tags = _small(escape(tag) for tag in entry.tags[:SHOWN_TAGS]) if tagged else ""
    return f"- {link(entry.speech.title, base + entry.uri)}{_small(known)}{tags}\n{{ .speech-item }}"


def _small(facts: Iterable[str]) -> str:
    """A line of facts in small type, nothing where there are none."""
    shown = "".join(f"<span>{fact}</span>" for fact in facts if fact)
    return f"<small>{shown}</small>" if shown else ""


def render_source_item(shelf: Shelf) -> str:
    """A seed in a list: its name, then what it gave."""
    source = shelf.document.source
    facts = (f"{len(shelf.entries)} 篇讲话", f"{len(source.lines)} 行", escape(source.encoding))
    return f"- {link(shelf.name, shelf.uri)}{_small(facts)}\n{{ .speech-item }}"


def link_queries(words: Mapping[str, int], search: str) -> str:
    """Links to the search page for words and how often each is used: the most used first, none that another finds."""
    forms: dict[str, int] = {}
    for word, times in words.items():
        forms[normal(word)] = forms.get(normal(word), 0) + times
    asked = sorted(forms, key=lambda form: -forms[form])
    enough = [form for form in asked if not any(other in form for other in asked if other != form)]
    return "、".join(f"[{escape(form)}]({link_target(search)}?q={quote(form)})" for form in enough)
