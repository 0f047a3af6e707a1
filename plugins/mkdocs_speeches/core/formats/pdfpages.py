"""A page of a PDF as rows of text in reading order, its columns one behind the other, without headers and footers."""

from __future__ import annotations

import itertools
import re
import statistics
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

MARGIN_ROWS = 2
"""Headers and footers are among so many rows at the top and at the bottom of a page."""
MARGIN_PAGES = 0.25
"""A header stands on such a share of the pages at least: left and right pages may have each their own."""
FEWEST_HEADED = 2
GUTTER = 0.75
"""Columns are at least so many characters apart."""
FEWEST_ROWS = 6
"""So many rows at least has a column."""
MOST_ACROSS = 0.2
"""Such a share of the rows may cross the gutter, as titles do."""
FEW_BESIDE = 0.4
"""Such a share of the rows of the longer column has the other at least."""
WIDE_FROM = "\u2e80"
"""Chinese characters and their punctuation come behind this one; they are as wide as their type is large."""
BOX_HEIGHT = 1.3
"""A box is so many times as high as the type in it is large."""
PARTS = 4
"""The edges of columns are found by the fourth of a character."""
BROADEST, FARTHEST = 20, 500
"""What is so many times as wide as a usual character, or stands so many from the text, tells nothing of columns."""
SAME_LINE = 0.4
"""Characters stand on one line if their bases differ by less than so much of their height."""
WORD_GAP, BLANK_GAP = 0.15, 0.6
"""A blank stands where Latin letters, or others, are farther apart than so much of a character."""
MOST_BLANKS = 200
"""No more stand for a distance, however far it is."""
_PAGE_NUMBER = re.compile(
    r"[-—–―─·~\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:\s*[/共]\s*[0-9]{1,4}\s*页?)?[-—–―─·~\s]*|[ivxlc]{1,6}"
)
_PAGE_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Character:
    """A character: where it begins and ends, the line that it stands on, its height, in points from the lower left."""

    text: str
    left: float
    right: float
    base: float
    height: float
    bold: bool = False

    @property
    def is_wide(self) -> bool:
        return self.text >= WIDE_FROM

    @property
    def size(self) -> float:
        """The size of its type: the width of a Chinese character, or what goes with the height of another."""
        return self.right - self.left if self.is_wide else self.height / BOX_HEIGHT


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of text. `size` is the height of its characters, `bold` counts those at its start that are so; `column` is
    0 for the whole width, else counted from the left."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: int
    column: int = 0


def find_rows(characters: Sequence[Character]) -> list[PageRow]:
    """The rows of a page in reading order."""
    gutter = _find_gutter(characters) if characters else None
    return list(_rows_from_top(characters)) if gutter is None else list(_by_columns(characters, *gutter))


def without_margins(pages: Sequence[Sequence[PageRow]]) -> tuple[list[list[PageRow]], bool]:
    """The rows of each page without page numbers, headers and footers; whether there were any of the latter two."""
    edges = [[*page[:MARGIN_ROWS], *page[-MARGIN_ROWS:]] for page in pages]
    names = Counter(name for rows in edges for name in {_header_name(row) for row in rows})
    least = max(FEWEST_HEADED, MARGIN_PAGES * len(pages))
    repeated = {name for name, count in names.items() if count >= least}
    kept = [list(page) for page in pages]
    removed = [row for rows in kept for row in _trim_margins(rows, repeated)]
    return kept, any(not _PAGE_NUMBER.fullmatch(row.text) for row in removed)


def _header_name(row: PageRow) -> tuple[str, int]:
    """What a header is on every page: its words without numbers, and where it stands."""
    return _PAGE_DIGITS.sub("#", row.text.replace("\u3000", "")), round(row.bottom / row.size)


def _trim_margins(rows: list[PageRow], repeated: set[tuple[str, int]]) -> Iterator[PageRow]:
    """Takes headers, footers and page numbers from the ends of a page, and gives them."""
    for end in (0, -1):
        for _ in range(MARGIN_ROWS):
            if rows and (_header_name(rows[end]) in repeated or _PAGE_NUMBER.fullmatch(rows[end].text)):
                yield rows.pop(end)


def _rows_from_top(characters: Iterable[Character], column: int = 0) -> Iterator[PageRow]:
    """The characters that stand on one line each, from the top; on a line from the left."""
    line: list[Character] = []
    for character in sorted(characters, key=lambda one: (-one.base, one.left)):
        if line and line[0].base - character.base > SAME_LINE * character.size:
            yield _row_of_line(line, column)
            line = []
        line.append(character)
    if line:
        yield _row_of_line(line, column)


