"""Which speeches are nearest to each other: by the tags that both have and by the characters that both share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.model import SpeechNo
from mkdocs_speeches.core.text.arrays import Floats, Ints

MOST_RELATED = 6
FLOOR = 0.4
"""Of the nearness of the nearest one the share that any other needs: better three good ones than six."""
MOST_REASONS = 3
SHARED_CHARACTERS = 30
"""So many characters in common tell as much as one rare tag in common."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another speech, by its number, with what both have in common: tags, the weightiest first, and characters."""

    speech: SpeechNo
    terms: tuple[str, ...]
    characters: int


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """How many characters each speech shares with each other one.

    Speech n shares `characters[i]` with speech `others[i]`, for each i from `bounds[n]` up to `bounds[n + 1]`.
    """

    bounds: Ints
    others: Ints
    characters: Ints

    def of(self, speech: SpeechNo) -> tuple[Ints, Ints]:
        """The speeches that share something with this one, in order, and how many characters."""
        inside = slice(int(self.bounds[speech]), int(self.bounds[speech + 1]))
        return self.others[inside], self.characters[inside]

    def between(self, speech: SpeechNo, other: SpeechNo) -> int:
        """How many characters both share."""
        others, characters = self.of(speech)
        at = int(np.searchsorted(others, other))
        return int(characters[at]) if at < others.size and others[at] == other else 0

    def pairs(self, least: int) -> Iterator[tuple[SpeechNo, SpeechNo]]:
        """The pairs that share so many characters at least, those with the most first; the lower number first."""
        speeches = np.repeat(np.arange(self.bounds.size - 1), np.diff(self.bounds))
        which = np.flatnonzero((speeches < self.others) & (self.characters >= least))
        which = which[np.argsort(-self.characters[which], kind="stable")]
        for speech, other in zip(speeches[which].tolist(), self.others[which].tolist(), strict=True):
            yield SpeechNo(speech), SpeechNo(other)


def count_shared(speeches: Ints, others: Ints, characters: Ints, count: int) -> Shared:
    """What `count` speeches share, from pieces: of `characters[i]` characters, in `speeches[i]` and in `others[i]`."""
    width = max(count, 1)
    keys, which = np.unique(np.concatenate((speeches * width + others, others * width + speeches)), return_inverse=True)
    totals = np.bincount(which, weights=np.tile(characters, 2), minlength=keys.size).astype(np.int64)
    return Shared(np.searchsorted(keys, np.arange(count + 1) * width), keys % width, totals)


def relate(tags: Sequence[Sequence[str]], shared: Shared) -> tuple[tuple[Related, ...], ...]:
    """For each speech at most `MOST_RELATED` others, nearest first: by its rarest common tags and by common characters.
    What is far less near than the nearest stands in no list.

    Each speech stands in the list of another one, even where it has nothing in common with any.
    """
    weights = _weights(tags)
    scores = _Scores(tags, weights, shared)
    lists = [scores.best(SpeechNo(number), MOST_RELATED, floor=FLOOR) for number in range(len(tags))]
    _reach_all(lists, scores)
    return tuple(
        tuple(
            Related(
                speech=other,
                terms=_common(tags[number], tags[other], weights)[:MOST_REASONS],
                characters=shared.between(SpeechNo(number), other),
            )
            for other in others
        )
        for number, others in enumerate(lists)
    )


def _weights(tags: Sequence[Sequence[str]]) -> Mapping[str, float]:
    """How much a tag in common tells: the rarer it is, the more."""
    counts: dict[str, int] = {}
    for name in (name for names in tags for name in names):
        counts[name] = counts.get(name, 0) + 1
    return {name: float(np.log((len(tags) + 1) / count) + 0.2) for name, count in counts.items()}


def _common(tags: Iterable[str], others: Iterable[str], weights: Mapping[str, float]) -> tuple[str, ...]:
    both = set(others)
    return tuple(sorted((name for name in tags if name in both), key=lambda name: -weights[name]))


class _Scores:
    """How near each speech is to each other one; a list of holders for each tag makes it linear in what is shared."""

    def __init__(self, tags: Sequence[Sequence[str]], weights: Mapping[str, float], shared: Shared) -> None:
        self.tags = tags
        self.weights = weights
        self.shared = shared
        holders: dict[str, list[int]] = {}
        for number, names in enumerate(tags):
            for name in names:
                holders.setdefault(name, []).append(number)
        self.holders = {name: np.array(numbers) for name, numbers in holders.items()}

    def of(self, number: SpeechNo) -> Floats:
        """The nearness of all speeches to one; itself is at minus infinity, what has nothing in common at zero."""
        scores = np.zeros(len(self.tags))
        for name in self.tags[number]:
            scores[self.holders[name]] += self.weights[name]
        others, characters = self.shared.of(number)
        scores[others] += np.log1p(characters / SHARED_CHARACTERS)
        scores[number] = -np.inf
        return scores

    def best(self, number: SpeechNo, most: int, *, floor: float = 0) -> list[SpeechNo]:
        """The nearest, of equals those that stand nearer in the library; one at least where there is another.

        All have at least that share of the nearness of the nearest.
        """
        scores = self.of(number)
        near = np.flatnonzero((scores > 0) & (scores >= floor * scores.max(initial=0)))
        if near.size > most:  # sorting them all would take longer than all the rest
            near = near[scores[near] >= np.partition(scores[near], -most)[-most]]
        elif not near.size:
            near = np.flatnonzero(np.abs(np.arange(scores.size) - number) == 1)[:1]
        order = np.lexsort((np.abs(near - number), -scores[near]))[:most]
        return [SpeechNo(other) for other in near[order].tolist()]


def _reach_all(lists: list[list[SpeechNo]], scores: _Scores) -> None:
    """Sets each speech that stands in no list into that of its nearest, in place of one that stands elsewhere too."""
    counts = np.bincount([other for others in lists for other in others], minlength=len(lists)).tolist()
    for number in (SpeechNo(number) for number, count in enumerate(counts) if not count):
        for host in scores.best(number, len(lists)):
            spare = [place for place, other in enumerate(lists[host]) if counts[other] > 1]
            if len(lists[host]) < MOST_RELATED:
                lists[host].append(number)
            elif spare:
                counts[lists[host][spare[-1]]] -= 1
                lists[host][spare[-1]] = number
            else:
                continue
            counts[number] += 1
            break
