"""What leads from one speech to others: terms, shared passages, and what is nearest by both. Marks, never edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mkdocs_speeches.core.alignment import Alignment, align
from mkdocs_speeches.core.blocks import Texts, Zone
from mkdocs_speeches.core.corpus import Corpus, gather
from mkdocs_speeches.core.excerpts import trim
from mkdocs_speeches.core.keywords import Terms
from mkdocs_speeches.core.lookup import Ints
from mkdocs_speeches.core.model import Span
from mkdocs_speeches.core.normal import normal_offsets
from mkdocs_speeches.core.reuse import Matches, Phrasing, Repeat, Trim, find_matches, find_phrasings, find_repeats

Floats = NDArray[np.float64]

MOST_RELATED = 6
MOST_REASONS = 3
MOST_PHRASINGS = 200
SHARED_CHARACTERS = 30
"""So many characters in common tell as much as one rare tag in common."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mark over the text: the characters of `span` name `term`."""

    span: Span
    term: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another speech, by its number, with what both have in common: tags, the weightiest first, and characters."""

    speech: int
    terms: tuple[str, ...]
    characters: int


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """All shared passages of a library: match i lies in block `blocks[i]` and block `other_blocks[i]`.

    `alignment` has of them what two speeches show side by side, `repeats` all places of the most frequent ones. The
    block `b` holds the characters `corpus.starts[b]` onwards of the corpus.
    """

    corpus: Corpus
    matches: Matches
    blocks: Ints
    other_blocks: Ints
    alignment: Alignment
    repeats: tuple[Repeat, ...]
    phrasings: tuple[Phrasing, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """All links of a library; speeches go by their number in the texts."""

    mentions: tuple[tuple[Mention, ...], ...]
    related: tuple[tuple[Related, ...], ...]
    passages: Passages


def link(texts: Texts, terms: Terms) -> Links:
    """All links of a library: deterministic, and no speech is left out of all lists of related ones."""
    passages = _passages(texts, terms)
    return Links(
        mentions=_mentions(texts, terms),
        related=relate([terms.tags[speech.slug] for speech in texts.speeches], shared_characters(texts, passages)),
        passages=passages,
    )


def _passages(texts: Texts, terms: Terms) -> Passages:
    corpus = gather(block.text if block.is_body else "" for block in texts.blocks)
    matches = find_matches(corpus, texts.owners)
    blocks, other_blocks = corpus.locate(matches.starts)[0], corpus.locate(matches.others)[0]
    return Passages(
        corpus=corpus,
        matches=matches,
        blocks=blocks,
        other_blocks=other_blocks,
        alignment=align(matches, _pairs(texts, blocks, other_blocks), corpus.starts, terms.edges(corpus, texts)),
        repeats=find_repeats(corpus, matches),
        phrasings=find_phrasings(corpus, texts.owners, matches, _trimmer(texts, terms, corpus), most=MOST_PHRASINGS),
    )


def _pairs(texts: Texts, blocks: Ints, other_blocks: Ints) -> Ints:
    """A number for each two speeches; that of the first and that of the second by `divmod` with their count."""
    return texts.owners[blocks] * max(len(texts.speeches), 1) + texts.owners[other_blocks]


def _trimmer(texts: Texts, terms: Terms, corpus: Corpus) -> Trim:
    """Trims a run of the corpus to what can be quoted of the block that it lies in."""

    def trim_run(start: int, end: int) -> tuple[int, int]:
        block = int(np.searchsorted(corpus.starts, start, side="right")) - 1
        text, base = texts.blocks[block].text, int(corpus.starts[block])
        _, offsets = normal_offsets(text)
        edges = trim(text, terms.words(block), int(offsets[start - base]), int(offsets[end - 1 - base]) + 1)
        first, last = np.searchsorted(offsets, edges).tolist()
        return base + first, base + last

    return trim_run


def _mentions(texts: Texts, terms: Terms) -> tuple[tuple[Mention, ...], ...]:
    """For each speech the first mention of each of its tags in each section, in running text."""
    tags = [terms.tags[speech.slug] for speech in texts.speeches]
    found = terms.find(name for names in tags for name in names)
    numbers = {name: number for number, name in enumerate(found.names)}
    width = max(len(found.names), 1)
    wanted = np.array(
        [owner * width + numbers[name] for owner, names in enumerate(tags) for name in names], dtype=np.int64
    )
    is_text = np.array([block.zone is Zone.TEXT for block in texts.blocks], dtype=np.bool_)
    fits = np.isin(texts.owners[found.blocks] * width + found.which, wanted) & is_text[found.blocks]
    candidates = np.flatnonzero(fits)
    _, firsts = np.unique(_sections(texts)[found.blocks[fits]] * width + found.which[fits], return_index=True)
    chosen = np.sort(candidates[firsts])
    mentions: list[list[Mention]] = [[] for _ in texts.speeches]
    columns = (found.blocks, found.starts, found.ends, found.which)
    reach = (-1, 0)
    for number, start, end, name in zip(*(column[chosen].tolist() for column in columns), strict=True):
        spans = texts.blocks[number].spans_of(start, end)
        # a mark covers one run of one line, and none lies over another
        if len(spans) == 1 and (number != reach[0] or start >= reach[1]):
            mentions[int(texts.owners[number])].append(Mention(spans[0], found.names[name]))
            reach = (number, end)
    return tuple(map(tuple, mentions))


def _sections(texts: Texts) -> Ints:
    """A number for each block that the blocks of one section share."""
    numbers: dict[tuple[int, str], int] = {}
    keys = zip(texts.owners.tolist(), (block.section for block in texts.blocks), strict=True)
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)


def shared_characters(texts: Texts, passages: Passages) -> Mapping[tuple[int, int], int]:
    """For each two speeches, the lower number first, how many characters of one stand in the other too."""
    pieces, count = passages.alignment.pieces, max(len(texts.speeches), 1)
    places = (passages.corpus.locate(side)[0] for side in (pieces.starts, pieces.others))
    unique, which = np.unique(_pairs(texts, *places), return_inverse=True)
    totals = np.bincount(which, weights=pieces.ends - pieces.starts).astype(np.int64)
    return {divmod(key, count): total for key, total in zip(unique.tolist(), totals.tolist(), strict=True)}


def relate(tags: Sequence[Sequence[str]], shared: Mapping[tuple[int, int], int]) -> tuple[tuple[Related, ...], ...]:
    """For each speech at most `MOST_RELATED` others, nearest first: by its rarest common tags and by common characters.

    Each speech stands in the list of another one, even where it has nothing in common with any.
    """
    weights = _weights(tags)
    scores = _Scores(tags, weights, shared)
    lists = [scores.best(number, MOST_RELATED) for number in range(len(tags))]
    _reach_all(lists, scores)
    return tuple(
        tuple(
            Related(
                speech=other,
                terms=_common(tags[number], tags[other], weights)[:MOST_REASONS],
                characters=shared.get((min(number, other), max(number, other)), 0),
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

    def __init__(
        self,
        tags: Sequence[Sequence[str]],
        weights: Mapping[str, float],
        shared: Mapping[tuple[int, int], int],
    ) -> None:
        self.tags = tags
        self.weights = weights
        holders: dict[str, list[int]] = {}
        for number, names in enumerate(tags):
            for name in names:
                holders.setdefault(name, []).append(number)
        self.holders = {name: np.array(numbers) for name, numbers in holders.items()}
        self.partners: list[list[tuple[int, float]]] = [[] for _ in tags]
        for (one, other), characters in shared.items():
            worth = float(np.log1p(characters / SHARED_CHARACTERS))
            self.partners[one].append((other, worth))
            self.partners[other].append((one, worth))

    def of(self, number: int) -> Floats:
        """The nearness of all speeches to one; itself is at minus infinity, what has nothing in common at zero."""
        scores = np.zeros(len(self.tags))
        for name in self.tags[number]:
            scores[self.holders[name]] += self.weights[name]
        for other, worth in self.partners[number]:
            scores[other] += worth
        scores[number] = -np.inf
        return scores

    def best(self, number: int, most: int) -> list[int]:
        """The nearest, of equals those that stand nearer in the library; one at least where there is another."""
        scores = self.of(number)
        distance = np.abs(np.arange(scores.size) - number)
        order = np.lexsort((distance, -scores))[:most].tolist()
        near = [other for other in order if scores[other] > 0]
        return near or [other for other in order[:1] if other != number]


def _reach_all(lists: list[list[int]], scores: _Scores) -> None:
    """Sets each speech that stands in no list into that of its nearest, in place of one that stands elsewhere too."""
    counts = np.bincount([other for others in lists for other in others], minlength=len(lists)).tolist()
    for number in (number for number, count in enumerate(counts) if not count):
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
