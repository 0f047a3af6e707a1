"""What may be a term: what the lexica list, and what the texts themselves show to be one.

Words that stand together again and again, more firmly than chance and with changing neighbours, are a term; so are
those of a title that the lexica lack, places and organisations, words that end phrases as nouns do, and short forms of
Latin letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from mkdocs_speeches.core.library.honoured import find_honoured
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
LEAST_ENDING = 0.3
"""So often at least a noun ends its phrase; a verb that the dictionary calls a noun has its object there."""
LEAST_ENDING_OF_VERB = 0.5
"""So often at least a verb stands last that ends a phrase as a noun does (疫情救治)."""
COMPANY = 0.7
"""A phrase with one neighbour on the same side more often than this is part of a longer one."""
PHRASE_WORD = 3
"""A word of more characters may be a phrase that the dictionary has whole."""
NEW_WORD = 5
"""So often two characters stand together that are a word which the dictionary lacks (蓝军)."""
LONG_TERM = 4
"""A listed term of so many characters stands nowhere by chance, as two ends of words."""

ENDS_NO_TERM = frozenset({"提出", "指出", "强调", "认为", "要求", "表示", "希望"})
ENDS_NO_TERM |= {"说", "讲", "应该", "应当", "必须", "可以", "能够", "需要", "可能", "愿意"}
"""What somebody says of what follows, and what a predicate begins with."""
ROOM = 1500
"""A speech of so many characters has room to come back to what its title says."""
_BEGIN = ("n", "nr", "ns", "nt", "nz", "j", "b", "vn", "an", "l")
_INSIDE = (*_BEGIN, "v", "a", "i", "ng", "vg", "ag", "x", "zg", "k")
_END = ("n", "ns", "nt", "nz", "j", "v", "vn", "an", "l", "ng", "k")
_PROPER_NOUNS = ("ns", "nt")
_NOUNS = ("n", "nz", "j", "nr", "nrt", "vn", "an")
_SINGLE_WORDS = (*_NOUNS, "l", "i")
_GOES_ON = (*_NOUNS, "ns", "nt", "b", "a", "m", "x")
_GOES_ON_AFTER_VERBS = ("v", "d", "r", "p", "ul", "uz", "ug")


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
    ending, often = _endings(words)
    opening = _opening_of_words(lexicon.openers)
    known = hash_strings(tuple(_listed_words(lexicon)))
    runs = [(_phrases(segmented, lexicon, count), count, TermKind.PHRASE) for count in range(2, MOST_WORDS + 1)]
    for kind, wanted in (TermKind.NAME, _PROPER_NOUNS), (TermKind.WORD, _SINGLE_WORDS):
        alone = (_flags(wanted, lexicon.stops) & ~opening)[words.entries] & (words.ends - words.starts > 1)
        if kind == TermKind.WORD:
            alone = (alone & (ending >= LEAST_ENDING * often)[words.entries]) | _is_short_form(segmented)
        runs.append((np.flatnonzero(alone), 1, kind))
    runs.append((_foreign_names(segmented), 2, TermKind.WORD))
    honoured, meant = find_honoured(segmented), listed.taken(listed.kinds <= TermKind.BROAD)
    honoured = honoured.taken(~np.isin(honoured.keys, known))
    found = []
    for at, count, kind in runs:
        starts, ends = words.starts[at], words.ends[at + count - 1]
        keys = segmented.prints.of(starts, ends)
        new = ~np.isin(keys, known)
        if kind == TermKind.PHRASE:
            is_title = np.all([novel[at + step] for step in range(count)], axis=0)
            is_title &= ((ending > 0) | (often < 2))[words.entries[at]] & _comes_back(segmented, starts, keys)
            new &= _is_firm(words, at, count, keys, lexicon) | is_title
            new &= (ends - starts >= SHORTEST_TERM) | (_recurrence(keys) >= NEW_WORD)
        new &= ~np.isin(keys, honoured.keys)
        if kind != TermKind.NAME:
            new &= ~_lie_within(starts, ends, meant)
        found.append(Mentions(starts, ends, keys, np.full(at.size, kind)).taken(new))
    return [*found, honoured]


def _lie_within(starts: Ints, ends: Ints, terms: Mentions) -> Flags:
    """Whether each place lies within one of these terms, which stand in order and apart: the term is what is meant."""
    at = np.searchsorted(terms.starts, starts, side="right") - 1
    return np.asarray((at >= 0) & (ends <= terms.ends[at])) if terms.ends.size else np.zeros(starts.size, np.bool_)


def _flags(wanted: Sequence[str], banned: frozenset[str]) -> Flags:
    """For each entry of the dictionary whether it is of the parts of speech `wanted` and none of the words `banned`."""
    flags = dictionary().are(wanted)
    flags[entries_of(sorted(banned))] = False
    return flags


@lru_cache(maxsize=4)
def _opening_of_words(openers: frozenset[str]) -> Flags:
    """For each entry of the dictionary whether it opens no term: `openers`, and phrases of a verb (发挥优势)."""
    entries, nouns = (
        dictionary().entries,
        dictionary().are([name for name in dictionary().class_names if name[0] == "n"]),
    )
    flags = np.zeros(nouns.size, dtype=np.bool_)
    verbs = {word for word in openers if word in entries and not nouns[entries[word]]}
    phrases = [word for word in entries if len(word) > PHRASE_WORD and word[:2] in verbs]
    flags[entries_of([*openers, *phrases])] = True
    flags.setflags(write=False)
    return flags


def _telling(words: Words, lexicon: Lexicon) -> Flags:
    """Whether each word says something by itself: it is no stop word, nor one of those that any speech has."""
    return ~np.isin(words.entries, entries_of(sorted(lexicon.stops | lexicon.broad)))


def _phrases(segmented: SegmentedTexts, lexicon: Lexicon, count: int) -> Ints:
    """The first words of all runs of `count` words that a term may consist of; one of them says something by itself."""
    words = segmented.words
    telling = _telling(words, lexicon)
    inside = _flags(_INSIDE, frozenset(word for word in lexicon.openers if len(word) == 1))
    last = max(words.entries.size - count + 1, 0)
    good = (dictionary().are(_BEGIN) & ~_opening_of_words(lexicon.openers) & ~_takes_objects(words))[
        words.entries[:last]
    ]
    ends = (_flags(_END, lexicon.closers | ENDS_NO_TERM) & ~_are_predicates(words, lexicon.openers))[words.entries]
    good &= (ends | _are_spelled(words, inside))[count - 1 :]
    good &= np.any([telling[step : last + step] for step in range(count)], axis=0)
    for step in range(1, count):
        good &= inside[words.entries[step : last + step]]
        good &= words.starts[step : last + step] == words.ends[step - 1 : last + step - 1]
    length = words.ends[count - 1 :] - words.starts[:last]
    shortest = SHORTEST_TERM - (count == 2)
    return np.flatnonzero(good & (length >= shortest) & (length <= LONGEST_TERM))


def _are_spelled(words: Words, inside: Flags) -> Flags:
    """Whether each word is the third single character in a row, as of a name that the dictionary lacks (亚投行)."""
    single = (words.ends - words.starts == 1) & inside[words.entries]
    joined = np.concatenate(([False], words.starts[1:] == words.ends[:-1])) & single
    third = np.zeros(single.size, dtype=np.bool_)
    third[2:] = joined[2:] & joined[1:-1] & single[:-2]
    return third


def _novel_title_words(segmented: SegmentedTexts, lexicon: Lexicon, listed: Mentions) -> Flags:
    """For each word whether a phrase of such words names a subject though it stands once only.

    They stand in a title, say something by themselves and belong to no term of the lexica.
    """
    words = segmented.words
    terms = listed.taken(listed.kinds != TermKind.RELATED)
    edges = np.bincount(terms.starts, minlength=segmented.codes.size + 1)
    edges -= np.bincount(terms.ends, minlength=segmented.codes.size + 1)
    nouns = _flags(("n", "nz", "j"), lexicon.closers)[words.entries]
    novel = (_telling(words, lexicon) | nouns) & (np.cumsum(edges)[words.starts] == 0)
    novel &= (words.ends - words.starts > 1) & (words.entries != UNKNOWN)
    return np.asarray(novel & segmented.is_title[segmented.blocks_of(words.starts)])


def _comes_back(segmented: SegmentedTexts, starts: Ints, keys: Hashes) -> Flags:
    """Whether each mention's speech has it more than once, or has no room to come back to what its title says."""
    owners = segmented.speeches[segmented.blocks_of(starts)]
    return np.asarray((_recurrence(keys + owners.astype(np.uint64)) > 1) | (segmented.sizes() < ROOM)[owners])


