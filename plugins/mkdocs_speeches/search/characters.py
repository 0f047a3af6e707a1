"""The open form as numbers, for the browser: whatever Unicode that one knows, both sides agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from mkdocs_speeches.core.text.normal import joiners
from mkdocs_speeches.core.text.sought import open_characters


def character_table() -> list[int]:
    """Three lists, each led by its length: ranges kept as they are, ranges of joiners, and what is replaced.

    A range is a distance from the end of the one before, and how many. A replaced character is a distance from the one
    before, how many stand for it, and these: the first as distance from it (folded: 2d, or -2d-1 below zero).
    """
    forms = open_characters()
    kept = [code for code, form in enumerate(forms) if form == chr(code)]
    replaced = [(code, form) for code, form in enumerate(forms) if form and form != chr(code)]
    return [*_ranges(kept), *_ranges(map(ord, joiners())), *_replacements(replaced)]


def _ranges(codes: Iterable[int]) -> list[int]:
    runs = [[code for _, code in run] for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0])]
    numbers, end = [len(runs)], 0
    for run in runs:
        numbers += (run[0] - end, len(run))
        end = run[-1] + 1
    return numbers


def _replacements(replaced: list[tuple[int, str]]) -> Iterator[int]:
    yield len(replaced)
    before = 0
    for code, form in replaced:
        first, *others = map(ord, form)
        distance = first - code
        yield from (code - before, len(form), 2 * distance if distance >= 0 else -2 * distance - 1, *others)
        before = code
