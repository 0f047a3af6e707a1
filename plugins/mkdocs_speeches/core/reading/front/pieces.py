"""The titles of pieces: as a compilation prints them, as a table of contents names them, as a book sets them apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set

from mkdocs_speeches.core.model import BlockNo, block_numbers
from mkdocs_speeches.core.reading.frames.tails import closes
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.rules.front import Label
from mkdocs_speeches.core.text.numerals import number

MANY_TITLES = 20
"""So many unnumbered lines that a table of contents names are titles of pieces, whatever stands below them."""
LONGEST_PIECE = 60
LONGEST_ALONE = 40
"""A title that nothing but its place shows has so many characters at most."""
NEAR_PIECE = 6
"""Somebody is addressed, or a front begins, so few blocks below a piece's title."""
_FULL_STOP = re.compile(r"[。;!]")
_FRONT = (Label.DATE, Label.PERSON, Label.SUBTITLE)


def find_pieces(sheet: Sheet) -> set[BlockNo]:
    """The titles that a compilation gives its pieces: sure ones, and numbered ones with siblings below whom somebody is
    addressed."""
    sure: set[BlockNo] = set()
    stems: dict[str, list[tuple[BlockNo, int]]] = {}
    for place, block in zip(block_numbers(0, len(sheet.blocks)), sheet.blocks, strict=True):
        text = block.text
        if block.marked or len(text) > LONGEST_PIECE or _FULL_STOP.search(text):
            continue
        for rule in sheet.rules.pieces:
            match = rule.pattern.fullmatch(text)
            if match is None:
                continue
            if rule.sure:
                sure.add(place)
            else:
                stems.setdefault(f"{rule.name} {match['stem']}", []).append((place, number(match["n"].upper())))
            break
    for members in stems.values():
        if _is_series(members) and _open_speeches([place for place, _ in members], sheet):
            sure.update(place for place, _ in members)
    return sure


def _is_series(members: Sequence[tuple[BlockNo, int]]) -> bool:
    values = [value for _, value in members]
    return len(members) > 1 and values == list(range(values[0], values[0] + len(values)))


def _open_speeches(places: Sequence[BlockNo], sheet: Sheet) -> bool:
    """Whether somebody is addressed, or a front goes on, below at least half of these lines."""
    opening = [
        place
        for place in places
        if any(
            (sheet.addresses(below) and sheet.text(below)[-1] == ":") or sheet.states(below, Label.DATE)
            for below in block_numbers(place + 1, min(place + NEAR_PIECE, len(sheet.blocks)))
        )
    ]
    return 2 * len(opening) >= len(places)


def find_named(sheet: Sheet, named: Set[BlockNo]) -> set[BlockNo]:
    """Of the blocks that a table of contents names those that are titles of pieces, where half of them open fronts."""
    titles = [place for place in sorted(named) if sheet.sign(place) is None]
    opening = [place for place in titles if _opens_piece(sheet, place)]
    return set(titles) if len(titles) >= MANY_TITLES or len(opening) * 2 >= len(titles) else set()


def _opens_piece(sheet: Sheet, place: BlockNo) -> bool:
    """Whether a date, a name or a salutation stands right below the block."""
    return any(
        sheet.addresses(below) or sheet.states(below, *_FRONT)
        for below in block_numbers(place + 1, min(place + 4, len(sheet.blocks)))
        if len(sheet.text(below)) <= 100
    )


def find_book(sheet: Sheet) -> set[BlockNo]:
    """The titles of a book without contents: many short lines, below which somebody is addressed or numbering begins.

    Where blank lines part nothing but pieces, a third of the lines that stand so show that all are titles.
    """
    blocks = sheet.blocks
    lines = [
        place
        for place in block_numbers(1, len(blocks))
        if len(blocks[place].text) <= LONGEST_ALONE
        and sheet.may_be_title(place)
        and not closes(sheet.text(place), sheet.rules)
    ]
    if len(lines) < MANY_TITLES:
        return set()
    shown = {
        place
        for place, end in itertools.pairwise([*lines, BlockNo(len(blocks))])
        if _is_spoken_piece(sheet, place, end)
    }
    parted = {place for place in lines if blocks[place].gap}
    if sum(block.gap > 0 for block in blocks) <= 2 * len(parted) and len(parted & shown) * 3 >= len(parted):
        shown |= parted
    titles = {place for place in shown if not sheet.states(place, *_FRONT)}
    return titles if len(titles) >= MANY_TITLES else set()


def _is_spoken_piece(sheet: Sheet, place: BlockNo, end: BlockNo) -> bool:
    """Whether below the line at `place`, and before block `end`, somebody is addressed or numbering begins."""
    if place + 1 == end:
        return False
    return sheet.addresses(BlockNo(place + 1)) or any(
        (sign := sheet.sign(below)) and sign.value == 1 and sign.style.kind == "section"
        for below in block_numbers(place + 2, end)
    )
