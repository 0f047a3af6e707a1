"""Nesting: on which level each heading stands, learned from how the numberings of a speech run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

PLAIN = "plain"
"""The style name of headings without a number."""


class Depth(IntEnum):
    """What stands outside what where the speech does not show it, from the outermost."""

    STATED = 0
    PARTING = 1
    """Without a number, and parts the speech."""
    NUMBERED = 2
    BELOW = 3
    """Without a number, below what is numbered."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a heading, for the nesting: its style's name, its value (0 without number), its hint of depth: the
    `rank` among those of one `depth`."""

    style: str
    value: int
    rank: int = 0
    depth: Depth = Depth.NUMBERED

    @property
    def order(self) -> tuple[Depth, int]:
        """Less for what stands further out."""
        return self.depth, self.rank


def nest(candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """The level of each candidate, from 1.

    Which style stands inside which is learned from the whole speech: what begins at one between two members of
    another stands inside it. The styles so ordered, one stack gives the depth: a style closes all that stand inside
    it, and opens one level below what is left.
    """
    told = _tell_apart(candidates)
    depth = _order(told)
    stack: list[str] = []
    levels = []
    for candidate in told:
        while stack and depth[stack[-1]] > depth[candidate.style]:
            stack.pop()
        if not stack or stack[-1] != candidate.style:
            stack.append(candidate.style)
        levels.append(len(stack))
    return tuple(levels)


def _tell_apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with styles of their own for numberings that stand inside one of the same signs.

    So it is where, behind the inner one, the outer one goes on: `一、二、（一、二、三、四、）三、`.
    """
    places: dict[str, list[int]] = {}
    for place, candidate in enumerate(candidates):
        if candidate.value:
            places.setdefault(candidate.style, []).append(place)
    told = list(candidates)
    for members in places.values():
        ahead = [(run, 0) for run in _find_runs(candidates, members)]
        while ahead:
            run, depth = ahead.pop()
            ahead += [(inner, depth + 1) for inner in run.inside]
            for place in run.members if depth else ():
                told[place] = replace(candidates[place], style=f"{candidates[place].style} {depth}")
    return told


@dataclass(slots=True)
class _Run:
    """A numbering from one upwards, and those of the same signs that stand inside it."""

    members: list[int]
    last: int
    """The value that it has come to."""
    inside: list[_Run] = field(default_factory=list)


def _find_runs(candidates: Sequence[Candidate], members: Sequence[int]) -> list[_Run]:
    """The runs of one style, in order; what an outer heading parts cannot go on."""
    found: list[_Run] = []
    running: list[_Run] = []
    reached: Counter[int] = Counter()
    for place, before in zip(members, (0, *members), strict=False):
        value = candidates[place].value
        if any(other.order < candidates[place].order for other in candidates[before + 1 : place]):
            found += running
            running, reached = [], Counter()
        if value == 1 or not running:
            running.append(_Run([], value))
        elif reached[value - 1]:
            outer = _find_outer(running, value)
            reached.subtract(run.last for run in running[outer + 1 :])
            running[outer].inside += running[outer + 1 :]
            del running[outer + 1 :]
        reached[running[-1].last] -= bool(running[-1].members)
        running[-1].members.append(place)
        running[-1].last = value
        reached[value] += 1
    return found + running


def _find_outer(running: Sequence[_Run], value: int) -> int:
    """The innermost run that goes on with this value, where all behind it are whole; else the last one."""
    for nth in range(len(running) - 1, -1, -1):
        alone = len(running[nth].members) < 2
        if running[nth].last == value - 1 and not (alone and nth < len(running) - 1):
            return nth
        if alone:
            break
    return len(running) - 1


def _order(candidates: Sequence[Candidate]) -> dict[str, int]:
    """The place of each style, from the outermost: by rank, but for what the speech shows otherwise."""
    ranks: dict[str, tuple[Depth, int]] = {}
    for candidate in candidates:
        ranks.setdefault(candidate.style, candidate.order)
    votes = _count_votes(candidates, list(ranks))
    ordered: list[str] = []
    for style in sorted(ranks, key=lambda name: ranks[name]):
        place = len(ordered)
        while place and _stands_inside(ordered[place - 1], style, votes):
            place -= 1
        ordered.insert(place, style)
    return {style: place for place, style in enumerate(ordered)}


def _count_votes(candidates: Sequence[Candidate], styles: Sequence[str]) -> dict[tuple[str, str], int]:
    """How often a style begins at one between two members of another, less how often it goes on across one: evidence
    that it stands inside it."""
    votes: dict[tuple[str, str], int] = {}
    last: dict[str, int] = {}
    seen: dict[str, set[str]] = {style: set(last) for style in styles}
    ahead = _has_next(candidates)
    latest: dict[str, int] = {}
    for place, candidate in enumerate(candidates):
        style = candidate.style
        if candidate.value:
            change = 1 if candidate.value == 1 else -1 if candidate.value == last.get(style, 0) + 1 else 0
            for other in seen[style]:
                if change < 0 or ahead[latest[other]]:
                    votes[style, other] = votes.get((style, other), 0) + change
        for other in styles:
            if other != style:
                seen[other].add(style)
        seen[style].clear()
        last[style] = candidate.value
        latest[style] = place
    return votes


def _has_next(candidates: Sequence[Candidate]) -> list[bool]:
    """Whether the next of the same style has the next value; of a style without values, whether there is a next."""
    following: dict[str, int] = {}
    found = [False] * len(candidates)
    for place in range(len(candidates) - 1, -1, -1):
        candidate = candidates[place]
        after = following.get(candidate.style)
        found[place] = after is not None and after == (candidate.value + 1 if candidate.value else 0)
        following[candidate.style] = candidate.value
    return found


def _stands_inside(inner: str, outer: str, votes: Mapping[tuple[str, str], int]) -> bool:
    """Whether `inner`, by rank the outer one, is shown to stand inside `outer`."""
    return votes.get((inner, outer), 0) > votes.get((outer, inner), 0)
