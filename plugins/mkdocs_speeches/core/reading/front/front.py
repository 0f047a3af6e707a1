"""The front of a speech: its lines read as one, and what else witnesses who spoke when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_speeches.core.model import BlockNo, Offset, block_numbers
from mkdocs_speeches.core.reading.front.evidence import Head
from mkdocs_speeches.core.reading.front.fields import Part
from mkdocs_speeches.core.reading.front.salutation import find_address, is_salutation
from mkdocs_speeches.core.reading.front.search import Reading, find_readings
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.reading.front.titles import same_title
from mkdocs_speeches.core.reading.front.witnesses import find_witnesses
from mkdocs_speeches.core.rules.front import Label

STATED = ("title", "subtitle", "speaker", "date", "salutation")
"""The fields by which two readings of a front differ."""
_NAMES = {"title": "题名", "subtitle": "副题", "speaker": "讲话人", "date": "日期", "salutation": "称谓"}
LONGEST_QUOTE = 30
FIRST_WORDS = 240
"""In so many characters of a first paragraph somebody may be addressed."""
LINES_ABOVE_ADDRESS = 8
"""So many lines at most of what may be the page's own words stand above whom a speech addresses."""
_WITHIN_FIRST = re.compile("(?<=[。!?》】) ])")
ORNAMENT = re.compile("[◆◇■□●○★☆▲△▼▶►※*#>·•]+ ?")
"""What a compilation prints before the titles of its pieces."""


@dataclass(frozen=True, slots=True)
class FrontDoubt:
    """A doubt about a front: its code, the block that it is about, and what was found there."""

    code: str
    block: BlockNo
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameLine:
    """Characters of a front that belong to the page: a block from `start` to before `end`, and what they are."""

    block: BlockNo
    start: Offset
    end: Offset
    rule: str


@dataclass(frozen=True, slots=True)
class FrontRead:
    """A front as read: its fields, what of it belongs to the page, and where the body begins (block and offset)."""

    start: BlockNo
    parts: tuple[Part, ...]
    frames: tuple[FrameLine, ...]
    body: BlockNo
    offset: Offset
    doubts: tuple[FrontDoubt, ...] = ()


class Fronts:
    """The fronts of a seed; the same one is read but once. `name` is the seed's, without suffix."""

    def __init__(self, sheet: Sheet, name: str = "") -> None:
        self.sheet = sheet
        self.name = name
        self._read: dict[tuple[BlockNo, bool], tuple[FrontRead, BlockNo]] = {}

    def read(self, start: BlockNo, stop: BlockNo, *, titled: bool = False) -> FrontRead:
        """The front that begins at block `start`; the body begins before block `stop`.

        `titled` says that block `start` is the title of a compilation's piece.
        """
        if (start, titled) in self._read:
            front, reach = self._read[start, titled]
            if reach <= stop:
                return front
        head = Head(self.sheet, start, stop, name=self.name, titled=titled, inner=start > 0)
        readings = find_readings(head)
        front = _state_front(head, readings)
        self._read[start, titled] = front, max((reading.body for reading in readings), default=start)
        return front


def _state_front(head: Head, readings: Sequence[Reading]) -> FrontRead:
    """What the best of the readings states, and what is doubtful about it."""
    best = readings[0]
    parts = [
        replace(part, rule=" ".join(claim.why)) for claim in best.claims for part in claim.parts if part.name != "frame"
    ]
    if head.titled and not any(part.name == "title" for part in parts):
        text = head.sheet.text(head.start)
        start = ORNAMENT.match(text)
        parts.insert(0, Part("title", head.start, Offset(start.end() if start else 0), Offset(len(text)), rule="piece"))
    parts += find_witnesses(head, best, parts)
    return FrontRead(
        start=head.start,
        parts=tuple(sorted(parts, key=lambda part: (part.block, part.start))),
        frames=tuple(_frame_lines(head, best)),
        body=best.body,
        offset=best.offset,
        doubts=tuple(_doubts(head, best, readings)),
    )


def _frame_lines(head: Head, reading: Reading) -> Iterator[FrameLine]:
    """What belongs to the page: whole lines, and an agency's dateline before a title."""
    for place, claim in enumerate(reading.claims, head.start):
        if claim.label is Label.FRAME:
            yield FrameLine(BlockNo(place), Offset(0), head.blocks[place].end, claim.frame)
        for part in claim.parts:
            if part.name == "frame":
                yield FrameLine(part.block, part.start, part.end, claim.frame)


