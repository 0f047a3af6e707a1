"""Headings: which blocks of a speech open with one, where a run-in heading ends, and on which level each stands."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from mkdocs_speeches.core.reading.lines.blocks import StatedHeading
from mkdocs_speeches.core.reading.lines.lines import Line, Role
from mkdocs_speeches.core.reading.outline.annexes import find_annexes, has_entries
from mkdocs_speeches.core.reading.outline.nesting import PLAIN, Candidate, nest
from mkdocs_speeches.core.reading.outline.plain_headings import find_minor, find_plain
from mkdocs_speeches.core.reading.outline.points import find_series, follows
from mkdocs_speeches.core.reading.outline.seams import find_heads
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import Sign

MINOR = "minor"
"""The style of unnumbered headings that stand below others."""
MAJOR = frozenset({"part", "book", "chapter", "clause", "cn"})
"""Styles that part a speech: no spoken ordinals go on across one that their order puts above them."""
OUTER, INNER = 5, 99
"""Ranks of unnumbered headings: they part the speech where one is its first or names a part, else what is numbered."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading at the start of block `block`: its text ends at `end`, its closing mark at `close`. `rule` names what
    showed it."""

    block: int
    sign: Sign | None
    end: int
    close: int
    level: int
    run_in: bool
    rule: str
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """What was found: headings in order, blocks that are items, blocks with too long a first sentence for a heading."""

    openings: tuple[Opening, ...]
    items: frozenset[int]
    long: tuple[int, ...]


def find_outline(lines: Sequence[Line], first: int, last: int, rules: Rules) -> Outline:
    """The headings of the body, lines `first` to before `last`."""
    annexes = find_annexes(lines, first, last)
    annex = min(annexes, default=last)
    stated = {place: heading for place in range(first, last) if (heading := lines[place].block.heading)}
    signs = {place: sign for place in range(first, annex) if (sign := lines[place].sign)}
    heads = find_heads(lines, signs, rules)
    heads |= {place: (heading.end, heading.end, False) for place, heading in stated.items()}
    long = tuple(place for place, head in heads.items() if head is None and signs[place].style.kind == "section")
    accepted = {
        place for place, head in heads.items() if head and (place in stated or signs[place].style.kind == "section")
    }
    plain = find_plain(lines, first, annex)
    frames = {place for place in range(first, annex) if lines[place].role is Role.FRAME}
    accepted |= _find_ordinals(lines, signs, heads, accepted | plain | frames, rules)
    found = sorted(accepted | plain | frames)
    minor = find_minor(lines, plain, accepted)
    outer = any(place == found[0] or lines[place].role is Role.PART for place in plain)
    candidates = {place: _candidate(place, signs, stated, minor, OUTER if outer else INNER) for place in found}
    levels = _find_levels(candidates, signs, stated, dict.fromkeys(frames, 1))
    openings = []
    for place in found:
        size = len(lines[place].text)
        end, close, glued = heads.get(place) or (size, size, False)
        rule = (
            "stated" if place in stated else "numbered" if place in signs else "frame" if place in frames else "plain"
        )
        openings.append(Opening(place, signs.get(place), end, close, levels[place], close < size, rule, glued))
    for place, end in itertools.pairwise([*annexes, last]):
        if has_entries(lines, place, end):
            size = len(lines[place].text)
            openings.append(Opening(place, None, size, size, 1, False, "annex"))
    openings.sort(key=lambda opening: opening.block)
    items = {place for place, sign in signs.items() if place not in accepted and sign.style.kind != "ordinal"}
    items |= {place for place in range(annex + 1, last) if lines[place].sign and lines[place].role is not Role.STATED}
    return Outline(tuple(openings), frozenset(items), long)


def _find_levels(
    candidates: Mapping[int, Candidate],
    signs: Mapping[int, Sign],
    stated: Mapping[int, StatedHeading],
    fixed: Mapping[int, int],
) -> dict[int, int]:
    """The level of each candidate by its block: as an editor stated, as it is `fixed`, else by nesting."""
    ruled = {place: heading.level for place, heading in stated.items() if heading.level and not heading.relative}
    # a level that an editor gave to an unnumbered line says nothing of the others
    nested = [place for place in candidates if place not in fixed and (place in signs or place not in ruled)]
    levels = nest([candidates[place] for place in nested])
    return dict(zip(nested, levels, strict=True)) | dict(fixed) | ruled


def _candidate(
    place: int, signs: Mapping[int, Sign], stated: Mapping[int, StatedHeading], minor: Set[int], plain: int
) -> Candidate:
    if place in stated and stated[place].level and (stated[place].relative or place not in signs):
        return Candidate(f"style {stated[place].level}", 0, stated[place].level - 10)
    if place in signs:
        sign = signs[place]
        return Candidate(sign.style.name, sign.value, sign.style.rank)
    return Candidate(MINOR if place in minor else PLAIN, 0, plain)


def _find_ordinals(
    lines: Sequence[Line],
    signs: dict[int, Sign],
    heads: dict[int, tuple[int, int, bool] | None],
    headings: set[int],
    rules: Rules,
) -> set[int]:
    """The ordinals that open paragraphs of their own with at least one sibling in the same section."""
    found: set[int] = set()
    chain: dict[str, list[int]] = {}
    outer: dict[str, set[str]] = {}
    active: set[str] = set()

    def close(style: str) -> None:
        places = [place for place in chain.pop(style, []) if heads[place]]
        if len(places) > 1:
            found.update(places)

    def parts(sign: Sign | None, style: str) -> bool:
        within = signs[chain[style][0]].style if style in chain else None
        return sign is not None and within is not None and sign.style.name in MAJOR and sign.style.rank < within.rank

    for place in sorted({*headings, *(p for p, sign in signs.items() if sign.style.kind == "ordinal")}):
        sign = signs.get(place)
        style = sign.style.name if sign else PLAIN
        if sign is None or sign.style.kind == "section":
            for other in [name for name, names in outer.items() if style in names or parts(sign, name)]:
                close(other)
                outer.pop(other, None)
            active.add(style)
            continue
        inline = find_series(lines[place].text, rules)
        if inline and inline[0][0].start == 0:
            continue
        if style in chain and follows(sign.value, signs[chain[style][-1]].value):
            chain[style].append(place)
        elif sign.value == 1:
            close(style)
            chain[style], outer[style] = [place], set(active)
    for style in list(chain):
        close(style)
    return found
