"""Headings: which blocks of a speech open with one, where a run-in heading ends, and on which level each stands."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from mkdocs_speeches.core.model import TEXT_START, BlockNo, Offset, block_numbers
from mkdocs_speeches.core.reading.lines.blocks import StatedHeading
from mkdocs_speeches.core.reading.lines.lines import Line, Role
from mkdocs_speeches.core.reading.outline.annexes import find_annexes, has_entries, is_titled_below
from mkdocs_speeches.core.reading.outline.nesting import PLAIN, Candidate, Depth, nest
from mkdocs_speeches.core.reading.outline.plain_headings import find_minor, find_plain
from mkdocs_speeches.core.reading.outline.seams import SURE, LineHead, find_heads
from mkdocs_speeches.core.reading.outline.siblings import find_numbered, find_ordinals
from mkdocs_speeches.core.rules.front import Label
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign

MINOR = "minor"
"""The style of unnumbered headings that stand below others."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading at the start of block `block`: its text ends at `end`, its closing mark at `close`. `rule` names what
    showed it. `rival`: where else it may end, 0 where nothing else is likely. `titled`: the block below is its rest.
    """

    block: BlockNo
    sign: Sign | None
    end: Offset
    close: Offset
    level: int
    run_in: bool
    rule: str
    glued: bool = False
    rival: int = 0
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """What was found: headings in order, blocks that are items, the first of numberings that lack their beginning."""

    openings: tuple[Opening, ...]
    items: frozenset[BlockNo]
    unbegun: tuple[BlockNo, ...] = ()


def find_outline(lines: Sequence[Line], first: BlockNo, last: BlockNo, rules: Rules) -> Outline:
    """The headings of the body, lines `first` to before `last`."""
    annexes = find_annexes(lines, first, last)
    shown = _show(lines, first, min(annexes, default=last), last, rules)
    heads = find_heads(lines, shown.signs, rules)
    sections = {place: heads[place] for place in shown.signs if _is_section(shown, place)}
    numbered, unbegun = find_numbered(shown.candidates({*sections, *shown.stated, *shown.plain}), sections)
    others = {*shown.stated, *shown.plain, *shown.frames}
    found = {*numbered, *others, *find_ordinals(lines, shown.signs, heads, numbered | others, rules)}
    heads |= {place: LineHead(TEXT_START, heading.end, heading.end, True) for place, heading in shown.stated.items()}
    openings = [*_open(shown, found, heads), *_open_annexes(lines, [*annexes, last])]
    items = {place for place, sign in shown.signs.items() if place not in found and sign.style.kind != "ordinal"}
    behind = block_numbers(min(annexes, default=last) + 1, last)
    items |= {place for place in behind if lines[place].sign and lines[place].role is not Role.STATED}
    return Outline(tuple(sorted(openings, key=lambda opening: opening.block)), frozenset(items), tuple(unbegun))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the lines of a body show by themselves: signs, what an editor stated, unnumbered headings and frames."""

    lines: Sequence[Line]
    signs: Mapping[BlockNo, Sign]
    stated: Mapping[BlockNo, StatedHeading]
    plain: Set[BlockNo]
    frames: Set[BlockNo]

    def candidates(self, places: Iterable[BlockNo]) -> dict[BlockNo, Candidate]:
        """What is to be nested of these places, in order; unnumbered headings part the speech where one is its first or
        names a part, else what is numbered."""
        ordered = sorted(places)
        minor = find_minor(self.lines, self.plain, {place for place in ordered if place not in self.plain})
        outer = any(place == ordered[0] or self.lines[place].role is Role.PART for place in self.plain)
        return {place: self._candidate(place, minor, Depth.PARTING if outer else Depth.BELOW) for place in ordered}

    def _candidate(self, place: BlockNo, minor: Set[BlockNo], plain: Depth) -> Candidate:
        stated, sign = self.stated.get(place), self.signs.get(place)
        if stated and stated.level and (stated.relative or not sign):
            return Candidate(f"style {stated.level}", 0, stated.level, Depth.STATED)
        if sign:
            return Candidate(sign.style.name, sign.value, sign.style.rank)
        return Candidate(MINOR if place in minor else PLAIN, 0, depth=plain)

    def rule_of(self, place: BlockNo) -> str:
        """What showed that a heading is one."""
        if place in self.stated:
            return "stated"
        if place in self.signs:
            return "numbered"
        return "frame" if place in self.frames else "plain"


def _show(lines: Sequence[Line], first: BlockNo, annex: BlockNo, last: BlockNo, rules: Rules) -> _Shown:
    body = block_numbers(first, annex)
    return _Shown(
        lines,
        {place: sign for place in body if (sign := lines[place].sign) and not _is_turn(lines[place].text, sign, rules)},
        {place: heading for place in block_numbers(first, last) if (heading := lines[place].block.heading)},
        find_plain(lines, body),
        {place for place in body if lines[place].role is Role.FRAME},
    )


def _is_turn(text: str, sign: Sign, rules: Rules) -> bool:
    """Whether what is numbered is a question or an answer (`1、问：`)."""
    rest = text[sign.end :].strip()
    return any(rule.label is Label.BODY and rule.match(rest) for rule in rules.front.lines)


def _is_section(shown: _Shown, place: BlockNo) -> bool:
    return place not in shown.stated and shown.signs[place].style.kind == "section"


def _open(shown: _Shown, found: Set[BlockNo], heads: Mapping[BlockNo, LineHead]) -> Iterator[Opening]:
    levels = _find_levels(shown, found)
    for place in sorted(found):
        size = Offset(len(shown.lines[place].text))
        head = heads.get(place) or LineHead(TEXT_START, size, size, True)
        sign, rule = shown.signs.get(place), shown.rule_of(place)
        rival = head.rival if head.margin < SURE else 0
        yield Opening(place, sign, head.end, head.close, levels[place], head.close < size, rule, head.glued, rival)


def _open_annexes(lines: Sequence[Line], bounds: Sequence[BlockNo]) -> Iterator[Opening]:
    for place, end in itertools.pairwise(bounds):
        if has_entries(lines, place, end):
            size = Offset(len(lines[place].text))
            yield Opening(place, None, size, size, 1, False, "annex", titled=is_titled_below(lines, place, end))


def _find_levels(shown: _Shown, found: Set[BlockNo]) -> dict[BlockNo, int]:
    """The level of each heading: as an editor stated, the first for what stands beside all numbers, else by nesting."""
    ruled = {place: heading.level for place, heading in shown.stated.items() if heading.level and not heading.relative}
    # a level that an editor gave to an unnumbered line says nothing of the others
    free = {place for place in found if place in shown.signs or place not in ruled} - shown.frames
    candidates = shown.candidates(free)
    levels = dict(zip(candidates, nest(list(candidates.values())), strict=True))
    return levels | dict.fromkeys(shown.frames, 1) | ruled
