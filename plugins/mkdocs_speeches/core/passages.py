"""Pages on shared passages: two speeches side by side, and the phrasings that the most speeches share."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.catalogue import Catalogue
from mkdocs_speeches.core.links import shared_characters
from mkdocs_speeches.core.lookup import Ints
from mkdocs_speeches.core.markdown import escape, link
from mkdocs_speeches.core.model import Page
from mkdocs_speeches.core.normal import normal, normal_offsets
from mkdocs_speeches.core.pages import Entry, format_title, list_head
from mkdocs_speeches.core.reuse import Phrasing
from mkdocs_speeches.core.wording import format_date

PHRASINGS = "phrasings.md"
FEWEST_CHARACTERS = 100
MOST_COMPARISONS = 5
"""Two speeches are compared where they share so many characters, each with so many others at most."""
MOST_ROWS = 60
_SIDES = ("left", "right")
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("‘", "’"))


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The pages that compare two speeches, by their numbers, the lower first, and how many characters both share."""

    uris: Mapping[tuple[int, int], str]
    characters: Mapping[tuple[int, int], int]


def choose_comparisons(catalogue: Catalogue) -> Comparisons:
    """The pairs that share the most, at most as many as there are speeches."""
    shared = shared_characters(catalogue.texts, catalogue.links.passages)
    counts = [0] * len(catalogue.entries)
    uris: dict[tuple[int, int], str] = {}
    for (one, other), characters in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if characters < FEWEST_CHARACTERS or len(uris) >= len(counts):
            break
        if max(counts[one], counts[other]) < MOST_COMPARISONS:
            counts[one] += 1
            counts[other] += 1
            slugs = (catalogue.entries[number].speech.slug for number in (one, other))
            uris[one, other] = f"compare/{'--'.join(slugs)}.md"
    return Comparisons(uris, shared)


def render_passages(catalogue: Catalogue, comparisons: Comparisons) -> Iterator[Page]:
    """The pages that compare two speeches, and the list of phrasings."""
    rows = _rows_of(catalogue, comparisons)
    for (one, other), uri in comparisons.uris.items():
        yield _comparison(catalogue, one, other, rows[one, other], uri)
    yield _phrasings(catalogue)


def _rows_of(catalogue: Catalogue, comparisons: Comparisons) -> Mapping[tuple[int, int], list[int]]:
    """The numbers of the matches of each pair that is compared, in the order of the first speech."""
    passages, owners = catalogue.links.passages, catalogue.texts.owners
    rows: dict[tuple[int, int], list[int]] = {pair: [] for pair in comparisons.uris}
    pairs = zip(owners[passages.blocks].tolist(), owners[passages.other_blocks].tolist(), strict=True)
    for number, pair in enumerate(pairs):
        if pair in rows:
            rows[pair].append(number)
    return rows


def _comparison(catalogue: Catalogue, one: int, other: int, rows: list[int], uri: str) -> Page:
    entries = catalogue.entries[one], catalogue.entries[other]
    titles = tuple(entry.speech.title for entry in entries)
    summary = f"《{titles[0]}》与《{titles[1]}》相同或相近的文字，共 {len(rows)} 段。"
    blocks = [
        "# 两篇对照 { #title .speech-comparison-page }",
        escape(summary),
        "\n".join([*_heads(entries), *(_row(catalogue, number) for number in rows[:MOST_ROWS])]),
    ]
    return Page(uri=uri, text=list_head(f"《{titles[0]}》与《{titles[1]}》对照", summary) + "\n\n".join(blocks) + "\n")


def _heads(entries: tuple[Entry, Entry]) -> Iterator[str]:
    """What stands above each side; in one list with the rows, for a gap would make its neighbours paragraphs."""
    for entry, side in zip(entries, _SIDES, strict=True):
        yield f"- {_head(entry)}\n{{ .speech-{side} }}"


def _head(entry: Entry) -> str:
    date = entry.speech.front.date
    return link(entry.speech.title, f"../{entry.uri}") + (
        f" <small>{escape(format_date(date.text))}</small>" if date else ""
    )


