"""Pages on subject terms: the index in the order of pinyin, and for each term where it stands and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

import numpy as np

from mkdocs_speeches.core.library.addresses import PAGE_SIZE, TERMS, anchor_of, pages_of
from mkdocs_speeches.core.library.catalogue import Catalogue, Term
from mkdocs_speeches.core.library.mentions import Place
from mkdocs_speeches.core.library.shelves import Entry
from mkdocs_speeches.core.library.sound import initial_of
from mkdocs_speeches.core.model import Offset
from mkdocs_speeches.core.pages.charts import draw_bars, draw_columns
from mkdocs_speeches.core.pages.heads import list_head
from mkdocs_speeches.core.pages.leads import join_inlines, lead_to, lead_to_searches
from mkdocs_speeches.core.pages.lists import FEWEST_INDEXED, show_head, show_item, show_pager
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    Figure,
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
from mkdocs_speeches.core.store.memory import Recall, Stage, make_anew
from mkdocs_speeches.core.text.wording import format_date

MOST_CONTEXTS = 200
CONTEXT = 18
"""Characters on either side of a term in its concordance."""
MOST_COMPANIONS = 12
MOST_BARS = 20
MOST_UNDATED = 0.75
"""A plot goes by speech where a greater share of them is undated."""
MOST_USING = 20
LONGEST_KIND = 4
"""What a speech calls itself at the end of its title: 讲话, 致辞, 总结讲话."""


def render_terms(catalogue: Catalogue, search: str = "", recall: Recall = make_anew) -> Iterator[Page]:
    """The index, cut into pages, and the page of each term that has one.

    `search` is the site's search page, which takes a query as `q`; empty where it has none.
    """
    yield from _show_index(catalogue)
    for term in catalogue.terms.values():
        if term.uri:
            companions = tuple(_show_companions(term, catalogue))
            draw = partial(_page, term, catalogue, companions, search)
            yield recall(Stage.PAGE, term.uri, (_shown_of_term(term, catalogue), companions, search), draw)


def _show_index(catalogue: Catalogue) -> Iterator[Page]:
    terms = tuple(catalogue.terms.values())
    uris = pages_of(TERMS, len(terms))
    description = f"文库的 {len(terms)} 个关键词，按拼音排列。"
    letters, names = _letters(terms), catalogue.page_names()
    for number, uri in enumerate(uris):
        pager = tuple(show_pager(uris, number))
        shown = terms[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        blocks = (*show_head("关键词", description), *pager, *letters, *_by_letter(shown, catalogue, names), *pager)
        yield make_page(uri, list_head("关键词", description, number), blocks)


def _by_letter(terms: Sequence[Term], catalogue: Catalogue, names: Mapping[str, str]) -> Iterator[BlockNode]:
    for letter, group in groupby(terms, key=lambda term: initial_of(term.name)):
        yield HeadingNode(2, (letter,), _letter_anchor(letter))
        yield ListNode(tuple(_show_term(term, catalogue, names) for term in group))


def _letters(terms: Sequence[Term]) -> tuple[BlockNode, ...]:
    """Links to the letters of an index that is not seen at a glance."""
    if len(terms) < FEWEST_INDEXED:
        return ()
    pages = {initial_of(term.name): term.index for term in reversed(terms)}
    links = (lead_to(letter, pages[letter], _letter_anchor(letter)) for letter in reversed(pages))
    return (ParagraphNode(join_inlines(links, " "), styles=(Style.LETTERS,)),)


def _letter_anchor(letter: str) -> str:
    return "other" if letter == "#" else letter.lower()


def _show_term(term: Term, catalogue: Catalogue, names: Mapping[str, str]) -> ItemNode:
    """A term in the index: to its page, else to the speeches that have it as a tag."""
    if term.uri:
        name: Inline = lead_to(term.name, term.uri)
        known: Inlines = (_count_uses(term, catalogue),)
    else:
        name, uris = term.name, (catalogue.entries[number].uri for number in term.carriers[:5])
        known = join_inlines((lead_to(names[uri], uri) for uri in uris), "、")
    return ItemNode((name, " ", Marked(Tone.SMALL, known)), anchor_of(term.name), (Style.TERM,))


def _title(entry: Entry) -> str:
    return entry.speech.title


def _count_uses(term: Term, catalogue: Catalogue) -> str:
    return f"{len(_holders(term, catalogue))} 篇 {len(term.places)} 处"


def _holders(term: Term, catalogue: Catalogue) -> Counter[int]:
    """In which speeches the term stands, and how often."""
    return Counter(int(catalogue.texts.owners[place.block]) for place in term.places)


def _shown_of_term(term: Term, catalogue: Catalogue) -> object:
    """All that a term's page shows but for what leads elsewhere, wherever in the library its speeches stand."""
    entries, displays, blocks = catalogue.entries, catalogue.displays, catalogue.texts.blocks
    holders = tuple((entries[n], displays[n], times) for n, times in _holders(term, catalogue).items())
    offsets = np.array(term.places, dtype=np.int64).reshape(-1, len(Place._fields))[:, 1:].tobytes()
    carriers = tuple(entries[n] for n in term.carriers)
    return (
        term.name,
        term.forms,
        term.uri,
        holders,
        carriers,
        tuple(blocks[place.block] for place in term.places),
        offsets,
    )


