"""Pages on subject terms: the index in the order of pinyin, and for each term where it stands and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

import numpy as np

from mkdocs_speeches.core.library.addresses import PAGE_SIZE, TERMS, address_of, anchor_of, link_target, pages_of
from mkdocs_speeches.core.library.catalogue import Catalogue, Term
from mkdocs_speeches.core.library.counts import TITLE, Spot
from mkdocs_speeches.core.library.sound import initial_of
from mkdocs_speeches.core.pages.glances import glance_at
from mkdocs_speeches.core.pages.heads import list_head
from mkdocs_speeches.core.pages.leads import count_words, join_inlines, join_rows, lead_to, lead_to_searches
from mkdocs_speeches.core.pages.lists import FEWEST_INDEXED, show_head, show_item, show_pager
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    CountUnit,
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
    WordCount,
    plain_text,
)
from mkdocs_speeches.core.pages.page import Page, make_page
from mkdocs_speeches.core.pages.timelines import Timeline
from mkdocs_speeches.core.store.memory import Recall, Stage, make_anew
from mkdocs_speeches.core.text.sought import sought
from mkdocs_speeches.core.text.wording import format_date

MOST_CONTEXTS = 200
CONTEXT = 18
"""Characters on either side of a term in its concordance."""
MOST_COMPANIONS = 12
MOST_USING = 20


@dataclass(frozen=True, slots=True)
class Context:
    """A term where it stands: what is around it, where the word leads, the day (EDTF) and the name of the speech."""

    before: str
    word: str
    after: str
    target: str
    date: str
    source: str


def render_terms(catalogue: Catalogue, search: str = "", recall: Recall = make_anew) -> Iterator[Page]:
    """The index, cut into pages, and the page of each term that has one.

    `search` is the site's search page, which takes a query as `q`; empty where it has none.
    """
    yield from _show_index(catalogue)
    timeline = Timeline(catalogue)
    for term in catalogue.terms.values():
        if term.uri:
            drawn = (*timeline.draw(term), *_show_companions(term, catalogue))
            shown = _head_of(term), _above(term, catalogue, drawn, search), tuple(_contexts(term, catalogue))
            page = recall(Stage.PAGE, term.uri, shown, partial(_page, term.uri, *shown))
            yield replace(page, glance=glance_at(term, catalogue, timeline))


def _show_index(catalogue: Catalogue) -> Iterator[Page]:
    terms = tuple(catalogue.terms.values())
    uris = pages_of(TERMS, len(terms))
    description = f"文库的 {len(terms)} 个关键词，按拼音排列。"
    letters, names = _letters(terms), catalogue.page_names()
    for number, uri in enumerate(uris):
        pager = tuple(show_pager(uris, number))
        shown = terms[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        blocks = (*show_head("关键词", description), *pager, *letters, *_by_letter(shown, catalogue, names), *pager)
        page = make_page(uri, list_head("关键词", description, number), blocks)
        yield replace(page, names=tuple(_names_in_use(term) for term in shown if term.places))


def _names_in_use(term: Term) -> tuple[str, ...]:
    return tuple(tally.word for tally in term.tallies if tally.places)


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
        known: Inlines = _count_uses(term)
    else:
        name, uris = term.name, (catalogue.entries[number].uri for number in term.carriers[:5])
        known = join_inlines((lead_to(names[uri], uri) for uri in uris), "、")
    return ItemNode((name, " ", Marked(Tone.SMALL, known)), anchor_of(term.name), (Style.TERM,))


def _count_uses(term: Term) -> Inlines:
    """How often a term stands in the library, each of its names by itself."""
    first, *others = term.apart or term.tallies
    named = ((f"{tally.word} ", *count_words(tally)) for tally in others)
    own = count_words(first) if first.word == term.name else (f"{first.word} ", *count_words(first))
    return join_rows((own, *named), "；")


def _page(uri: str, head: str, above: Sequence[BlockNode], contexts: Iterable[Context]) -> Page:
    return make_page(uri, head, (*above, ListNode(tuple(map(_show_context, contexts)))))


def _head_of(term: Term) -> str:
    return list_head(term.name, plain_text(tuple(_summarise(term))))


def _above(term: Term, catalogue: Catalogue, drawn: Iterable[BlockNode], search: str) -> tuple[BlockNode, ...]:
    """All that stands on a term's page above its contexts."""
    cut = term.places > MOST_CONTEXTS or len(term.holders) > MOST_USING
    queries = _lead_to_uses(term, search) if search and cut else ()
    return (
        *show_head(term.name, *_summarise(term)),
        *_show_other_names(term),
        *drawn,
        *_speeches(term, catalogue, queries),
        *_tell_contexts(term, queries),
    )


def _summarise(term: Term) -> Iterator[Inline]:
    """How often the term stands in the library, counted plainly, and what is made of that."""
    tally = term.tallies[0]
    yield from (f"“{term.name}”在 ", WordCount(term.name, CountUnit.SPEECHES, len(tally.speeches)), " 篇讲话中出现 ")
    yield from (WordCount(term.name, CountUnit.PLACES, tally.places), f" 处，{len(term.carriers)} 篇以它为关键词。")


def _show_other_names(term: Term) -> Iterator[ParagraphNode]:
    """Each other name of the same thing that the library has, with its own count; and what these make together."""
    others = [tally for tally in term.tallies[1:] if tally.places]
    if not others:
        return
    named = (Marked(Tone.PART, (f"{tally.word} ", *count_words(tally))) for tally in others)
    yield ParagraphNode(("又作：", *join_inlines(named, "、"), *_add_up(term), "。"), styles=(Style.FORMS,))


