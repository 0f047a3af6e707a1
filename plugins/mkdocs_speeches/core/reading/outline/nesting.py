"""Nesting: on which level each heading stands, learned from how the numberings of a speech run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PLAIN = "plain"
"""The style name of headings without a number."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a heading, for the nesting: its style's name, its value (0 without number), its hint of depth."""

    style: str
    value: int
    rank: int


def nest(candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """The level of each candidate, from 1.

    Which style stands inside which is learned from the whole speech: what restarts at one between the members of
    another stands inside it. The styles so ordered, one stack gives the depth: a style closes all that stand inside
    it, and opens one level below what is left.
    """
    depth = _order(candidates)
    stack: list[str] = []
    levels = []
    for candidate in candidates:
        while stack and depth[stack[-1]] > depth[candidate.style]:
            stack.pop()
        if not stack or stack[-1] != candidate.style:
            stack.append(candidate.style)
        levels.append(len(stack))
    return tuple(levels)


def _order(candidates: Sequence[Candidate]) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for candidate in candidates:
        ranks.setdefault(candidate.style, candidate.rank)
    styles = list(ranks)
    # how often a style restarts (goes on) across a member of another: evidence that it stands inside (outside) it
    votes: dict[tuple[str, str], int] = {}
    last: dict[str, int] = {}
    seen: dict[str, set[str]] = {style: set() for style in styles}
    for candidate in candidates:
        style = candidate.style
        if style in last and candidate.value:
            change = 1 if candidate.value == 1 else -1 if candidate.value == last[style] + 1 else 0
            for other in seen[style]:
                votes[style, other] = votes.get((style, other), 0) + change
        for other in styles:
            if other != style:
                seen[other].add(style)
        seen[style].clear()
        last[style] = candidate.value
    ordered: list[str] = []
    for style in sorted(styles, key=lambda name: ranks[name]):
        place = len(ordered)
        while place and _stands_inside(ordered[place - 1], style, votes):
            place -= 1
        ordered.insert(place, style)
    return {style: place for place, style in enumerate(ordered)}


def _stands_inside(inner: str, outer: str, votes: dict[tuple[str, str], int]) -> bool:
    """Whether `inner`, by rank the outer one, is shown to stand inside `outer`."""
    return votes.get((inner, outer), 0) > votes.get((outer, inner), 0)