def _page(term: Term, catalogue: Catalogue, companions: tuple[BlockNode, ...], search: str) -> Page:
    holders = _holders(term, catalogue)
    summary = (
        f"“{term.name}”在 {len(holders)} 篇讲话中出现 {len(term.places)} 处，{len(term.carriers)} 篇以它为关键词。"
    )
    cut = len(term.places) > MOST_CONTEXTS or len(holders) > MOST_USING
    queries = _lead_to_uses(term, catalogue, search) if search and cut else ()
    blocks = (
        *show_head(term.name, summary),
        *_forms(term),
        _chart(holders, catalogue),
        *companions,
        *_speeches(term, holders, catalogue, queries),
        *_concordance(term, catalogue, queries),
    )
    return make_page(term.uri, list_head(term.name, summary), blocks)


def _forms(term: Term) -> Iterator[ParagraphNode]:
    if len(term.forms) > 1:
        yield ParagraphNode((f"又作：{'、'.join(term.forms[1:])}",), styles=(Style.FORMS,))


def _chart(holders: Counter[int], catalogue: Catalogue) -> Figure:
    """How often by year, by speech where the year of hardly any is known."""
    years = Counter[int]()
    for number, times in holders.items():
        year = year_of(catalogue.entries[number])
        if year.isdecimal():
            years[int(year)] += times
    entries = [catalogue.entries[number] for number in holders]
    if years and len(_undated(entries)) <= MOST_UNDATED * len(holders):
        return draw_years(years, "各年出现的次数", entries)
    most = sorted(holders.items(), key=lambda item: (-item[1], item[0]))[:MOST_BARS]
    return draw_bars([(_bare(_title(catalogue.entries[number])), times) for number, times in most], "各篇出现的次数")


def draw_years(years: Counter[int], title: str, entries: Sequence[Entry]) -> Figure:
    """A plot over all years from the first to the last, which says how many of the speeches it leaves out."""
    undated = _undated(entries)
    hidden = sum(year_of(entry) != "" for entry in undated)
    left = ((len(undated) - hidden, "日期不详"), (hidden, "隐去年份"))
    said = "、".join(f"{number} 篇{reason}" for number, reason in left if number)
    shown = f"{title}，另有 {said}" if said else title
    return draw_columns([(str(year), years[year]) for year in range(min(years), max(years) + 1)], shown)


def _undated(entries: Sequence[Entry]) -> list[Entry]:
    """Those whose year is not known, or hidden."""
    return [entry for entry in entries if not year_of(entry).isdecimal()]


def _bare(title: str) -> str:
    """What a title names where it has the usual frame: the meeting of 在……上的讲话."""
    meeting, frame, kind = title.rpartition("上的")
    return meeting[1:] if frame and title.startswith("在") and len(kind) <= LONGEST_KIND else title


def year_of(entry: Entry) -> str:
    """The year of a speech as EDTF has it, empty where it is not known."""
    return entry.speech.front.date.text[:4] if entry.speech.front.date else ""


