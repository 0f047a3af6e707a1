"""The list of what speeches refer to: works, meetings and set phrases by kind, each with its places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from mkdocs_speeches.core.library.addresses import CITED, address_of
from mkdocs_speeches.core.library.catalogue import Catalogue
from mkdocs_speeches.core.library.citations import Citation, Kind
from mkdocs_speeches.core.library.counts import Tally, innermost
from mkdocs_speeches.core.library.shelves import Entry
from mkdocs_speeches.core.model import BlockNo, SpeechNo
from mkdocs_speeches.core.pages.leads import count_words, join_inlines, lead_to, lead_to_searches, small_facts
from mkdocs_speeches.core.pages.lists import Group, ListOpening, make_list
from mkdocs_speeches.core.pages.nodes import Inlines, ItemNode, Link, Style
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.text.normal import normal
from mkdocs_speeches.core.text.sought import sought
from mkdocs_speeches.core.text.wording import format_sign

MOST_CITING, MOST_PLACES = 6, 5
"""How many speeches an item names, and how many places in each."""
SHORTEST_NAME = 8
"""A part of a title names a speech where it has so many letters; shorter ones name many things."""
_KIND_TITLES = {
    Kind.DOCUMENT: "文件和法规",
    Kind.WORK: "书和作品",
    Kind.PAPER: "报刊",
    Kind.MEETING: "会议",
    Kind.PHRASE: "提法",
    Kind.PROGRAMME: "工程和活动",
    Kind.QUOTATION: "引语",
}
_KIND_UNITS = {Kind.DOCUMENT: "份", Kind.WORK: "部", Kind.PAPER: "种", Kind.MEETING: "次", Kind.PROGRAMME: "项"}
_UNIT = "条"
_QUOTES = {
    **dict.fromkeys((Kind.DOCUMENT, Kind.WORK, Kind.PAPER), ("《", "》")),
    **dict.fromkeys((Kind.PHRASE, Kind.PROGRAMME, Kind.QUOTATION), ("“", "”")),
}
_TITLE_PARTS = re.compile("[—－―-]{2,}|[（(][^（()）]*[)）]$|[《》]")


def render_cited(catalogue: Catalogue, search: str = "") -> tuple[Page, ...]:
    """All that is referred to, by kind, what the most speeches have first; `search` is the site's search page, if any.

    What one speech says once stands folded behind all these.
    """
    own = _own_names(catalogue.entries)
    counted = catalogue.wording.count(form for citation in catalogue.citations for form in _forms_of(citation))
    often: dict[Kind, list[ItemNode]] = {kind: [] for kind in _KIND_TITLES}
    once: dict[Kind, list[ItemNode]] = {kind: [] for kind in _KIND_TITLES}
    rows = [(citation, tuple(counted[form] for form in _forms_of(citation))) for citation in catalogue.citations]
    for citation, tallies in sorted(rows, key=lambda row: _how_often(*row), reverse=True):
        places = once if _how_often(citation, tallies) <= (1, 1) and len(citation.blocks) == 1 else often
        places[citation.kind].append(_show_citation(catalogue, citation, tallies, own, search))
    groups = [
        *(_group_of_kind(kind, items) for kind, items in often.items()),
        *(_group_of_kind(kind, items, folded=True) for kind, items in once.items()),
    ]
    named = "、".join(_KIND_TITLES[kind] for kind in _KIND_TITLES if often[kind] or once[kind])
    summary = (
        f"讲话里提到的{named}，提到多的在前，只说过一次的收在后面。" if named else "讲话里没有提到文件、会议和提法。"
    )
    return make_list(CITED, ListOpening("引用", summary), groups, fewest_indexed=0).pages


def _how_often(citation: Citation, tallies: Sequence[Tally]) -> tuple[int, int]:
    """In how many speeches its forms stand, at how many places; of what means another thing elsewhere in its speech."""
    if citation.speech is not None:
        return 1, sum(tally.speeches.get(citation.speech, 0) for tally in tallies)
    return len({number for tally in tallies for number in tally.speeches}), sum(tally.places for tally in tallies)


def _group_of_kind(kind: Kind, items: Sequence[ItemNode], *, folded: bool = False) -> Group:
    title, unit = _KIND_TITLES[kind], _KIND_UNITS.get(kind, _UNIT)
    if folded:
        return Group(f"{title}：只说过一次的", f"{kind.value}-once", tuple(items), part=title, unit=unit, folded=True)
    return Group(title, kind.value, tuple(items), unit=unit)


def _own_names(entries: Sequence[Entry]) -> Mapping[str, str]:
    """The page of the library's own speech by each name that means it alone."""
    titles: dict[str, set[str]] = {}
    parts: dict[str, set[str]] = {}
    for entry in entries:
        titles.setdefault(normal(entry.speech.title), set()).add(entry.uri)
        for name in map(normal, _other_names(entry)):
            if len(name) >= SHORTEST_NAME:
                parts.setdefault(name, set()).add(entry.uri)
    return {name: min(uris) for name, uris in {**parts, **titles}.items() if len(uris) == 1}


