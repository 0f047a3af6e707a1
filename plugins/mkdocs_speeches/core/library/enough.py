"""Which candidates say enough of a speech: often enough for its room, surprisingly often, not in one passage only."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from mkdocs_speeches.core.library.everyday import are_aspects, are_of
from mkdocs_speeches.core.library.mentions import SegmentedTexts, TermKind
from mkdocs_speeches.core.library.surprise import beside_everyday, beside_others
from mkdocs_speeches.core.library.tags import SHORT_WORD
from mkdocs_speeches.core.library.usage import OTHER_CLASSES
from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.text.arrays import Flags, Floats, Ints

SHORT_SPEECH = 1500
"""A speech of fewer characters has no room to say a thing again and again: there it tells how a thing is said."""
TINY_SPEECH = 600
"""A speech of fewer characters names its subjects once."""
MORE_ROOM, MORE_AT_MOST = 1500, 2
"""A word has to be said once more for each so many characters of its speech, so many times more at most."""
LEAST_WEIGHT = 1
PASSAGES = 10
"""What no list knows and stands within such a part of a longer speech is an image or an aside."""
SURPRISING = 33
"""So surprising a word alone has to be: by chance it would happen to one of 350,000 words in three hundred speeches."""
NAME_SURPRISING = 17
"""So surprising a place or a body: by chance it would happen to one of the dictionary's 22,000."""
VERY_SURPRISING = 80
"""So surprising what names no thing itself: aspects of one, verbs, idioms; and what the lists call broad."""
ALONE_SURPRISING = 160
"""So surprising what the lists call broad, in a library too small to show what all speeches say."""
KNOWN_SURPRISING = 15
"""So surprising what there is more evidence of: a word that belongs to a term, that a title or heading names."""
TERM_SURPRISING, PHRASE_SURPRISING = 5, 15
"""So surprising a listed term and a phrase, beside the other speeches of a larger library."""
FEW_COMMON = 20
"""In a library of so many speeches a term that more than half of them dwell on tells none from another."""
FEW_ALIKE, NEARLY_ALL = 5, 0.8
"""So is in a library of so many speeches what is no listed term and such a share of them dwells on."""
COMMON_PLACES, COMMON_CHARACTERS = 3, 1000
"""A speech dwells on what its title names, or what stands in so many places and once in so many characters."""