def _show_companions(term: Term, catalogue: Catalogue) -> Iterator[ParagraphNode]:
    together = Counter(
        name for number in term.carriers for name in catalogue.entries[number].subjects if name != term.name
    )
    best = sorted(together.items(), key=lambda item: (-item[1], item[0]))[:MOST_COMPANIONS]
    if best:
        links = (Link((name,), catalogue.term_target(name), (Style.CHIP,)) for name, _ in best)
        label = Marked(Tone.LEAD, ("常与它一起出现",))
        yield ParagraphNode(join_inlines((label, *links), " "), styles=(Style.TAGS,))


def _lead_to_uses(term: Term, catalogue: Catalogue, search: str) -> Inlines:
    """Links to the search for what the term is called in the speeches."""
    words = Counter(catalogue.show(*place) for place in term.places)
    return ("全部出处可以搜索：", *lead_to_searches(words, f"../{search}"), "。")


def _speeches(term: Term, holders: Counter[int], catalogue: Catalogue, queries: Inlines) -> Iterator[BlockNode]:
    """The speeches that the term stands in, those first that have it most."""
    numbers = sorted({*holders, *term.carriers}, key=lambda number: (-holders[number], number))
    items = (
        show_item(catalogue.entries[number], base="../", tagged=False, note=f"{holders[number]} 处")
        for number in numbers[:MOST_USING]
    )
    yield HeadingNode(2, ("讲话",), "speeches")
    yield ListNode(tuple(items))
    if len(numbers) > MOST_USING:
        rest = len(numbers) - MOST_USING
        yield ParagraphNode((f"这里列出用得最多的 {MOST_USING} 篇，另有 {rest} 篇也用到。", *queries))


def _concordance(term: Term, catalogue: Catalogue, queries: Inlines) -> Iterator[BlockNode]:
    """The term in its contexts, aligned; of more than `MOST_CONTEXTS` those of the speeches that have it most."""
    yield HeadingNode(2, ("用法",), "usage")
    shown = _densest(term, catalogue)
    if len(shown) < len(term.places):
        yield ParagraphNode((f"共 {len(term.places)} 处，这里列出用得最集中的 {len(shown)} 处。", *queries))
    told = "每行一处，点词看原文；在更长的词语里出现的不列。"
    yield ParagraphNode((told,), styles=(Style.CONCORDANCE,))
    owners = catalogue.texts.owners[[place.block for place in shown]].tolist()
    facts = {number: _facts_of_source(catalogue.entries[number]) for number in set(owners)}
    lines = (_show_context(place, catalogue, *facts[owner]) for place, owner in zip(shown, owners, strict=True))
    yield ListNode(tuple(lines))


def _densest(term: Term, catalogue: Catalogue) -> tuple[Place, ...]:
    if len(term.places) <= MOST_CONTEXTS:
        return term.places
    owners, holders = catalogue.texts.owners, _holders(term, catalogue)
    dense = sorted(term.places, key=lambda place: (-holders[int(owners[place.block])], place))[:MOST_CONTEXTS]
    return tuple(sorted(dense))


def _facts_of_source(entry: Entry) -> tuple[str, str]:
    """The date of a speech as EDTF, and what a line of a concordance says of the speech."""
    date = entry.speech.front.date.text if entry.speech.front.date else ""
    return date, f"{format_date(date)} {_title(entry)}" if date else _title(entry)


def _show_context(place: Place, catalogue: Catalogue, date: str, source: str) -> ItemNode:
    block = catalogue.texts.blocks[place.block]
    # what was repaired may be of several characters, and is not cut in two
    reach = CONTEXT if block.shown == block.text else len(block.text)
    before = catalogue.show(place.block, Offset(max(0, place.start - reach)), place.start)[-CONTEXT:].lstrip()
    after = catalogue.show(place.block, place.end, Offset(place.end + reach))[:CONTEXT].rstrip()
    word = Link((catalogue.show(*place),), catalogue.target(place.block))
    parts = (Marked(Tone.PART, (before,)), word, Marked(Tone.PART, (after,)), Marked(Tone.SMALL, (source,)))
    return ItemNode(parts, styles=(Style.CONTEXT,), date=date)