def _other_names(entry: Entry) -> Iterator[str]:
    """What else a speech may be called: by its title as printed or a part of it, its subtitle, with its speaker."""
    front = entry.speech.front
    for field in (front.title, front.subtitle):
        yield from (field.text, *_TITLE_PARTS.split(field.text)) if field else ()
    yield from _TITLE_PARTS.split(entry.speech.title)
    if front.title and front.subtitle:
        yield front.title.text + front.subtitle.text
    if front.speaker:
        yield from (f"{front.speaker.text}{between}{entry.speech.title}" for between in ("", "同志"))


def _forms_of(citation: Citation) -> tuple[str, ...]:
    """The name of what is cited, then the other forms of it that hold no one of these."""
    forms = {sought(form): form for form in (*sorted(citation.forms, key=len), citation.name)}
    own = sought(citation.name)
    return (citation.name, *(forms[form] for form in innermost(forms) if form != own))


def _count_forms(tallies: Sequence[Tally]) -> Iterator[Inlines]:
    """How often each form of a name stands in the library, counted plainly."""
    own, *others = tallies
    yield count_words(own)
    yield from ((f"{tally.word} ", *count_words(tally)) for tally in others)


def _count_here(catalogue: Catalogue, speech: SpeechNo, tallies: Sequence[Tally]) -> Iterator[Inlines]:
    """How often a name that means another thing elsewhere stands in its speech."""
    address = address_of(catalogue.entries[speech].uri)
    yield from (count_words(tally, within=address, number=speech) for tally in tallies)


def _show_citation(
    catalogue: Catalogue, citation: Citation, tallies: Sequence[Tally], own: Mapping[str, str], search: str
) -> ItemNode:
    """Name, how often, the first places; the library's own speech where it holds that document."""
    uri = own.get(normal(citation.name)) if _QUOTES.get(citation.kind) == ("《", "》") else None
    opening, closing = _QUOTES.get(citation.kind, ("", ""))
    name = lead_to(citation.name, uri) if uri else citation.name
    speeches: dict[str, list[BlockNo]] = {}
    for block in dict.fromkeys(citation.blocks):
        speeches.setdefault(catalogue.place(block)[0].uri, []).append(block)
    facts = list(_count_forms(tallies) if citation.speech is None else _count_here(catalogue, citation.speech, tallies))
    facts += [("简称", *join_inlines((f"《{short}》" for short in citation.shorts), "、"))] if citation.shorts else []
    facts += [("语出 ", *join_inlines(citation.whose, "、"))] if citation.whose else []
    facts += (_show_places(catalogue, blocks) for blocks in islice(speeches.values(), MOST_CITING))
    if len(speeches) > MOST_CITING:
        facts.append(("等",))
    cut = len(speeches) > MOST_CITING or any(len(blocks) > MOST_PLACES for blocks in speeches.values())
    if search and (cut or _how_often(citation, tallies)[0] > len(speeches) + bool(uri)):  # its own title counts, too
        facts.append(("全部出处可以搜索：", *lead_to_searches(citation.forms, search)))
    return ItemNode((opening, name, closing, *small_facts(facts)), styles=(Style.ITEM, Style.CITED))


def _show_places(catalogue: Catalogue, blocks: Sequence[BlockNo]) -> Inlines:
    """A speech by the first of its places, the next ones by their numbers."""
    first, *others = (catalogue.target(block, base="") for block in blocks[:MOST_PLACES])
    title = catalogue.name(int(catalogue.texts.owners[blocks[0]]))
    numbers = (Link((format_sign(number),), target) for number, target in enumerate(others, start=2))
    return join_inlines((Link((title,), first), *numbers), " ")
