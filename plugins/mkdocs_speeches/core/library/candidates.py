"""What may be a term: what the lexica list, and what the texts themselves show to be one.

Words that stand together again and again, more firmly than chance and with changing neighbours, are a term; so are
those of a title that the lexica lack, places and organisations, and rare words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mkdocs_speeches.core.library.mentions import Mentions, SegmentedTexts, TermKind, fold_variants
from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.text.arrays import Flags, Hashes, Ints, codes_of, text_of
from mkdocs_speeches.core.text.fingerprints import hash_strings
from mkdocs_speeches.core.text.lookup import find
from mkdocs_speeches.core.text.segment import UNKNOWN, Words, dictionary, entries_of

SHORTEST_TERM, LONGEST_TERM = 3, 10
MOST_WORDS = 4
FIRMNESS = 2.0
"""So many times more often than chance, as a power of e, words of a term stand together, for each seam between them."""
EVERYDAY_WORDS = 10_000
"""Everyday Chinese counts like a speech of so many words, when chance is reckoned."""
RARE = 2500
"""A word alone is a subject only if jieba's corpus has it less often than this."""
COMPANY = 0.7
"""A phrase with one neighbour on the same side more often than this is part of a longer one."""
LONG_TERM = 4
"""A listed term of so many characters stands nowhere by chance, as two ends of words."""

_BEGIN = ("n", "nr", "ns", "nt", "nz", "j", "b", "vn", "an", "l")
_INSIDE = (*_BEGIN, "v", "a", "i", "ng", "vg", "ag", "x", "zg", "k")
_END = ("n", "ns", "nt", "nz", "j", "v", "vn", "an", "l", "ng", "k")
_PROPER_NOUNS = ("ns", "nt")
_NOUNS = ("n", "nz", "j")


def find_listed(segmented: SegmentedTexts, lexicon: Lexicon) -> Mentions:
    """Where terms of the lexica stand: at the edges of words, unless too long to stand there by chance."""
    # the text that they are looked up in is folded: “WTO” stands there as “wto”
    folded = text_of(fold_variants(codes_of("\n".join(lexicon.canonical)))).split("\n")
    terms = dict(zip(folded, lexicon.canonical.values(), strict=False))
    found = find(tuple(terms), segmented.codes)
    starts, ends = found.starts, found.starts + found.lengths
    begins, stops = np.zeros((2, segmented.codes.size + 1), dtype=np.bool_)
    begins[segmented.words.starts] = True
    stops[segmented.words.ends] = True
    whole = (begins[starts] & stops[ends]) | (found.lengths >= LONG_TERM)
    keys = hash_strings(tuple(terms.values()))[found.strings]
    kinds = np.array([TermKind.BROAD if term in lexicon.broad else TermKind.LISTED for term in terms.values()])
    return _outermost(Mentions(starts, ends, keys, kinds[found.strings]).taken(whole))


def _outermost(mentions: Mentions) -> Mentions:
    """Without those that lie inside another one: the longer term is what is meant."""
    order = np.lexsort((-mentions.ends, mentions.starts))
    ends = mentions.ends[order]
    furthest = np.concatenate(([-1], np.maximum.accumulate(ends)))[:-1]
    return mentions.taken(order[ends > furthest])


def find_discovered(segmented: SegmentedTexts, lexicon: Lexicon, listed: Mentions) -> list[Mentions]:
    """Where words and phrases stand that the lexica lack and that may be terms."""
    words = segmented.words
    classes = dictionary().classes
    novel = _novel_title_words(segmented, lexicon, listed)
    known = hash_strings(tuple(lexicon.canonical))
    runs = [(_phrases(segmented, lexicon, count), count, TermKind.PHRASE) for count in range(2, MOST_WORDS + 1)]
    for kind, wanted in (TermKind.NAME, _PROPER_NOUNS), (TermKind.WORD, _NOUNS):
        alone = _flags(classes, wanted, lexicon.stops)
        if kind == TermKind.WORD:
            alone &= dictionary().frequencies < RARE
        alone = alone[words.entries] & (words.ends - words.starts > 1)
        runs.append((np.flatnonzero(alone), 1, kind))
    found = []
    for at, count, kind in runs:
        starts, ends = words.starts[at], words.ends[at + count - 1]
        keys = segmented.prints.of(starts, ends)
        new = ~np.isin(keys, known)
        if count > 1:
            is_title = np.all([novel[at + step] for step in range(count)], axis=0)
            new &= _is_firm(words, at, count, keys) | is_title
        found.append(Mentions(starts, ends, keys, np.full(at.size, kind)).taken(new))
    return found


