"""What leads from one speech to others: terms, shared passages, and what is nearest by both. Marks, never edits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.library.alignment import Alignment, align
from mkdocs_speeches.core.library.phrasings import Phrasing, find_phrasings
from mkdocs_speeches.core.library.related import Related, Shared, count_shared, relate
from mkdocs_speeches.core.library.reuse import Matches, Places, Repeat, find_matches, find_repeats
from mkdocs_speeches.core.library.terms import Terms
from mkdocs_speeches.core.library.texts import Texts, Zone
from mkdocs_speeches.core.model import Span
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.arrays import Ints
from mkdocs_speeches.core.text.corpus import Corpus, gather

MOST_PHRASINGS = 200


@dataclass(frozen=True, slots=True)
class Mention:
    """A mark over the text: the characters of `span` name `term`."""

    span: Span
    term: str


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """All shared passages of a library: match i lies in block `blocks[i]` and block `other_blocks[i]`.

    `alignment` has of them what two speeches show side by side and `shared` counts that, `repeats` has all places of
    the most frequent ones. The block `b` holds the characters `corpus.starts[b]` onwards of the corpus.
    """

    corpus: Corpus
    matches: Matches
    blocks: Ints
    other_blocks: Ints
    alignment: Alignment
    shared: Shared
    repeats: tuple[Repeat, ...]
    phrasings: tuple[Phrasing, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """All links of a library; speeches go by their number in the texts."""

    mentions: tuple[tuple[Mention, ...], ...]
    related: tuple[tuple[Related, ...], ...]
    passages: Passages


def find_links(texts: Texts, terms: Terms, rules: Rules) -> Links:
    """All links of a library: deterministic, and no speech is left out of all lists of related ones."""
    passages = _passages(texts, terms, rules)
    return Links(
        mentions=_mentions(texts, terms),
        related=relate([terms.subjects[speech.slug] for speech in texts.speeches], passages.shared),
        passages=passages,
    )


def _passages(texts: Texts, terms: Terms, rules: Rules) -> Passages:
    corpus = gather(block.text if block.is_body else "" for block in texts.blocks)
    matches = find_matches(corpus, texts.owners)
    blocks, other_blocks = corpus.locate(matches.starts)[0], corpus.locate(matches.others)[0]
    edges = terms.edges(corpus, texts, rules)
    alignment = align(matches, _pair_numbers(texts, blocks, other_blocks), corpus.starts, edges)
    places = Places(corpus)
    return Passages(
        corpus=corpus,
        matches=matches,
        blocks=blocks,
        other_blocks=other_blocks,
        alignment=alignment,
        shared=_count_pieces(texts, corpus, alignment.pieces),
        repeats=find_repeats(places, matches),
        phrasings=find_phrasings(places, texts.owners, matches, edges.clauses, most=MOST_PHRASINGS),
    )


def _count_pieces(texts: Texts, corpus: Corpus, pieces: Matches) -> Shared:
    speeches, others = (texts.owners[corpus.locate(side)[0]] for side in (pieces.starts, pieces.others))
    return count_shared(speeches, others, pieces.ends - pieces.starts, len(texts.speeches))


def _pair_numbers(texts: Texts, blocks: Ints, other_blocks: Ints) -> Ints:
    """A number for each two speeches; that of the first and that of the second by `divmod` with their count."""
    return texts.owners[blocks] * max(len(texts.speeches), 1) + texts.owners[other_blocks]


def _mentions(texts: Texts, terms: Terms) -> tuple[tuple[Mention, ...], ...]:
    """For each speech the first mention of each of its tags in each section, in running text."""
    subjects = [terms.subjects[speech.slug] for speech in texts.speeches]
    found = terms.find(name for names in subjects for name in names)
    numbers = {name: number for number, name in enumerate(found.names)}
    width = max(len(found.names), 1)
    wanted = np.array(
        [owner * width + numbers[name] for owner, names in enumerate(subjects) for name in names], dtype=np.int64
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
