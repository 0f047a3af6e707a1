"""What may be a term: what the lexica list, and what the texts themselves show to be one.

Words that stand together again and again, more firmly than chance and with changing neighbours, are a term; so are
those of a title that the lexica lack, places and organisations, words that end phrases as nouns do, and short forms of
Latin letters.
"""

from __future__ import annotations

import numpy as np

from mkdocs_speeches.core.library.collocations import SHORTEST_TERM, are_firm, are_telling, find_runs, recurrence
from mkdocs_speeches.core.library.honoured import find_honoured
from mkdocs_speeches.core.library.mentions import Mentions, SegmentedTexts, TermKind, fold_variants
from mkdocs_speeches.core.library.usage import (
    LEAST_ENDING,
    PROPER_NOUNS,
    SINGLE_WORDS,
    endings_of,
    flags_of,
    opening_of_words,
    used_as_nouns,
)
from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.text.arrays import Flags, Hashes, Ints, codes_of, text_of
from mkdocs_speeches.core.text.fingerprints import hash_strings
from mkdocs_speeches.core.text.lookup import find
from mkdocs_speeches.core.text.segment import UNKNOWN, Words

MOST_WORDS = 4
NEW_WORD = 5
"""So often two characters stand together that are a word which the dictionary lacks (蓝军)."""
LONG_TERM = 4
"""A listed term of so many characters stands nowhere by chance, as two ends of words."""

ROOM = 1500
"""A speech of so many characters has room to come back to what its title says."""


def find_listed(segmented: SegmentedTexts, lexicon: Lexicon) -> Mentions:
    """Where words of the lexica stand: at the edges of words, unless too long to stand there by chance."""
    # the text that they are looked up in is folded: “WTO” stands there as “wto”
    terms = _listed_words(lexicon)
    found = find(tuple(terms), segmented.codes)
    starts, ends = found.starts, found.starts + found.lengths
    begins, stops = np.zeros((2, segmented.codes.size + 1), dtype=np.bool_)
    begins[segmented.words.starts] = True
    stops[segmented.words.ends] = True
    whole = (begins[starts] & stops[ends]) | (found.lengths >= LONG_TERM)
    keys = hash_strings(tuple(terms.values()))[found.strings]
    kinds = np.array([_kind_of(term, lexicon) for term in terms.values()])
    return _outermost(Mentions(starts, ends, keys, kinds[found.strings]).taken(whole))


def _listed_words(lexicon: Lexicon) -> dict[str, str]:
    """Each word of the lexica, its characters folded as those of the texts, and what it is called."""
    alone = sorted((lexicon.related.keys() | lexicon.broad) - lexicon.canonical.keys())
    folded = text_of(fold_variants(codes_of("\n".join((*lexicon.canonical, *alone))))).split("\n")
    return dict(zip(folded, (*lexicon.canonical.values(), *alone), strict=True))


def _kind_of(name: str, lexicon: Lexicon) -> TermKind:
    if name in lexicon.canonical:
        return TermKind.BROAD if name in lexicon.broad else TermKind.LISTED
    return TermKind.BROAD if name in lexicon.broad or lexicon.related[name] <= lexicon.broad else TermKind.RELATED


def _outermost(mentions: Mentions) -> Mentions:
    """Without those that lie inside another one: the longer term is what is meant."""
    order = np.lexsort((-mentions.ends, mentions.starts))
    ends = mentions.ends[order]
    furthest = np.concatenate(([-1], np.maximum.accumulate(ends)))[:-1]
    return mentions.taken(order[ends > furthest])


def find_discovered(segmented: SegmentedTexts, lexicon: Lexicon, listed: Mentions) -> list[Mentions]:
    """Where words and phrases stand that the lexica lack and that may be terms."""
    words = segmented.words
    novel = _novel_title_words(segmented, lexicon, listed)
    ending, often = endings_of(words)
    opening = opening_of_words(lexicon.openers)
    known = hash_strings(tuple(_listed_words(lexicon)))
    phrases = enumerate(find_runs(segmented, lexicon, MOST_WORDS), start=2)
    runs = [(at, count, TermKind.PHRASE) for count, at in phrases]
    for kind, wanted in (TermKind.NAME, PROPER_NOUNS), (TermKind.WORD, SINGLE_WORDS):
        alone = (flags_of(wanted, lexicon.stops) & ~opening)[words.entries]
        if kind == TermKind.WORD:
            alone &= (ending >= LEAST_ENDING * often)[words.entries]
            alone |= used_as_nouns(words, lexicon)[words.entries] | _is_short_form(segmented)
        alone &= words.ends - words.starts > 1
        runs.append((np.flatnonzero(alone), 1, kind))
    runs.append((_foreign_names(segmented), 2, TermKind.WORD))
    honoured, meant = find_honoured(segmented), listed.taken(_are_meant(listed))
    honoured = honoured.taken(~np.isin(honoured.keys, known))
    found = []
    for at, count, kind in runs:
        starts, ends = words.starts[at], words.ends[at + count - 1]
        keys = segmented.prints.of(starts, ends)
        new = ~np.isin(keys, known)
        if kind == TermKind.PHRASE:
            is_title = np.all([novel[at + step] for step in range(count)], axis=0)
            is_title &= ((ending > 0) | (often < 2))[words.entries[at]] & _comes_back(segmented, starts, keys)
            new &= are_firm(words, at, count, keys, lexicon) | is_title
            new &= (ends - starts >= SHORTEST_TERM) | (recurrence(keys) >= NEW_WORD)
        new &= ~np.isin(keys, honoured.keys)
        if kind != TermKind.NAME:
            new &= ~_lie_within(starts, ends, meant)
        found.append(Mentions(starts, ends, keys, np.full(at.size, kind)).taken(new))
    return [*found, honoured]