def _doubts(head: Head, best: Reading, readings: Sequence[Reading]) -> Iterator[FrontDoubt]:
    """What is told of the reading: claims that are doubtful themselves, titles, and another reading that comes near."""
    for place, claim in enumerate(best.claims, head.start):
        text = head.blocks[place].text[:LONGEST_QUOTE]
        if claim.says:
            yield FrontDoubt(claim.says, BlockNo(place), (text,))
        if claim.label is Label.TITLE and claim.below:
            if claim.weight <= 0:
                yield FrontDoubt("S132", BlockNo(place), (head.blocks[place - 1].text[:LONGEST_QUOTE], text))
        elif (
            claim.label is Label.TITLE
            and not _is_two_lined(best, place - head.start)
            and (claim.weight < head.rules.front.weights["title_unlike"] or _is_outdone(head, best, place))
        ):
            yield FrontDoubt("S131", BlockNo(place), (text,))
    yield from _titled_within(head, best)
    yield from _addressed_within(head, best)
    rival = next((reading for reading in readings if _states(reading) != _states(best)), None)
    if rival and best.score - rival.score < head.rules.front.weights["margin"]:
        yield from _differences(head, best, rival)


def _is_two_lined(best: Reading, nth: int) -> bool:
    """Whether the title goes on in the line below."""
    return any(claim.below is Label.TITLE for claim in best.claims[nth + 1 : nth + 2])


def _is_outdone(head: Head, best: Reading, title: int) -> bool:
    """Whether another line, read as the page's title, looks more like a title than the one in line `title` alone."""
    if any(claim.label is Label.TITLE and claim.below for claim in best.claims):
        return False
    least = _worth_as_title(head, BlockNo(title)) + head.rules.front.weights["title_outdone"]
    pages = [BlockNo(place) for place, claim in enumerate(best.claims, head.start) if claim.frame == "title-bar"]
    text = head.sheet.text(BlockNo(title))
    return any(
        _worth_as_title(head, place) >= least and not same_title(head.sheet.text(place), text) for place in pages
    )


def _worth_as_title(head: Head, place: BlockNo) -> float:
    return max((claim.weight for claim in head.claims(place) if claim.label is Label.TITLE), default=0)


def _titled_within(head: Head, best: Reading) -> Iterator[FrontDoubt]:
    """That there is no title, though the first paragraph begins with what would be one."""
    if Label.TITLE in best.filled or best.body >= head.stop or head.blocks[best.body].marked or best.offset:
        return
    if found := head.rules.front.unparted.match(head.sheet.text(best.body)):
        yield FrontDoubt("S135", best.body, (_NAMES["title"], "没有", f"“{found[0][:LONGEST_QUOTE]}”"))


def _addressed_within(head: Head, best: Reading) -> Iterator[FrontDoubt]:
    """That nobody is addressed, though somebody is in the midst of the first paragraph or on a line not far below."""
    if Label.SALUTATION in best.filled or best.body >= head.stop or head.blocks[best.body].marked:
        return
    for place in block_numbers(best.body + 1, min(best.body + 1 + LINES_ABOVE_ADDRESS, head.stop)):
        text = head.sheet.text(place)
        if text[-1] == ":" and head.sheet.states(place, Label.SALUTATION) and is_salutation(text, head.rules):
            yield FrontDoubt("S135", place, (_NAMES["salutation"], "没有", f"“{text[:-1][:LONGEST_QUOTE]}”"))
            return
    text = head.sheet.text(best.body)[best.offset : best.offset + FIRST_WORDS]
    for sentence in _WITHIN_FIRST.finditer(text, 1):
        end = find_address(text[sentence.end() :], head.rules)
        if end is not None:
            address = text[sentence.end() : sentence.end() + end].rstrip(":,! ")
            yield FrontDoubt("S135", best.body, (_NAMES["salutation"], "没有", f"“{address[:LONGEST_QUOTE]}”"))
            return


def _states(reading: Reading) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Where each field stands."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for claim in reading.claims:
        for part in claim.parts:
            if part.name in STATED:
                found[part.name] = (*found.get(part.name, ()), (part.block, part.start))
    return found


def _differences(head: Head, best: Reading, rival: Reading) -> Iterator[FrontDoubt]:
    """The first field that the two readings state otherwise."""
    chosen, other = _states(best), _states(rival)
    for name in STATED:
        if chosen.get(name) != other.get(name):
            place = min(block for block, _ in (*chosen.get(name, ()), *other.get(name, ())))
            shown = [_shown_part(head, reading, name) for reading in (best, rival)]
            yield FrontDoubt("S135", BlockNo(place), (_NAMES[name], *shown))
            return


def _shown_part(head: Head, reading: Reading, name: str) -> str:
    texts = [
        part.text or head.blocks[part.block].text[part.start : part.end]
        for claim in reading.claims
        for part in claim.parts
        if part.name == name
    ]
    return f"“{''.join(texts)[:LONGEST_QUOTE]}”" if texts else "没有"
