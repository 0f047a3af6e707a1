"""Rows of a PDF as paragraphs: indents, short last lines and wider spacing part them, and what is set apart is said."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_speeches.core.formats.extract import Builder, Shape, ShapeKind
from mkdocs_speeches.core.formats.pdfpages import PageRow
from mkdocs_speeches.core.text.folding import fold
from mkdocs_speeches.core.text.marks import TERMINAL

LEAST_INDENT = 1.2
"""The first line of a paragraph stands so many characters to the right at least."""
SHORT_ROW = 1.8
"""Its last line ends so many characters before the edge: one may be carried over to the next line."""
CARRIED = 6.0
"""A long number that is carried over leaves so much, where indents show that no paragraph begins."""
WIDE_GAP = 1.4
"""Paragraphs with more than so much of the usual distance between their lines are parted."""
FEWEST_INDENTED, MOST_INDENTED = 3, 0.6
"""Paragraphs are indented if so many are, and such a share of those behind one that ends early."""
CENTRED = 3.0
"""What is centred stands so many characters from both edges, and no more farther from one than from the other."""
LARGER = 1.12
"""What is set apart is so much larger than the text."""
MOST_ROWS = 3
"""It has so many rows at most."""
FEW_ROWS = 0.05
"""Of all rows such a share shows where the edge of a column is."""
_LATIN_EDGE = re.compile("[0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual in a document: the size of its characters, the distance of its lines, the edges by column, whether
    its paragraphs are indented."""

    size: float
    pitch: float
    edges: Mapping[int, tuple[float, float]]
    indented: bool = False

    def gaps(self, row: PageRow) -> tuple[float, float]:
        """How many characters a row stands from the edges of its column."""
        left, right = self.edges[row.column]
        return (row.left - left) / row.size, (right - row.right) / row.size

    def is_centred(self, row: PageRow) -> bool:
        left, right = self.gaps(row)
        return left >= CENTRED and abs(left - right) <= CENTRED

    def is_larger(self, row: PageRow) -> bool:
        return row.size >= LARGER * self.size


def add_paragraphs(pages: Sequence[Sequence[PageRow]], builder: Builder) -> None:
    """Adds the paragraphs of all pages, which may go on from page to page."""
    rows = [row for page in pages for row in page]
    if not rows:
        return
    usual = _measure_pages(pages, rows)
    paragraphs = list(_paragraphs_of(pages, usual))
    bold = sum(row.bold for row in rows) * 2 > sum(len(row.text) for row in rows)
    body = next((place for place, run in enumerate(paragraphs) if _is_body_row(run, usual)), len(paragraphs))
    apart = {place for place in range(body, len(paragraphs)) if _stands_apart(paragraphs[place], usual, bold=bold)}
    ranks = sorted({_rank_of(paragraphs[place]) for place in apart}, reverse=True)
    title = max(range(body), key=lambda place: paragraphs[place][0].size, default=-1)
    for place, run in enumerate(paragraphs):
        shape = Shape(ShapeKind.TITLE) if place == title and usual.is_larger(run[0]) else None
        if place in apart:
            shape = Shape(ShapeKind.SET, ranks.index(_rank_of(run)) + 1)
        text = _text_of_rows(run)
        builder.add(text, shape, 0 if bold or run[0].bold == len(text) else run[0].bold)


def _measure_pages(pages: Sequence[Sequence[PageRow]], rows: Sequence[PageRow]) -> _Usual:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    size = sizes.most_common(1)[0][0]
    body = [row for row in rows if abs(row.size - size) <= 0.1 * size] or rows
    pairs = [pair for page in pages for pair in itertools.pairwise(page) if pair[0].column == pair[1].column]
    steps = [one.bottom - other.bottom for one, other in pairs if abs(one.size - other.size) <= 0.1 * size]
    edges = {}
    for column in {row.column for row in rows}:
        inside = [row for row in body if row.column == column] or [row for row in rows if row.column == column]
        edges[column] = (
            _edge_of([row.left for row in inside], size, first=True),
            _edge_of([row.right for row in inside], size, first=False),
        )
    usual = _Usual(size, statistics.median(steps) if steps else 2 * size, edges)
    behind = [other for one, other in pairs if usual.gaps(one)[1] > SHORT_ROW and _ends_sentence(one)]
    indented = sum(LEAST_INDENT < usual.gaps(row)[0] < CENTRED for row in behind)
    return replace(usual, indented=indented >= FEWEST_INDENTED and indented >= MOST_INDENTED * len(behind))


def _edge_of(places: Sequence[float], size: float, *, first: bool) -> float:
    """The outermost place where more than a few rows begin, or end."""
    near = Counter(round(place * 2 / size) for place in places)
    frequent = [place for place, count in near.items() if count >= max(2, FEW_ROWS * len(places))] or list(near)
    outer = min(frequent) if first else max(frequent)
    return statistics.median(place for place in places if round(place * 2 / size) == outer)


def _paragraphs_of(pages: Sequence[Sequence[PageRow]], usual: _Usual) -> Iterator[list[PageRow]]:
    run: list[PageRow] = []
    for page in pages:
        for place, row in enumerate(page):
            if run and not _goes_on_with(run[-1], row, usual, turned=place == 0):
                yield run
                run = []
            run.append(row)
    yield run


def _goes_on_with(above: PageRow, row: PageRow, usual: _Usual, *, turned: bool) -> bool:
    """Whether the row goes on with the paragraph of the one above it, or of the one at the end of the page before."""
    if abs(row.size - above.size) > 0.1 * above.size:
        return False
    near = above.bottom - row.bottom <= WIDE_GAP * usual.pitch * max(row.size / usual.size, 1)
    if not turned and row.column == above.column and not near:
        return False
    centred = usual.is_centred(above), usual.is_centred(row)
    if any(centred):
        return all(centred) and usual.is_larger(row) and not turned
    if usual.gaps(row)[0] > LEAST_INDENT:
        return False
    short = usual.gaps(above)[1]
    return short <= SHORT_ROW or (usual.indented and short <= CARRIED and not _ends_sentence(above))


def _ends_sentence(row: PageRow) -> bool:
    """Whether a sentence ends with the row; the point of a number ends none."""
    last = fold(row.text[-1])
    return last in TERMINAL and last != "."


def _is_body_row(run: Sequence[PageRow], usual: _Usual) -> bool:
    return len(run) > 1 and not usual.is_larger(run[0])


def _stands_apart(run: Sequence[PageRow], usual: _Usual, *, bold: bool) -> bool:
    """Whether a paragraph of few lines is larger than the text, or bold where the text is not."""
    heavy = not bold and all(row.bold == len(row.text) for row in run)
    return len(run) <= MOST_ROWS and (usual.is_larger(run[0]) or heavy)


def _rank_of(run: Sequence[PageRow]) -> tuple[float, bool]:
    return round(run[0].size), run[0].bold > 0


def _text_of_rows(run: Sequence[PageRow]) -> str:
    text = run[0].text
    for row in run[1:]:
        text += f" {row.text}" if _LATIN_EDGE.match(text[-1]) and _LATIN_EDGE.match(row.text) else row.text
    return text