def _flags(classes: NDArray[np.str_], wanted: Sequence[str], banned: frozenset[str]) -> Flags:
    """For each entry of the dictionary whether it is of the classes `wanted` and none of the words `banned`."""
    flags = np.isin(classes, wanted)
    flags[entries_of(sorted(banned))] = False
    return flags


def _telling(words: Words, lexicon: Lexicon) -> Flags:
    """Whether each word says something by itself."""
    return ~np.isin(words.entries, entries_of(sorted(lexicon.stops)))


def _phrases(segmented: SegmentedTexts, lexicon: Lexicon, count: int) -> Ints:
    """The first words of all runs of `count` words that a term may consist of; one of them says something by itself."""
    words, classes = segmented.words, dictionary().classes
    telling = _telling(words, lexicon)
    last = max(words.entries.size - count + 1, 0)
    good = _flags(classes, _BEGIN, lexicon.openers)[words.entries[:last]]
    good &= _flags(classes, _END, lexicon.closers)[words.entries[count - 1 :]]
    good &= np.any([telling[step : last + step] for step in range(count)], axis=0)
    for step in range(1, count):
        good &= np.isin(classes, _INSIDE)[words.entries[step : last + step]]
        good &= words.starts[step : last + step] == words.ends[step - 1 : last + step - 1]
    length = words.ends[count - 1 :] - words.starts[:last]
    return np.flatnonzero(good & (length >= SHORTEST_TERM) & (length <= LONGEST_TERM))


def _novel_title_words(segmented: SegmentedTexts, lexicon: Lexicon, listed: Mentions) -> Flags:
    """For each word whether a phrase of such words names a subject though it stands once only.

    They stand in a title, say something by themselves and belong to no term of the lexica, but for indirect spellings.
    """
    words = segmented.words
    direct = listed.taken(~is_indirect(segmented, listed, lexicon))
    edges = np.bincount(direct.starts, minlength=segmented.codes.size + 1)
    edges -= np.bincount(direct.ends, minlength=segmented.codes.size + 1)
    novel = _telling(words, lexicon) & (np.cumsum(edges)[words.starts] == 0)
    novel &= (words.ends - words.starts > 1) & (words.entries != UNKNOWN)
    return np.asarray(novel & segmented.is_title[segmented.blocks_of(words.starts)])


def _is_firm(words: Words, at: Ints, count: int, keys: Hashes) -> Flags:
    """Whether the words of each run keep together more than chance would have it, and its neighbours change.

    Chance is what the words' shares in the segmented, mixed with those in jieba's corpus, make of it.
    """
    _, term, often = np.unique(keys, return_inverse=True, return_counts=True)
    known = dictionary()
    size = words.entries.size + EVERYDAY_WORDS
    counts = np.bincount(words.entries, minlength=known.frequencies.size)
    share = np.log((counts + EVERYDAY_WORDS * known.frequencies / known.total) / size)
    chance = np.sum([share[words.entries[at + step]] for step in range(count)], axis=0)
    firm = (np.log(often[term] / size) - chance) / (count - 1) >= FIRMNESS
    entries = np.concatenate((words.entries, [-1]))
    before = np.where(words.ends[at - 1] == words.starts[at], entries[at - 1], -1)
    nexts = np.minimum(at + count, words.starts.size - 1)
    after = np.where(words.starts[nexts] == words.ends[at + count - 1], entries[nexts], -1)
    firm &= (often[term] > 1) & _is_free(term, before, often) & _is_free(term, after, often)
    return np.asarray(firm)


def _is_free(term: Ints, neighbour: Ints, often: Ints) -> Flags:
    """Whether the term of each mention does not keep company with one neighbour; -1 stands for none."""
    inside = neighbour >= 0
    pairs, together = np.unique(term[inside] << 20 | neighbour[inside], return_counts=True)
    most = np.zeros(often.size, dtype=np.int64)
    np.maximum.at(most, pairs >> 20, together)
    return (most <= COMPANY * often)[term]


def is_indirect(segmented: SegmentedTexts, mentions: Mentions, lexicon: Lexicon) -> Flags:
    said = segmented.prints.of(mentions.starts, mentions.ends)
    return np.isin(said, hash_strings(sorted(lexicon.indirect)))