def _row(catalogue: Catalogue, number: int) -> str:
    """A passage on both sides, what differs marked."""
    passages = catalogue.links.passages
    matches = passages.matches
    here, there = int(passages.blocks[number]), int(passages.other_blocks[number])
    texts = (
        text_of(catalogue, here, matches.starts[number], matches.ends[number]),
        text_of(catalogue, there, matches.others[number], matches.other_ends[number]),
    )
    shown = (escape(texts[0]), escape(texts[1])) if matches.exact[number] else _marked(*texts)
    return "\n".join(
        f"- {side}<small>[原处]({catalogue.target(block)})</small>\n{{ .speech-{name} }}"
        for side, block, name in zip(shown, (here, there), _SIDES, strict=True)
    )


def text_of(catalogue: Catalogue, block: int, start: Ints | int, end: Ints | int) -> str:
    """What a reader sees of a run of the corpus that lies in a block; marks at its edges are left out."""
    first = int(catalogue.links.passages.corpus.starts[block])
    _, offsets = normal_offsets(catalogue.texts.blocks[block].text)
    return catalogue.show(block, int(offsets[int(start) - first]), int(offsets[int(end) - 1 - first]) + 1)


def _marked(one: str, other: str) -> tuple[str, str]:
    """Both texts escaped, with `<mark>` around the words that only one of them has."""
    sides: tuple[list[str], list[str]] = ([], [])
    for operation, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        for side, words in zip(sides, (one[a:b], other[c:d]), strict=True):
            if words:
                same = operation == "equal" or not normal(words)
                side.append(escape(words) if same else f"<mark>{escape(words)}</mark>")
    return "".join(sides[0]), "".join(sides[1])


def _phrasings(catalogue: Catalogue) -> Page:
    phrasings = catalogue.links.passages.phrasings
    summary = f"文库里两篇以上讲话都用的说法，用得最多的 {len(phrasings)} 条，附最早和最近的出处。"
    blocks = ["# 常用说法 { #title .speech-page }", summary if phrasings else "还没有哪一句话两篇讲话都用。"]
    blocks.append("\n".join(_phrasing(catalogue, phrasing) for phrasing in phrasings))
    return Page(uri=PHRASINGS, text=list_head("常用说法", summary) + "\n\n".join(blocks).rstrip() + "\n")


def _phrasing(catalogue: Catalogue, phrasing: Phrasing) -> str:
    starts = catalogue.links.passages.corpus.starts
    places = np.array(phrasing.places)
    blocks = (np.searchsorted(starts, places, side="right") - 1).tolist()
    words = _balanced(text_of(catalogue, blocks[0], phrasing.places[0], phrasing.places[0] + phrasing.length))
    first, last = _first_and_last(catalogue, blocks)
    known = (f"{phrasing.speeches} 篇", f"最早 {_place(catalogue, first)}", f"最近 {_place(catalogue, last)}")
    shown = "".join(f"<span>{fact}</span>" for fact in known)
    return f"- {escape(words)}<small>{shown}</small>\n{{ .speech-item }}"


def _balanced(words: str) -> str:
    """The words with the marks at their edges whose other half stands in them."""
    for opening, closing in _PAIRS:
        missing = words.count(closing) - words.count(opening)
        words = f"{opening * missing}{words}{closing * -missing}"
    return words


def _first_and_last(catalogue: Catalogue, blocks: list[int]) -> tuple[int, int]:
    """The first and the last place by date, as far as dates are known; else by the order of the library."""
    dates = {block: front.date.text for block in blocks if (front := catalogue.place(block)[0].speech.front).date}
    known = sorted(dates, key=lambda block: (dates[block], block)) or sorted(blocks)
    return known[0], known[-1]


def _place(catalogue: Catalogue, block: int) -> str:
    return f"[{escape(format_title(catalogue.place(block)[0]))}]({catalogue.target(block, base='')})"