def _are_meant(listed: Mentions) -> Flags:
    """Whether words within each mention stand for it alone: it is a term, or too long a word of one to be everyday."""
    return (listed.kinds <= TermKind.BROAD) | (listed.ends - listed.starts >= LONG_TERM)


def _lie_within(starts: Ints, ends: Ints, terms: Mentions) -> Flags:
    """Whether each place lies within one of these terms, which stand in order and apart: the term is what is meant."""
    at = np.searchsorted(terms.starts, starts, side="right") - 1
    return np.asarray((at >= 0) & (ends <= terms.ends[at])) if terms.ends.size else np.zeros(starts.size, np.bool_)


def _novel_title_words(segmented: SegmentedTexts, lexicon: Lexicon, listed: Mentions) -> Flags:
    """For each word whether a phrase of such words names a subject though it stands once only.

    They stand in a title, say something by themselves and belong to no term of the lexica.
    """
    words = segmented.words
    terms = listed.taken(listed.kinds != TermKind.RELATED)
    edges = np.bincount(terms.starts, minlength=segmented.codes.size + 1)
    edges -= np.bincount(terms.ends, minlength=segmented.codes.size + 1)
    nouns = flags_of(("n", "nz", "j"), lexicon.closers)[words.entries]
    novel = (are_telling(words, lexicon) | nouns) & (np.cumsum(edges)[words.starts] == 0)
    novel &= (words.ends - words.starts > 1) & (words.entries != UNKNOWN)
    return np.asarray(novel & segmented.is_title[segmented.blocks_of(words.starts)])


def _comes_back(segmented: SegmentedTexts, starts: Ints, keys: Hashes) -> Flags:
    """Whether each mention's speech has it more than once, or has no room to come back to what its title says."""
    owners = segmented.speeches[segmented.blocks_of(starts)]
    return np.asarray((recurrence(keys + owners.astype(np.uint64)) > 1) | (segmented.sizes() < ROOM)[owners])


def _is_short_form(segmented: SegmentedTexts) -> Flags:
    """For each word whether it is a short form of Latin letters, perhaps with digits (APEC, 5G, ISO9000)."""
    words, written = segmented.words, segmented.written
    plain = np.where((written >= 0xFF01) & (written <= 0xFF5E), written - 0xFEE0, written)
    capitals = _flagged_in(words, (plain >= ord("A")) & (plain <= ord("Z")))
    digits = _flagged_in(words, (plain >= ord("0")) & (plain <= ord("9")))
    redacted = _flagged_in(words, (plain == ord("x")) | (plain == ord("X")))
    lengths = words.ends - words.starts
    named = (capitals > 1) | ((capitals > 0) & (digits > 0))
    return np.asarray((words.entries == UNKNOWN) & (lengths > 1) & named & (redacted + digits < lengths))


def _foreign_names(segmented: SegmentedTexts) -> Ints:
    """The first words of all pairs of words in Latin letters with a capital each, one space between (Green Peace)."""
    words, written = segmented.words, segmented.written
    capital = (words.entries == UNKNOWN) & (written[words.starts] >= ord("A")) & (written[words.starts] <= ord("Z"))
    capital &= words.ends - words.starts > 1
    apart = (words.starts[1:] == words.ends[:-1] + 1) & (written[words.ends[:-1]] == ord(" "))
    pairs = capital[:-1] & capital[1:] & apart
    longer = np.concatenate(([False], pairs[:-1])) | np.concatenate((pairs[1:], [False]))
    return np.flatnonzero(pairs & ~longer)


def _flagged_in(words: Words, flags: Flags) -> Ints:
    """How many characters of each word are flagged."""
    sums = np.concatenate(([0], np.cumsum(flags)))
    return np.asarray(sums[words.ends] - sums[words.starts])
