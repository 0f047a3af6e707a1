"""Words that stand together as a term does: more firmly than chance, with changing neighbours, or again and again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.library.mentions import SegmentedTexts
from mkdocs_speeches.core.library.usage import (
    PHRASE_WORD,
    PLAIN_NOUNS,
    PROPER_NOUNS,
    are_predicates,
    flags_of,
    opening_of_words,
    phrases_among,
    take_objects,
)
from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.text.arrays import Flags, Hashes, Ints
from mkdocs_speeches.core.text.segment import UNKNOWN, Words, dictionary, entries_of

SHORTEST_TERM, LONGEST_TERM = 3, 10
FIRMNESS = 2.0
"""So many times more often than chance, as a power of e, words of a term stand together, for each seam between them."""
EVERYDAY_WORDS = 10_000
"""Everyday Chinese counts like a speech of so many words, when chance is reckoned."""
COMPANY = 0.7
"""A phrase with one neighbour on the same side more often than this is part of a longer one."""
INSISTED, INSISTED_CHARACTERS = 4, 1250
"""A speech insists on what it says in so many places and once in so many characters."""
ENDS_NO_TERM = frozenset({"提出", "指出", "强调", "认为", "要求", "表示", "希望"})
ENDS_NO_TERM |= {"说", "讲", "应该", "应当", "必须", "可以", "能够", "需要", "可能", "愿意"}
"""What somebody says of what follows, and what a predicate begins with."""
_BEGIN = ("n", "nr", "ns", "nt", "nz", "j", "b", "vn", "an", "l")
_INSIDE = (*_BEGIN, "v", "a", "i", "ng", "vg", "ag", "x", "zg", "k")
_END = ("n", "ns", "nt", "nz", "j", "v", "vn", "an", "l", "ng", "k")
_SHORT_FORMS = ("f", "j", "n", "ng", "ns", "nz", "b")
_TAILS = ("n", "ng", "k", "q", "zg", "nz", "nrt")


@dataclass(frozen=True, slots=True)
class _Roles:
    """For each word of a library whether it may begin a run, go on with it, and end it."""

    begins: Flags
    inside: Flags
    ends: Flags


def find_runs(segmented: SegmentedTexts, lexicon: Lexicon, most: int) -> list[Ints]:
    """The first words of all runs that may be a term: of runs of two words, of three, and so on to `most`."""
    words = segmented.words
    phrases, telling = _roles_in_phrases(words, lexicon), are_telling(words, lexicon)
    insisted, short_forms = _roles_in_insisted(words, lexicon), _begin_short_forms(words)
    return [
        np.union1d(
            _phrases(words, phrases, telling, count), _insisted(segmented, insisted, short_forms & (count > 2), count)
        )
        for count in range(2, most + 1)
    ]


def _roles_in_phrases(words: Words, lexicon: Lexicon) -> _Roles:
    inside = flags_of(_INSIDE, frozenset(word for word in lexicon.openers if len(word) == 1))
    begins = dictionary().are(_BEGIN) & ~opening_of_words(lexicon.openers) & ~take_objects(words)
    ends = flags_of(_END, lexicon.closers | ENDS_NO_TERM | phrases_among(lexicon.stops))
    ends &= ~are_predicates(words, lexicon.openers)
    return _Roles(begins[words.entries], inside[words.entries], ends[words.entries] | _are_spelled(words, inside))


def _roles_in_insisted(words: Words, lexicon: Lexicon) -> _Roles:
    known = dictionary()
    openers = np.zeros(known.frequencies.size, dtype=np.bool_)
    openers[entries_of(lexicon.openers)] = True
    nouns, tails = known.are(PLAIN_NOUNS), known.are(_TAILS)
    begins = np.where(openers, nouns, known.are((*_BEGIN, "v")))
    closing = ~_closing_of_no_term(lexicon)
    ends = (nouns | (flags_of(("vn", "l"), phrases_among(lexicon.stops)) & ~openers) | tails) & closing
    inside = known.are((*_BEGIN, "v")) | tails
    single = words.ends - words.starts == 1
    return _Roles(
        begins=begins[words.entries] & ~single,
        inside=inside[words.entries],
        ends=ends[words.entries] & (~single | tails[words.entries]),
    )


def _begin_short_forms(words: Words) -> Flags:
    """Whether each word and the next are single characters that may be a short form (中拉 before 论坛)."""
    named = (words.ends - words.starts == 1) & (words.entries != UNKNOWN)
    begins = named & dictionary().are(_SHORT_FORMS)[words.entries]
    begins[:-1] &= named[1:]
    begins[-1:] = False
    return np.asarray(begins)


def _phrases(words: Words, roles: _Roles, telling: Flags, count: int) -> Ints:
    """The first words of all runs of `count` words that a term may consist of; one of them says something by itself."""
    good = _are_joined(words, roles, roles.begins, count)
    good &= np.any([telling[step : good.size + step] for step in range(count)], axis=0)
    shortest = SHORTEST_TERM - (count == 2)
    return np.flatnonzero(good & (_lengths(words, count) >= shortest))


def _insisted(segmented: SegmentedTexts, roles: _Roles, short_forms: Flags, count: int) -> Ints:
    """The first words of runs of `count` words that a speech insists on, though any speech may have each of them."""
    words = segmented.words
    good = _are_joined(words, roles, roles.begins | short_forms, count)
    at = np.flatnonzero(good & (_lengths(words, count) >= SHORTEST_TERM))
    starts = words.starts[at]
    keys = segmented.prints.of(starts, words.ends[at + count - 1])
    owners = segmented.speeches[segmented.blocks_of(starts)]
    here = recurrence(keys + owners.astype(np.uint64))
    insisted = (here >= INSISTED) & (here * INSISTED_CHARACTERS >= segmented.sizes()[owners])
    return at[np.isin(keys, keys[insisted])]


def _are_joined(words: Words, roles: _Roles, begins: Flags, count: int) -> Flags:
    """Whether `count` words from each one on stand together, each in its role, and are not too long for a term."""
    last = max(words.entries.size - count + 1, 0)
    good = begins[:last] & roles.ends[count - 1 :]
    for step in range(1, count):
        good &= roles.inside[step : last + step]
        good &= words.starts[step : last + step] == words.ends[step - 1 : last + step - 1]
    return np.asarray(good & (_lengths(words, count) <= LONGEST_TERM))


def _lengths(words: Words, count: int) -> Ints:
    """How many characters `count` words from each one on have."""
    return np.asarray(words.ends[count - 1 :] - words.starts[: max(words.starts.size - count + 1, 0)])


def _closing_of_no_term(lexicon: Lexicon) -> Flags:
    """For each entry of the dictionary whether it closes no term, not even those of the lists (同志; but 体系).

    A short stop word has to close two of these: one may end so by chance (扎根人民).
    """
    sizes = range(SHORTEST_TERM - 1, PHRASE_WORD + 1)
    ends = Counter(term[-size:] for term in set(lexicon.canonical.values()) for size in sizes)
    least = {word: 2 if word in lexicon.stops and len(word) < PHRASE_WORD else 1 for word in lexicon.closers}
    flags = np.zeros(dictionary().frequencies.size, dtype=np.bool_)
    flags[entries_of(word for word in lexicon.closers if ends[word] < least[word])] = True
    return flags


def _are_spelled(words: Words, inside: Flags) -> Flags:
    """Whether each word is the third single character in a row, as of a name that the dictionary lacks (亚投行)."""
    single = (words.ends - words.starts == 1) & inside[words.entries]
    joined = np.concatenate(([False], words.starts[1:] == words.ends[:-1])) & single
    third = np.zeros(single.size, dtype=np.bool_)
    third[2:] = joined[2:] & joined[1:-1] & single[:-2]
    return third


def are_telling(words: Words, lexicon: Lexicon) -> Flags:
    """Whether each word says something by itself: it is no stop word, nor one of those that any speech has."""
    return ~np.isin(words.entries, entries_of(sorted(lexicon.stops | lexicon.broad)))


def recurrence(keys: Hashes) -> Ints:
    """How many mentions have the key of each."""
    _, which, often = np.unique(keys, return_inverse=True, return_counts=True)
    return np.asarray(often[which])


def are_firm(words: Words, at: Ints, count: int, keys: Hashes, lexicon: Lexicon) -> Flags:
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
    entries, nexts = words.entries, np.minimum(at + count, words.starts.size - 1)
    # 弘扬 before 丝路精神 is no part of a longer term, though it always stands there
    opening = entries_of(sorted(word for word in lexicon.openers if len(word) > 1))
    opens = np.isin(entries, opening[~known.are((*PLAIN_NOUNS, *PROPER_NOUNS))[opening]])
    before = np.where((words.ends[at - 1] == words.starts[at]) & ~opens[at - 1], entries[at - 1], -1)
    after = np.where(words.starts[nexts] == words.ends[at + count - 1], entries[nexts], -1)
    firm &= (often[term] > 1) & _is_free(term, before, often) & _is_free(term, after, often)
    return np.asarray(firm)


def _is_free(term: Ints, neighbour: Ints, often: Ints) -> Flags:
    """Whether the term of each mention does not keep company with one neighbour; -1 stands for none."""
    inside = neighbour >= 0
    width = dictionary().frequencies.size
    pairs, together = np.unique(term[inside] * width + neighbour[inside], return_counts=True)
    most = np.zeros(often.size, dtype=np.int64)
    np.maximum.at(most, pairs // width, together)
    return (most <= COMPANY * often)[term]
