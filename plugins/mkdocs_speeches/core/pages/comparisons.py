"""Pages on shared passages: two speeches side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

import numpy as np

from mkdocs_speeches.core.library.catalogue import Catalogue
from mkdocs_speeches.core.library.pairs import Comparisons
from mkdocs_speeches.core.library.shelves import format_name
from mkdocs_speeches.core.library.texts import TextBlock
from mkdocs_speeches.core.model import BlockNo, Offset
from mkdocs_speeches.core.pages.heads import list_head
from mkdocs_speeches.core.pages.leads import lead_to
from mkdocs_speeches.core.pages.lists import show_head
from mkdocs_speeches.core.pages.nodes import Inline, Inlines, ItemNode, Link, ListNode, Marked, Style, Tone
from mkdocs_speeches.core.pages.page import Page, make_page
from mkdocs_speeches.core.store.memory import Recall, Stage, make_anew
from mkdocs_speeches.core.text.corpus import Position
from mkdocs_speeches.core.text.normal import normal_offsets

_SIDES = (Style.LEFT, Style.RIGHT)
_OPENING_MARKS = "“《（‘"
_CLOSING_MARKS = re.compile("[”》）’]*[。，；：、！？…]?[”》）’]*")


def render_comparisons(catalogue: Catalogue, comparisons: Comparisons, recall: Recall = make_anew) -> Iterator[Page]:
    """The pages that compare two speeches."""
    rows = _rows_of(catalogue, comparisons)
    for pair in comparisons.uris:
        inputs = _shown_of_pair(catalogue, comparisons, pair, rows[pair])
        draw = partial(_comparison, catalogue, comparisons, pair, rows[pair])
        yield recall(Stage.PAGE, comparisons.uris[pair], inputs, draw)


Row = tuple[tuple[Position, Position, int], ...]
"""A passage: the equal pieces in it, each with its place in the one speech and in the other, and its length."""


def _rows_of(catalogue: Catalogue, comparisons: Comparisons) -> Mapping[tuple[int, int], list[Row]]:
    """The passages of each pair that is compared, in the order of the first speech."""
    passages, owners = catalogue.links.passages, catalogue.texts.owners
    pieces, heads = passages.alignment.pieces, passages.alignment.heads
    rows: dict[tuple[int, int], list[Row]] = {pair: [] for pair in comparisons.uris}
    sides = (owners[passages.corpus.locate(side[heads])[0]].tolist() for side in (pieces.starts, pieces.others))
    ends = np.append(heads, pieces.starts.size)[1:].tolist()
    for pair, head, end in zip(zip(*sides, strict=True), heads.tolist(), ends, strict=True):
        if pair in rows:
            columns = (pieces.starts[head:end], pieces.others[head:end], (pieces.ends - pieces.starts)[head:end])
            rows[pair].append(tuple(zip(*(column.tolist() for column in columns), strict=True)))
    return {pair: sorted(found) for pair, found in rows.items()}


def _shown_of_pair(catalogue: Catalogue, comparisons: Comparisons, pair: tuple[int, int], rows: list[Row]) -> object:
    """All that a comparison shows, wherever in the library its speeches stand."""
    sides = tuple((catalogue.entries[n], catalogue.details[n], catalogue.displays[n]) for n in pair)
    return sides, comparisons.characters[pair], tuple(_inside_blocks(catalogue, row) for row in rows)


def _inside_blocks(catalogue: Catalogue, row: Row) -> tuple[TextBlock, TextBlock, tuple[tuple[int, int, int], ...]]:
    """A passage by its two blocks and the places of its pieces in these."""
    starts = catalogue.links.passages.corpus.starts
    one, other = (int(np.searchsorted(starts, place, side="right")) - 1 for place in row[0][:2])
    first, second = int(starts[one]), int(starts[other])
    pieces = tuple((place - first, there - second, length) for place, there, length in row)
    return catalogue.texts.blocks[one], catalogue.texts.blocks[other], pieces


def _comparison(catalogue: Catalogue, comparisons: Comparisons, pair: tuple[int, int], rows: list[Row]) -> Page:
    one, other = (
        f"《{catalogue.entries[number].speech.title}》{format_name('', catalogue.details[number])}" for number in pair
    )
    title = f"{one}与{other}对照"
    counted = f"共 {len(rows)} 段，{comparisons.characters[pair]} 字相同。"
    told = "各自不同的字句已经标出。" if any(len(row) > 1 for row in rows) else ""
    items = (*_heads(catalogue, pair), *(item for row in rows for item in _show_row(catalogue, row)))
    head = list_head(title, f"{one}与{other}相同或相近的文字，{counted}")
    summary = f"两篇相同或相近的文字，{counted}{told}"
    return make_page(
        comparisons.uris[pair], head, (*show_head(title, summary, style=Style.COMPARISON_PAGE), ListNode(items))
    )


def _heads(catalogue: Catalogue, pair: tuple[int, int]) -> Iterator[ItemNode]:
    """What stands above each side; in one list with the rows, for a gap would make its neighbours paragraphs."""
    for number, side in zip(pair, _SIDES, strict=True):
        entry, detail = catalogue.entries[number], catalogue.details[number]
        more: Inlines = (" ", Marked(Tone.SMALL, (detail,))) if detail else ()
        yield ItemNode((lead_to(entry.speech.title, f"../{entry.uri}"), *more), styles=(side, Style.HEAD))


def _show_row(catalogue: Catalogue, row: Row) -> Iterator[ItemNode]:
    """A passage on both sides, what differs marked."""
    for side, style in enumerate(_SIDES):
        pieces = [((one, other)[side], length) for one, other, length in row]
        yield ItemNode(tuple(_side(catalogue, pieces)), styles=(style,))


def _side(catalogue: Catalogue, pieces: list[tuple[Position, int]]) -> Iterator[Inline]:
    """A passage in the words of one speech: between the pieces that both have stand words of its own."""
    block = BlockNo(int(np.searchsorted(catalogue.links.passages.corpus.starts, pieces[0][0], side="right")) - 1)
    text, runs = catalogue.texts.blocks[block].text, [_offsets(catalogue, block, *piece) for piece in pieces]
    start, end = runs[0][0], runs[-1][1]
    yield _show_words(catalogue, block, *_opening_marks(text, start))
    for run, behind in zip(runs, (*runs[1:], None), strict=True):
        yield _show_words(catalogue, block, *run)
        if behind:
            yield from _show_own(catalogue, block, run[1], behind[0])
    yield _show_words(catalogue, block, *_closing_marks(text, end))
    yield Marked(Tone.SMALL, (Link(("原处",), catalogue.target(block)),))


def _show_own(catalogue: Catalogue, block: BlockNo, start: Offset, end: Offset) -> Iterator[Inline]:
    """What stands between two pieces: its words are marked, the marks around them are not."""
    _, offsets = normal_offsets(catalogue.texts.blocks[block].text[start:end])
    if not offsets.size:
        yield _show_words(catalogue, block, start, end)
        return
    first, last = Offset(start + int(offsets[0])), Offset(start + int(offsets[-1]) + 1)
    yield _show_words(catalogue, block, start, first)
    yield Marked(Tone.DIFFERENCE, (_show_words(catalogue, block, first, last),))
    yield _show_words(catalogue, block, last, end)


def _opening_marks(text: str, end: Offset) -> tuple[Offset, Offset]:
    """The marks that open in front of this place."""
    return Offset(len(text[:end].rstrip(_OPENING_MARKS))), end


def _closing_marks(text: str, start: Offset) -> tuple[Offset, Offset]:
    """The marks that close behind this place, and the one that ends the clause."""
    match = _CLOSING_MARKS.match(text, start)
    return start, Offset(match.end()) if match else start


def _show_words(catalogue: Catalogue, block: BlockNo, start: Offset, end: Offset) -> str:
    """What a reader sees of a run; blanks at its edges part it from what stands beside it."""
    run = catalogue.texts.blocks[block].text[start:end]
    before, behind = (" " if part else "" for part in (run[:1].isspace(), run[-1:].isspace()))
    return f"{before}{catalogue.show(block, start, end)}{behind}" if run else ""


def _offsets(catalogue: Catalogue, block: BlockNo, start: Position, length: int) -> tuple[Offset, Offset]:
    """Where in the text of its block a run of the corpus stands."""
    first = start - int(catalogue.links.passages.corpus.starts[block])
    _, offsets = normal_offsets(catalogue.texts.blocks[block].text)
    return Offset(int(offsets[first])), Offset(int(offsets[first + length - 1]) + 1)
