"""Lists of a library cut into pages: groups under headings, an index of them, links from page to page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from mkdocs_speeches.core.library.addresses import PAGE_SIZE, link_target, pages_of
from mkdocs_speeches.core.library.shelves import Entry, Shelf
from mkdocs_speeches.core.pages.heads import list_head
from mkdocs_speeches.core.pages.leads import join_inlines, lead_to, show_day, small_facts
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
    Style,
    Tone,
)
from mkdocs_speeches.core.pages.page import Page, make_page
from mkdocs_speeches.core.text.wording import format_count, format_speaker

FEWEST_INDEXED = 30
"""A list of fewer entries is seen at a glance, and has no index of its groups."""
SHOWN_TAGS = 8
"""What an entry of a list shows at most."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items of a list that stand under one heading, none where `title` is empty.

    `part` names the larger group that it belongs to, as a year has its months; counts tell `unit`. `target` is where
    its heading leads. One that is `folded` shows its items when asked to.
    """

    title: str
    anchor: str
    items: tuple[ItemNode, ...]
    part: str = ""
    unit: str = "篇"
    target: str = ""
    folded: bool = False


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
        return _count_groups(self.places)


@dataclass(frozen=True, slots=True)
class ListOpening:
    """What a list begins with: its title, what it holds in words, blocks that stand above it; its name among pages."""

    title: str
    summary: str
    blocks: tuple[BlockNode, ...] = ()
    name: str = ""


def make_list(uri: str, opening: ListOpening, groups: Sequence[Group], *, fewest_indexed: int = FEWEST_INDEXED) -> List:
    """Cut a list into pages of at most `PAGE_SIZE` items; a group that goes on has its heading on each page."""
    base = "../" * uri.count("/")
    flat = [(group, place) for group in groups for place in range(len(group.items))]
    uris = pages_of(uri, len(flat))
    places = _place_groups(groups, uris)
    pages: list[Page] = []
    for number, page in enumerate(uris):
        shown = flat[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        pager = tuple(show_pager(uris, number, base=base))
        index = () if number or len(flat) < fewest_indexed else tuple(_index_groups(_count_groups(places, base)))
        above = () if number else opening.blocks
        head = show_head(opening.title, opening.summary)
        blocks = (*head, *above, *pager, *index, *_show_groups(shown), *pager)
        pages.append(make_page(page, list_head(opening.name or opening.title, opening.summary, number), blocks))
    return List(tuple(pages), places)


def show_head(title: str, *summary: Inline, style: Style = Style.PAGE) -> tuple[BlockNode, ...]:
    """What a page of a list begins with."""
    return HeadingNode(1, (title,), "title", (style,)), ParagraphNode(summary)


def _place_groups(groups: Sequence[Group], uris: Sequence[str]) -> tuple[tuple[Group, str], ...]:
    starts = accumulate((len(group.items) for group in groups), initial=0)
    found = zip(groups, starts, strict=False)
    return tuple((group, uris[start // PAGE_SIZE]) for group, start in found if group.items)


def _count_groups(places: Sequence[tuple[Group, str]], base: str = "") -> tuple[Count, ...]:
    counts: dict[str, Count] = {}
    for group, page in places:
        title = group.part or group.title
        first = counts.get(title, Count(title, link_target(base + page, group.anchor), 0, group.unit))
        counts[title] = Count(title, first.target, first.number + len(group.items), group.unit)
    return tuple(counts.values())


def _show_groups(shown: Sequence[tuple[Group, int]]) -> Iterator[BlockNode]:
    """The items that stand on a page, by their groups; a heading tells scripts how many went before and are in all."""
    for group, run in groupby(shown, key=lambda pair: pair[0]):
        here = [place for _, place in run]
        cut = (here[0], len(group.items)) if len(here) < len(group.items) else (0, 0)
        if group.title:
            title = Link((group.title,), group.target) if group.target else group.title
            yield HeadingNode(2, (title,), group.anchor, (Style.GROUP,), before=cut[0], total=cut[1])
        items = tuple(group.items[place] for place in here)
        yield Folded(_tell_folded(group, here), items) if group.folded else ListNode(items)


def _tell_folded(group: Group, here: Sequence[int]) -> str:
    """How many items are folded away, and which of more than stand on the page."""
    whole = f"{len(group.items)} {group.unit}"
    return whole if len(here) == len(group.items) else f"{whole}，这里是第 {here[0] + 1} 至 {here[-1] + 1} {group.unit}"


def _index_groups(counts: Sequence[Count]) -> Iterator[ListNode]:
    """Links to the groups of a list, where it has several."""
    if len(counts) > 1:
        yield show_counts(counts)


def show_counts(counts: Sequence[Count]) -> ListNode:
    """Links with their counts in a row."""
    items = ((Link((count.title,), count.target), f" {count.number} {count.unit}") for count in counts)
    return ListNode(tuple(ItemNode(item, styles=(Style.COUNT,)) for item in items))


def show_pager(uris: Sequence[str], number: int, *, base: str = "") -> Iterator[ParagraphNode]:
    """Links to the other pages of a list that is cut into pages; nothing where it is not."""
    if len(uris) > 1:
        shown = (
            Marked(Tone.STRONG, (str(n + 1),)) if n == number else lead_to(str(n + 1), base + uri)
            for n, uri in enumerate(uris)
        )
        yield ParagraphNode(("第 ", *join_inlines(shown, " "), " 页"), styles=(Style.PAGER,))


def show_item(entry: Entry, *, base: str = "", tagged: bool = True, note: Inlines = ()) -> ItemNode:
    """A speech in a list: title, then what is known of it, `note` first; `base` leads to the docs folder."""
    front = entry.speech.front
    known = (
        *_each((format_speaker(front),)),
        show_day(front.date),
        *_each((front.occasion.text if front.occasion else "", entry.apart, format_count(entry.length))),
    )
    tags = entry.tags[:SHOWN_TAGS] if tagged else ()
    title = lead_to(entry.speech.title, base + entry.uri)
    return ItemNode((title, *small_facts([note, *known]), *small_facts(_each(tags))), styles=(Style.ITEM,))


def show_source_item(shelf: Shelf) -> ItemNode:
    """A seed in a list: its name, then what it gave."""
    source = shelf.document.source
    facts = (f"{len(shelf.entries)} 篇讲话", f"{len(source.lines)} 行", source.encoding)
    return ItemNode((lead_to(shelf.name, shelf.uri), *small_facts(_each(facts))), styles=(Style.ITEM,))


def _each(facts: Iterable[str]) -> Iterator[Inlines]:
    return ((fact,) for fact in facts if fact)
