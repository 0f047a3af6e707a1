"""Series are read alike: the siblings of one numbering under one parent are all headings, or all items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from mkdocs_speeches.core.model import BlockNo
from mkdocs_speeches.core.reading.lines.lines import Line
from mkdocs_speeches.core.reading.outline.nesting import Candidate, nest
from mkdocs_speeches.core.reading.outline.points import find_series, follows
from mkdocs_speeches.core.reading.outline.seams import LineHead
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign


def find_numbered(
    candidates: Mapping[BlockNo, Candidate], heads: Mapping[BlockNo, LineHead]
) -> tuple[set[BlockNo], list[BlockNo]]:
    """Of the `candidates` with a head those that are headings: whole series, of which at least half have a first
    sentence short enough for one. A numbering that does not begin at one makes none; of those the first members."""
    found: set[BlockNo] = set()
    unbegun: list[BlockNo] = []
    for series in _numberings(candidates):
        alike = _alike([place for place in series.members if place in heads], heads)
        if series.begins:
            found |= alike
        elif len(alike) > 1:
            unbegun.append(min(alike))
    return found, unbegun


def _alike(members: Sequence[BlockNo], heads: Mapping[BlockNo, LineHead]) -> set[BlockNo]:
    """All members that have words of their own, where at least half are short enough; else none."""
    short = sum(heads[place].short for place in members)
    return {place for place in members if heads[place].worded} if short * 2 >= len(members) else set()


def _numberings(candidates: Mapping[BlockNo, Candidate]) -> Iterator[_Series]:
    """The candidates that are siblings, series by series; whether each begins at one or goes on counting."""
    levels = nest(list(candidates.values()))
    reached: dict[str, int] = {}
    running: list[_Series] = []
    for (place, candidate), level in zip(candidates.items(), levels, strict=True):
        before = running[level - 1] if len(running) >= level else None
        goes_on = before is not None and before.style == candidate.style and candidate.value != 1
        if not goes_on:
            yield from running[level - 1 :]
            del running[level - 1 :]
            running += [_Series("", False)] * (level - 1 - len(running))
            begins = candidate.value in (0, 1, reached.get(candidate.style, 0) + 1)
            running.append(_Series(candidate.style, begins))
        else:
            yield from running[level:]
            del running[level:]
        running[level - 1].members.append(place)
        reached[candidate.style] = candidate.value
    yield from running


@dataclass(slots=True)
class _Series:
    style: str
    begins: bool
    members: list[BlockNo] = field(default_factory=list)


def find_ordinals(
    lines: Sequence[Line],
    signs: Mapping[BlockNo, Sign],
    heads: Mapping[BlockNo, LineHead],
    headings: Set[BlockNo],
    rules: Rules,
) -> set[BlockNo]:
    """The spoken ordinals that open paragraphs of their own with at least one sibling in the same section."""
    chains = _Chains(signs)
    for place in sorted({*headings, *(place for place, sign in signs.items() if sign.style.kind == "ordinal")}):
        sign = signs.get(place)
        if sign is None or sign.style.kind == "section":
            chains.part(sign)
            continue
        inline = find_series(lines[place].text, rules)
        if not inline or inline[0][0].start > 0:
            chains.add(place, sign)
    chains.close(list(chains.open))
    found: set[BlockNo] = set()
    for members in chains.closed:
        if len(members) > 1:
            found |= _alike(members, heads)
    return found


@dataclass(slots=True)
class _Chains:
    """Runs of ordinals that count on: by style those that are `open`, and the styles of headings that stood above
    each when it began: the next of these ends it."""

    signs: Mapping[BlockNo, Sign]
    open: dict[str, list[BlockNo]] = field(default_factory=dict)
    above: dict[str, frozenset[str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    closed: list[list[BlockNo]] = field(default_factory=list)

    def part(self, sign: Sign | None) -> None:
        """A heading with this sign, or without any, ends the runs that it stands above."""
        style = sign.style.name if sign else ""
        self.close([name for name in self.open if style in self.above[name] or self._outranks(sign, name)])
        self.seen.add(style)

    def add(self, place: BlockNo, sign: Sign) -> None:
        """One more ordinal: it counts on, or begins anew; any other stands alone."""
        style = sign.style.name
        if style in self.open and follows(sign.value, self.signs[self.open[style][-1]].value):
            self.open[style].append(place)
        elif sign.value == 1:
            self.close([style])
            self.open[style], self.above[style] = [place], frozenset(self.seen)

    def close(self, styles: Sequence[str]) -> None:
        self.closed += [self.open.pop(style) for style in styles if style in self.open]

    def _outranks(self, sign: Sign | None, style: str) -> bool:
        within = self.signs[self.open[style][0]].style
        return sign is not None and sign.style.major and sign.style.rank < within.rank