_KIND_COUNT = np.array([2, 2, 2, 3, 3, 3])
_SHORT_COUNT = np.array([2, 2, 2, 2, 3, 3])
_TINY_COUNT = np.array([1, 2, 2, 2, 3, 3])
_HEADED_COUNT = np.array([2, 2, 2, 2, 2, 3])
_TITLE_COUNT = np.array([1, 1, 1, 1, 3, 3])


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Candidates of each speech, those that belong to one term together.

    Row i says that `names[terms[i]]` and its kin stand `counts[i]` times in `speeches[i]`; `kinds[i]` tells how it was
    found, `spread[i]` in how many sentences it stands, `spans[i]` how many characters lie between its first and its
    last place, `titled[i]` whether the title has it, `headed[i]` whether a heading has.
    """

    names: tuple[str, ...]
    kinds: Ints
    speeches: Ints
    terms: Ints
    counts: Ints
    weights: Floats
    spread: Ints
    spans: Ints
    titled: Flags
    headed: Flags
    scores: Floats

    def taken(self, which: Ints) -> ScoreTable:
        """The rows that `which` selects, in its order."""
        columns = [field.name for field in fields(self)][1:]
        return ScoreTable(self.names, *(getattr(self, column)[which] for column in columns))


def say_enough(segmented: SegmentedTexts, table: ScoreTable, lexicon: Lexicon) -> Flags:
    """Whether each candidate says enough of its speech."""
    enough = (table.counts >= _least_counts(segmented, table)) & (table.weights >= LEAST_WEIGHT)
    enough &= ~_are_common(segmented, table) & ~_are_in_one_passage(segmented, table)
    return enough & _are_surprising(segmented, table, lexicon)


def _least_counts(segmented: SegmentedTexts, table: ScoreTable) -> Ints:
    """How often each candidate has to be said at least, by how it was found and how much room its speech has."""
    sizes = segmented.sizes()[table.speeches, None]
    least = np.where(sizes < SHORT_SPEECH, _SHORT_COUNT, _KIND_COUNT)
    least = np.where(sizes < TINY_SPEECH, _TINY_COUNT, least)
    least = np.where(table.headed[:, None], np.minimum(least, _HEADED_COUNT), least)
    least = np.where(table.titled[:, None], _TITLE_COUNT, least)[np.arange(table.terms.size), table.kinds]
    longer = np.array([len(name) > SHORT_WORD for name in table.names], dtype=np.bool_)[table.terms]
    more = np.maximum(np.minimum(sizes[:, 0] // MORE_ROOM, MORE_AT_MOST) - longer, 0)
    alone = (table.kinds == TermKind.WORD) & ~table.titled & ~table.headed
    return np.asarray(least + np.where(alone, more, 0))


def _are_in_one_passage(segmented: SegmentedTexts, table: ScoreTable) -> Flags:
    """Whether each candidate that no list knows, nor title or heading has, stands in one passage of a longer speech."""
    sizes = segmented.sizes()[table.speeches]
    near = (table.spans * PASSAGES < sizes) & (sizes >= SHORT_SPEECH)
    return np.asarray(near & (table.kinds >= TermKind.PHRASE) & ~table.titled & ~table.headed)


def _are_surprising(segmented: SegmentedTexts, table: ScoreTable, lexicon: Lexicon) -> Flags:
    """Whether each candidate is said surprisingly often, beside everyday Chinese and beside the library's others."""
    words = segmented.words_of_speeches()
    sizes = words[table.speeches]
    least = _least_surprises(segmented, table, lexicon)
    enough = beside_everyday(table.names, table.terms, table.counts, sizes) >= least
    if segmented.count < FEW_COMMON:
        return np.asarray(enough)
    kinds = [np.isin(table.kinds, (TermKind.NAME, TermKind.WORD)), table.kinds == TermKind.PHRASE]
    least_beside = np.select(kinds, [least, PHRASE_SURPRISING], TERM_SURPRISING)
    least_beside = np.where((table.titled | table.headed) & ~kinds[0], 0, least_beside)
    return np.asarray(enough & (beside_others(table.terms, table.counts, sizes, int(words.sum())) >= least_beside))


def _least_surprises(segmented: SegmentedTexts, table: ScoreTable, lexicon: Lexicon) -> Floats:
    """How surprising each candidate has to be, beside everyday Chinese."""
    few = segmented.count < FEW_COMMON
    single = np.isin(table.kinds, (TermKind.NAME, TermKind.WORD))
    broad = np.isin(table.names, sorted(lexicon.broad - set(lexicon.canonical)))[table.terms]
    least = np.select(
        [
            broad,
            single & are_of(table.names, ("i",))[table.terms],
            table.kinds == TermKind.NAME,
            single,
            table.kinds == TermKind.RELATED,
        ],
        [ALONE_SURPRISING if few else VERY_SURPRISING, VERY_SURPRISING, NAME_SURPRISING, SURPRISING, KNOWN_SURPRISING],
    )
    least = np.where(table.titled | table.headed, np.minimum(least, KNOWN_SURPRISING), least)
    no_thing = are_aspects(table.names, segmented.words) | are_of(table.names, OTHER_CLASSES)
    return np.where(single & no_thing[table.terms], VERY_SURPRISING, least).astype(np.float64)


def _are_common(segmented: SegmentedTexts, table: ScoreTable) -> Flags:
    """Whether so many speeches of the library dwell on each candidate that it tells none from another."""
    sizes = segmented.sizes()[table.speeches]
    often = (table.counts >= COMMON_PLACES) & (table.counts * COMMON_CHARACTERS >= sizes)
    dwelling = np.bincount(table.terms, weights=often | table.titled, minlength=len(table.names))
    share = dwelling[table.terms] / max(segmented.count, 1)
    if segmented.count >= FEW_COMMON:
        return np.asarray(share > 0.5)
    return np.asarray((share > NEARLY_ALL) & (table.kinds != TermKind.LISTED) & (segmented.count >= FEW_ALIKE))
