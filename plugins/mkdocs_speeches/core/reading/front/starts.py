"""Where speeches begin in a seed: piece titles, second fronts, and salutations after which the numbering restarts."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from mkdocs_speeches.core.model import FIRST_BLOCK, BlockNo, block_numbers
from mkdocs_speeches.core.reading.frames.tails import closes
from mkdocs_speeches.core.reading.front.closing import signs
from mkdocs_speeches.core.reading.front.evidence import Head
from mkdocs_speeches.core.reading.front.front import Fronts
from mkdocs_speeches.core.reading.front.pieces import find_book, find_named, find_pieces
from mkdocs_speeches.core.reading.front.search import find_readings
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.reading.front.titles import same_title
from mkdocs_speeches.core.rules.front import Label
from mkdocs_speeches.core.rules.signs import Sign

COLLECTION = 4
"""So many speeches in one seed are a collection."""
OWN_FRONT = 3
"""A front so few blocks below a piece's title is that piece's own."""
LONG_LINE = 1500
"""A block with so many characters may be a speech glued into one line, its front included."""
MOST_LINES = 9
"""A front behind the first has so many lines at most."""
SHORTEST_SPEECH = 150
"""A piece of fewer characters, without salutation, close or number, is no speech beside longer ones."""
_STATES = (Label.DATE, Label.PERSON, Label.SUBTITLE, Label.SALUTATION)


@dataclass(frozen=True, slots=True)
class Start:
    """A speech begins at `block`; `by` says what showed it; `titled`: that block is the title of a piece.

    `merged` are the lines of pieces that were too short for speeches and became part of this one.
    """

    block: BlockNo
    by: str
    titled: bool = False
    merged: tuple[BlockNo, ...] = ()


def find_starts(fronts: Fronts, named: Set[BlockNo]) -> tuple[Start, ...]:
    """The starts of the speeches, the first at block 0; `named` are blocks that a table of contents names."""
    sheet = fronts.sheet
    found = {FIRST_BLOCK: Start(FIRST_BLOCK, "first")}
    for place in block_numbers(0, len(sheet.blocks)):
        if sheet.blocks[place].opens:
            found[place] = Start(place, "stated")
    titled = find_pieces(sheet) | find_named(sheet, named)
    titled = titled or find_book(sheet)
    for place in titled:
        found[place] = Start(place, "piece", titled=True)
    marked = sorted(place for place in found if found[place].by != "first")
    for place in _find_fronts(fronts):
        near = bisect.bisect_right(marked, place)
        if not near or place - marked[near - 1] > OWN_FRONT:
            found.setdefault(place, Start(place, "front"))
    for place in _find_restarts(sheet, sorted(found), titled):
        found.setdefault(place, Start(place, "restart"))
    name = _find_name(sheet) if len(found) >= COLLECTION else FIRST_BLOCK
    if name:
        found.setdefault(name, Start(name, "piece", titled=True))
    return _without_short([found[place] for place in sorted(found)], sheet, named)


def _find_name(sheet: Sheet) -> BlockNo:
    """The first piece of a collection whose own name stands above, apart from it; 0 where none does."""
    for place in block_numbers(1, min(len(sheet.blocks), 6)):
        above = BlockNo(place - 1)
        if sheet.frame(above) or not sheet.may_be_title(above):
            return FIRST_BLOCK
        if sheet.states(above, *_STATES) or same_title(sheet.text(above), sheet.text(place)):
            return FIRST_BLOCK
        if sheet.blocks[place].gap and _opens_front(sheet, place):
            return place
    return FIRST_BLOCK


def _find_fronts(fronts: Fronts) -> list[BlockNo]:
    """Blocks behind the first front that open a front of their own."""
    found = []
    sheet, last = fronts.sheet, len(fronts.sheet.blocks)
    previous_end = fronts.read(FIRST_BLOCK, BlockNo(last)).body
    for place in block_numbers(1, last):
        if place > previous_end and (end := _opens_front(sheet, place)):
            found.append(place)
            previous_end = end
    return found


def _opens_front(sheet: Sheet, place: BlockNo) -> BlockNo:
    """The block behind the front that opens at `place`; 0 where none opens."""
    text = sheet.text(place)
    if len(text) > LONG_LINE:
        return BlockNo(place + 1) if _is_glued_head(sheet, place) else FIRST_BLOCK
    if not sheet.may_be_title(place) or sheet.addresses(place) or not _may_open(sheet, place):
        return FIRST_BLOCK
    head = Head(sheet, place, BlockNo(min(place + MOST_LINES, len(sheet.blocks))), inner=True)
    best = find_readings(head)[0]
    if not best.claims or best.claims[0].label is not Label.TITLE or best.body >= len(sheet.blocks):
        return FIRST_BLOCK
    weights = sheet.rules.front.weights
    behind_close = weights["behind_close"] if _is_behind_end(sheet, place) else 0
    if best.score + behind_close < weights["second_front"] or not (best.filled - {Label.TITLE} or behind_close):
        return FIRST_BLOCK
    return BlockNo(best.body + (best.offset > 0))


def _is_glued_head(sheet: Sheet, place: BlockNo) -> bool:
    """Whether a long block begins with a title that is dated or goes on to a salutation."""
    return any(
        claim.label is Label.TITLE and {"date", "salutation"} & {part.name for part in claim.parts}
        for claim in sheet.stated(place)
    )


def _may_open(sheet: Sheet, place: BlockNo) -> bool:
    """Whether something below a line, or right above it, shows that it may be a title; a look before the search."""
    for below in block_numbers(place + 1, min(place + 4, len(sheet.blocks))):
        if sheet.states(below, *_STATES) or sheet.addresses(below):
            return True
        if not sheet.may_be_title(below):
            break
    return sheet.states(place, Label.TITLE) or _is_behind_end(sheet, place)


def _is_behind_end(sheet: Sheet, place: BlockNo) -> bool:
    above = BlockNo(place - 1)
    return signs(sheet, above) or closes(sheet.text(above), sheet.rules)


def _find_restarts(sheet: Sheet, starts: Sequence[BlockNo], titled: Set[BlockNo]) -> list[BlockNo]:
    """Salutations on lines of their own after which the outermost numbering restarts at one, or behind a close."""
    found: list[BlockNo] = []
    for first, last in itertools.pairwise([*starts, BlockNo(len(sheet.blocks))]):
        found += _restarts(sheet, first, last, titled)
    return found


def _restarts(sheet: Sheet, first: BlockNo, last: BlockNo, titled: Set[BlockNo]) -> Iterator[BlockNo]:
    """The restarts from block `first` to before `last`. Of several salutations between the old numbering and the new
    the last is taken, one with a colon before the others."""
    outermost: Sign | None = None
    opening = ""
    waiting: dict[str, BlockNo] = {}
    for place in block_numbers(first, last):
        sign = sheet.sign(place) if place not in titled else None
        if sign and sign.style.kind != "item":
            if outermost and _restarts_at(sign, outermost, colon=":" in waiting) and waiting:
                yield _title_above(sheet, waiting.get(":") or waiting["!"], first)
                outermost = None
            waiting = {}
            if outermost is None or sign.style.rank < outermost.style.rank:
                outermost = sign
            continue
        text = sheet.text(place)
        if text[-1] not in ":!" or sheet.blocks[place].marked or not sheet.states(place, Label.SALUTATION):
            continue
        if place > first and text[-1] == ":" and closes(sheet.text(BlockNo(place - 1)), sheet.rules):
            yield place
            outermost, waiting = None, {}
        elif text[-1] == ":" or opening == "!":
            waiting[text[-1]] = place
        opening = opening or text[-1]


def _title_above(sheet: Sheet, place: BlockNo, first: BlockNo) -> BlockNo:
    """The block of the title right above the salutation at `place`, else that of the salutation."""
    above = BlockNo(place - 1)
    if above <= first or sheet.states(above, *_STATES) or closes(sheet.text(above), sheet.rules):
        return place
    return above if sheet.may_be_title(above) else place


def _restarts_at(sign: Sign, outermost: Sign, *, colon: bool) -> bool:
    """Whether the numbering whose outermost sign was `outermost` begins anew with `sign`."""
    if sign.value != 1 or (outermost.style.kind != "section" and not colon):
        return False
    return sign.style.rank <= outermost.style.rank


def _without_short(starts: Sequence[Start], sheet: Sheet, named: Set[BlockNo]) -> tuple[Start, ...]:
    """The starts but for those of pieces too short for speeches: they belong to the speech before or behind."""
    bounds = [*(start.block for start in starts), BlockNo(len(sheet.blocks))]
    sizes = [sum(len(sheet.text(place)) for place in block_numbers(*ends)) for ends in itertools.pairwise(bounds)]
    if len(starts) < 2 or sum(size >= SHORTEST_SPEECH for size in sizes) * 2 < len(sizes):
        return tuple(starts)
    kept: list[Start] = []
    before: tuple[BlockNo, ...] = ()
    for start, size, end in zip(starts, sizes, bounds[1:], strict=True):
        if start.by == "first" and starts[1].by == "piece":
            kept.append(start)  # what stands above the pieces of a compilation
        elif (
            start.by != "stated" and size < SHORTEST_SPEECH and start.block not in named and _is_bare(sheet, start, end)
        ):
            if kept:
                kept[-1] = Start(kept[-1].block, kept[-1].by, kept[-1].titled, (*kept[-1].merged, start.block))
            else:
                before = (*before, start.block)
        elif before and not kept:
            kept.append(Start(before[0], start.by, titled=False, merged=before))
        else:
            kept.append(start)
    return tuple(kept)


def _is_bare(sheet: Sheet, start: Start, end: BlockNo) -> bool:
    """Whether neither a salutation nor a close nor a number is in a piece."""
    places = block_numbers(start.block, end)
    if any(sheet.addresses(place) or closes(sheet.text(place), sheet.rules) or signs(sheet, place) for place in places):
        return False
    return not any(sheet.sign(place) for place in places if place != start.block)