def _add_up(term: Term) -> Iterator[Inline]:
    """The sum of what its names count, as a sum."""
    if len(term.apart) > 1:
        counts = (WordCount(tally.word, CountUnit.PLACES, tally.places) for tally in term.apart)
        yield from ("；合计 ", *join_inlines(counts, "＋"), f"＝{term.places} 处")
    within = [tally.word for tally in term.tallies if tally.places and tally not in term.apart]
    if within:
        yield f"（“{'”“'.join(within)}”含在里面）"


def _show_companions(term: Term, catalogue: Catalogue) -> Iterator[ParagraphNode]:
    together = Counter(
        name for number in term.carriers for name in catalogue.entries[number].subjects if name != term.name
    )
    best = sorted(together.items(), key=lambda item: (-item[1], item[0]))[:MOST_COMPANIONS]
    if best:
        links = (Link((name,), catalogue.term_target(name), (Style.CHIP,)) for name, _ in best)
        label = Marked(Tone.LEAD, ("常与它一起出现",))
        yield ParagraphNode(join_inlines((label, *links), " "), styles=(Style.TAGS,))


def _lead_to_uses(term: Term, search: str) -> Inlines:
    """Links to the search for what the term is called in the speeches."""
    words = {tally.word: tally.places for tally in term.apart}
    return ("全部出处可以搜索：", *lead_to_searches(words, f"../{search}"), "。")


def _speeches(term: Term, catalogue: Catalogue, queries: Inlines) -> Iterator[BlockNode]:
    """The speeches that the term stands in, those first that have it most."""
    holders = term.holders
    numbers = sorted({*holders, *term.carriers}, key=lambda number: (-holders.get(number, 0), number))
    items = (
        show_item(catalogue.entries[number], base="../", tagged=False, note=_count_in(term, catalogue, number))
        for number in numbers[:MOST_USING]
    )
    yield HeadingNode(2, ("讲话",), "speeches")
    yield ListNode(tuple(items))
    if len(numbers) > MOST_USING:
        yield ParagraphNode((f"这里列出用得最多的 {MOST_USING} 篇。", *queries))


def _count_in(term: Term, catalogue: Catalogue, number: int) -> Inlines:
    """How often each name of a term stands in a speech that has it."""
    address = address_of(catalogue.entries[number].uri)
    here = [tally for tally in term.apart if number in tally.speeches] or [term.tallies[0]]
    shown = (
        ((f"{tally.word} ",) if len(term.apart) > 1 else ()) + count_words(tally, within=address, number=number)
        for tally in here
    )
    return join_rows(shown, "，")


def _tell_contexts(term: Term, queries: Inlines) -> Iterator[BlockNode]:
    """What stands above the term in its contexts, aligned; of more than `MOST_CONTEXTS` these are those of the speeches
    that have it most."""
    yield HeadingNode(2, ("用法",), "usage")
    if term.places > MOST_CONTEXTS:
        yield ParagraphNode((f"这里列出用得最集中的 {MOST_CONTEXTS} 处。", *queries))
    told = "每行一处，点词看原文；在更长的词语里出现的也在内。"
    yield ParagraphNode((told,), styles=(Style.CONCORDANCE,))


def _densest(term: Term, catalogue: Catalogue) -> Sequence[Spot]:
    """The places of a term, in reading order; of many those in the speeches that have it most."""
    tallies, wording = term.apart, catalogue.wording
    if not tallies:
        return ()
    positions = np.concatenate([tally.positions for tally in tallies])
    which = np.repeat(np.arange(len(tallies)), [tally.places for tally in tallies])
    owners = wording.owners_of(positions)
    chosen = np.lexsort((positions, -np.bincount(owners)[owners]))[:MOST_CONTEXTS]
    chosen = chosen[np.argsort(positions[chosen], kind="stable")]
    lengths = np.array([len(sought(tally.word)) for tally in tallies])
    return tuple(wording.spots(positions[chosen], lengths[which[chosen]]))


def _facts_of_source(catalogue: Catalogue, number: int) -> tuple[str, str]:
    """The date of a speech as EDTF, and what a line of a concordance says of the speech."""
    speech = catalogue.entries[number].speech
    date = speech.front.date.text if speech.front.date else ""
    shown = format_date(date) if date else ""
    told_by_date = catalogue.details[number] in ("", shown)
    return date, f"{shown} {speech.title}".strip() if told_by_date else catalogue.name(number)


def _contexts(term: Term, catalogue: Catalogue) -> Iterator[Context]:
    spots = _densest(term, catalogue)
    facts = {number: _facts_of_source(catalogue, number) for number in {spot.passage.speech for spot in spots}}
    for spot in spots:
        passage, (date, source) = spot.passage, facts[spot.passage.speech]
        entry = catalogue.entries[passage.speech]
        title = passage.block == TITLE
        yield Context(
            before=_fold_blanks(passage.text[max(0, spot.start - CONTEXT) : spot.start]),
            word=_fold_blanks(passage.text[spot.start : spot.end]),
            after=_fold_blanks(passage.text[spot.end : spot.end + CONTEXT]),
            target=link_target(f"../{entry.uri}") if title else catalogue.target(passage.block),
            date=date,
            source=source,
        )


def _fold_blanks(text: str) -> str:
    return " ".join(text.split())


def _show_context(context: Context) -> ItemNode:
    word = Link((context.word,), context.target)
    before, after = (Marked(Tone.PART, (part,)) for part in (context.before, context.after))
    parts = (before, word, after, Marked(Tone.SMALL, (context.source,)))
    return ItemNode(parts, styles=(Style.CONTEXT,), date=context.date)
