"""Point series: runs of ordinals from one upwards inside one paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_speeches.core.model import TEXT_START, Offset
from mkdocs_speeches.core.rules.kinds import NumberStyle
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.marks import BEFORE_ORDINAL
from mkdocs_speeches.core.text.numerals import number


@dataclass(frozen=True, slots=True)
class PointMark:
    """One ordinal of a series: its offsets in the text and its value."""

    start: Offset
    end: Offset
    value: int


def find_series(text: str, rules: Rules, start: Offset = TEXT_START) -> tuple[tuple[PointMark, ...], ...]:
    """The point series of `text` (folded) from `start`, in order; what stands inside a point of another is left out."""
    found: list[tuple[PointMark, ...]] = []
    for style in rules.styles:
        if style.point is not None and text.find(style.first, start) >= 0:
            found.extend(_mark_runs(text, start, style))
    found.sort(key=lambda run: (run[0].start, -len(run)))
    kept: list[tuple[PointMark, ...]] = []
    for run in found:
        if not kept or run[0].start > kept[-1][-1].end:
            kept.append(run)
    return tuple(kept)


def _mark_runs(text: str, start: Offset, style: NumberStyle) -> list[tuple[PointMark, ...]]:
    assert style.point is not None
    marks = [
        PointMark(Offset(match.start()), _marker_end(match, text), number(match["n"]))
        for match in style.point.finditer(text, start)
    ]
    runs: list[tuple[PointMark, ...]] = []
    run: list[PointMark] = []
    for mark in marks:
        if mark.value == 1:
            if len(run) > 1:
                runs.append(tuple(run))
            run = [mark]
        elif run and follows(mark.value, run[-1].value) and _at_boundary(text, mark.start, start):
            run.append(mark)
    if len(run) > 1:
        runs.append(tuple(run))
    return runs


def follows(value: int, last: int) -> bool:
    """Whether an ordinal of this value comes behind `last`; 最后 needs two before it."""
    return value == last + 1 or (value == 99 and last >= 2)


def _marker_end(match: re.Match[str], text: str) -> Offset:
    return Offset(match.end() - (text[match.end() - 1] in ",、:"))


def _at_boundary(text: str, place: Offset, start: Offset) -> bool:
    return place == start or text[place - 1] in BEFORE_ORDINAL
