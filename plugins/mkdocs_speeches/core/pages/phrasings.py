"""The list of phrasings that most speeches share: how often, first and last use, by year; other ways to say each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from mkdocs_speeches.core.library.addresses import PHRASINGS
from mkdocs_speeches.core.library.catalogue import Catalogue
from mkdocs_speeches.core.library.counts import Tally
from mkdocs_speeches.core.library.phrasings import Phrasing
from mkdocs_speeches.core.model import BlockNo, Offset, SpeechNo
from mkdocs_speeches.core.pages.heads import list_head
from mkdocs_speeches.core.pages.leads import count_words, join_inlines, lead_to, small_facts
from mkdocs_speeches.core.pages.lists import show_head
from mkdocs_speeches.core.pages.nodes import Inlines, ItemNode, Link, ListNode, Marked, Style, Tone
from mkdocs_speeches.core.pages.page import Page, make_page
from mkdocs_speeches.core.pages.timelines import plot_in_line
from mkdocs_speeches.core.text.normal import normal_offsets

_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("‘", "’"))
_Said = tuple[str, tuple[Inlines, ...]]
"""A phrasing in words, and where it is first and last said."""


def render_phrasings(catalogue: Catalogue) -> Page:
    """The page of all phrasings."""
    phrasings = catalogue.links.passages.phrasings
    summary = (
        f"文库里两篇以上讲话都整句用过的说法，用得最多的 {len(phrasings)} 条，附本库最早和最近的出处、各年的次数；"
        "相差几个字的列在一起。"
    )
    rows = [[_in_words(catalogue, form) for form in (phrasing, *phrasing.variants)] for phrasing in phrasings]
    tallies = catalogue.wording.count(words for row in rows for words, _ in row)
    rows.sort(key=lambda row: -len(tallies[row[0][0]].speeches))
    items = tuple(_show_phrasing(catalogue, row, [tallies[words] for words, _ in row]) for row in rows)
    shown = show_head("常用说法", summary if phrasings else "还没有哪一句话两篇讲话都用。")
    return make_page(PHRASINGS, list_head("常用说法", summary), (*shown, *([ListNode(items)] if items else ())))


def _show_phrasing(catalogue: Catalogue, said: Sequence[_Said], tallies: Sequence[Tally]) -> ItemNode:
    """A phrasing with its facts, and below it the other ways to say it with theirs."""
    (words, uses), *variants = said
    content: Inlines = (words, *small_facts((count_words(tallies[0]), *uses, plot_in_line(catalogue, tallies[0]))))
    for (other, its_uses), tally in zip(variants, tallies[1:], strict=True):
        facts = (("又作 ", Marked(Tone.EMPHASIS, (other,))), count_words(tally), *its_uses)
        content = (*content, *small_facts((*facts, plot_in_line(catalogue, tally))))
    return ItemNode(content, styles=(Style.ITEM,))


def _in_words(catalogue: Catalogue, phrasing: Phrasing) -> _Said:
    """The words as a reader has them, and where they come from."""
    corpus = catalogue.links.passages.corpus
    blocks, offsets = (column.tolist() for column in corpus.locate(np.array(phrasing.places)))
    _, letters = normal_offsets(catalogue.texts.blocks[blocks[0]].text)
    first, last = letters[[offsets[0], offsets[0] + phrasing.length - 1]].tolist()
    words = _balanced(catalogue.show(blocks[0], Offset(first), Offset(last + 1)))
    return words, tuple(_uses(catalogue, blocks))


def _balanced(words: str) -> str:
    """The words with the marks at their edges whose other half stands in them."""
    for opening, closing in _PAIRS:
        missing = words.count(closing) - words.count(opening)
        words = f"{opening * missing}{words}{closing * -missing}"
    return words


def _uses(catalogue: Catalogue, blocks: list[BlockNo]) -> Iterator[Inlines]:
    """The first and the last place by date, those of a hidden year left out; where no two are known, two of neither."""
    dates = {block: front.date.text for block in blocks if (front := catalogue.place(block)[0].speech.front).date}
    known = sorted((block for block in dates if dates[block][:4].isdecimal()), key=lambda block: (dates[block], block))
    if known and dates[known[0]] != dates[known[-1]]:
        yield "本库最早 ", *_show_use(catalogue, known[0])
        yield "本库最近 ", *_show_use(catalogue, known[-1])
    else:
        owners = {int(catalogue.texts.owners[block]): block for block in reversed(blocks)}
        yield "见于 ", *join_inlines((_show_place(catalogue, owners[owner]) for owner in sorted(owners)[:2]), "、")


def _show_use(catalogue: Catalogue, block: BlockNo) -> Inlines:
    """A speech that uses a phrasing, and who gave it."""
    person = catalogue.people.of.get(SpeechNo(int(catalogue.texts.owners[block])))
    by = (lead_to(person.label, person.uri), " ") if person else ()
    return *by, _show_place(catalogue, block)


def _show_place(catalogue: Catalogue, block: BlockNo) -> Link:
    return Link((catalogue.name(int(catalogue.texts.owners[block])),), catalogue.target(block, base=""))