def _find_gutter(characters: Sequence[Character]) -> tuple[float, float] | None:
    """The edges of the empty strip between two columns: few lines cross it, many stand on either side."""
    step = _size_of_type(characters) / PARTS
    counts = _count_lines(characters, step)
    if not counts:
        return None
    first, last, most = min(counts), max(counts), max(counts.values())
    middle = range(first + round(0.3 * (last - first)), first + round(0.7 * (last - first)) + 1)
    empty = [place for place in middle if counts.get(place, 0) <= MOST_ACROSS * most]
    strip = max(_consecutive(empty), key=len, default=[])
    sides = [
        max(counts.get(place, 0) for place in side)
        for side in (range(first, middle.start), range(middle.stop, last + 1))
        if side
    ]
    if len(strip) < GUTTER * PARTS or most < FEWEST_ROWS or len(sides) < 2 or min(sides) < FEW_BESIDE * most:
        return None
    return strip[0] * step, (strip[-1] + 1) * step


def _count_lines(characters: Sequence[Character], step: float) -> dict[int, int]:
    """How many lines have a character at a place, by its number from the left in parts of a character."""
    lines: dict[int, set[int]] = {}
    middle, size = statistics.median_low([one.left for one in characters]), step * PARTS
    for one in characters:
        if one.right - one.left > BROADEST * size or abs(one.left - middle) > FARTHEST * size:
            continue
        for place in range(int(one.left / step + 0.4), int(one.right / step - 0.4) + 1):
            lines.setdefault(place, set()).add(round(one.base / size))
    return {place: len(found) for place, found in lines.items()}


def _consecutive(numbers: Sequence[int]) -> Iterator[list[int]]:
    for _, run in itertools.groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]


def _by_columns(characters: Sequence[Character], start: float, end: float) -> Iterator[PageRow]:
    """What crosses the gutter as it stands; between, first the rows of the left column, then those of the right."""
    across = sorted({one.base for one in characters if one.left < end - 1 and one.right > start + 1})
    whole: list[Character] = []
    rest: list[Character] = []
    for one in characters:
        (whole if _is_near_one(one.base, across, SAME_LINE * one.size) else rest).append(one)
    left, right = (
        deque(_rows_from_top([one for one in rest if (one.left >= end - 1) == behind], 1 + behind))
        for behind in (False, True)
    )
    for row in [*_rows_from_top(whole), None]:
        for rows in (left, right):
            while rows and (row is None or rows[0].bottom > row.bottom):
                yield rows.popleft()
        if row:
            yield row


def _is_near_one(place: float, places: Sequence[float], most: float) -> bool:
    """Whether one of the sorted places is no farther than `most`."""
    behind = bisect_left(places, place)
    return any(abs(place - other) <= most for other in places[max(behind - 1, 0) : behind + 1])


def _row_of_line(line: Iterable[Character], column: int) -> PageRow:
    ordered = sorted(line, key=lambda one: one.left)
    size = _size_of_type(ordered)
    text, bold = _text_of_line(ordered, size)
    return PageRow(text, ordered[0].left, ordered[-1].right, ordered[0].base, size, bold, column)


def _size_of_type(characters: Sequence[Character]) -> float:
    return statistics.median_high([one.size for one in characters if one.is_wide] or [one.size for one in characters])


def _text_of_line(line: Sequence[Character], size: float) -> tuple[str, int]:
    """The characters with blanks where they stand apart, and how many at the start are bold.

    Where all stand apart, as in a heading that is spaced out, that is no blank.
    """
    gaps = [other.left - one.right for one, other in itertools.pairwise(line)]
    usual = max(statistics.median_low(gaps), 0.0) if gaps else 0.0
    pieces = [line[0].text]
    leading = line[0].bold
    bold = len(line[0].text) * leading
    for one, other, gap in zip(line, line[1:], gaps, strict=False):
        blanks = _blanks_between(one.text, other.text, (gap - usual) / size)
        leading = leading and other.bold
        if leading:
            bold += len(blanks) + len(other.text)
        pieces += [blanks, other.text]
    return "".join(pieces), bold


def _blanks_between(one: str, other: str, gap: float) -> str:
    """What stands between two characters that are so many characters apart."""
    if one.isascii() and other.isascii():
        return " " if gap > WORD_GAP else ""
    return "\u3000" * min(max(round(gap), 1), MOST_BLANKS) if gap > BLANK_GAP else ""