def _recurrence(keys: Hashes) -> Ints:
    """How many mentions have the key of each."""
    _, which, often = np.unique(keys, return_inverse=True, return_counts=True)
    return np.asarray(often[which])


def _endings(words: Words, behind: Sequence[str] = _GOES_ON) -> tuple[Ints, Ints]:
    """For each entry of the dictionary how often it stands where no noun goes on behind it, and how often at all.

    `behind` are the parts of speech that go on, if not those of nouns and what is said of them.
    """
    nexts = np.minimum(np.arange(words.starts.size) + 1, max(words.starts.size - 1, 0))
    goes_on = words.starts[nexts] == words.ends
    goes_on &= dictionary().are(behind)[words.entries[nexts]]
    size = dictionary().frequencies.size
    return np.bincount(words.entries[~goes_on], minlength=size), np.bincount(words.entries, minlength=size)


def _are_predicates(words: Words, openers: frozenset[str]) -> Flags:
    """For each entry of the dictionary whether it is a verb that opens a phrase or that mostly something follows."""
    ending, often = _endings(words, _GOES_ON_AFTER_VERBS)
    verbs = dictionary().are(("v",))
    opens = np.zeros(verbs.size, dtype=np.bool_)
    opens[entries_of(openers)] = True
    return verbs & (opens | (ending < LEAST_ENDING_OF_VERB * often))


def _takes_objects(words: Words) -> Flags:
    """For each entry of the dictionary whether it is called a verbal noun, but has its object behind it here."""
    ending, often = _endings(words)
    return dictionary().are(("vn", "an")) & (ending < LEAST_ENDING * often)


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


def _is_firm(words: Words, at: Ints, count: int, keys: Hashes, lexicon: Lexicon) -> Flags:
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
    opens = np.isin(entries, entries_of(sorted(word for word in lexicon.openers if len(word) > 1)))
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
