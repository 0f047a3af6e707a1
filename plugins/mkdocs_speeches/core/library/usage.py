"""How the words of a library are used: as what nouns are, before what, at which ends of phrases."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from mkdocs_speeches.core.rules.lexicon import Lexicon
from mkdocs_speeches.core.text.arrays import Flags, Ints
from mkdocs_speeches.core.text.segment import Words, dictionary, entries_of

LEAST_ENDING = 0.3
"""So often at least a noun ends its phrase; a verb that the dictionary calls a noun has its object there."""
LEAST_ENDING_OF_VERB = 0.5
"""So often at least a verb stands last that ends a phrase as a noun does (疫情救治)."""
LEAST_ENDING_AS_NOUN, MOST_ENDING_AS_NOUN, USED_OFTEN = 0.2, 0.75, 8
"""A word of another class is used as a noun where so much of its places, of so many at least, end its phrase (制冷)."""
PHRASE_WORD = 3
"""A word of more characters may be a phrase that the dictionary has whole."""

PLAIN_NOUNS = ("n", "nz", "j")
PROPER_NOUNS = ("ns", "nt")
NOUNS = ("n", "nz", "j", "nr", "nrt", "vn", "an")
SINGLE_WORDS = (*NOUNS, "l", "i")
OTHER_CLASSES = ("v", "a", "t", "z")
_GOES_ON = (*NOUNS, "ns", "nt", "b", "a", "m", "x")
_GOES_ON_AFTER_VERBS = ("v", "d", "r", "p", "ul", "uz", "ug")


def flags_of(wanted: Sequence[str], banned: frozenset[str]) -> Flags:
    """For each entry of the dictionary whether it is of the parts of speech `wanted` and none of the words `banned`."""
    flags = dictionary().are(wanted)
    flags[entries_of(sorted(banned))] = False
    return flags


@lru_cache(maxsize=4)
def opening_of_words(openers: frozenset[str]) -> Flags:
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


def phrases_among(words: frozenset[str]) -> frozenset[str]:
    """Those of some words that are a phrase which the dictionary has whole (各族人民)."""
    return frozenset(word for word in words if len(word) > PHRASE_WORD)


def endings_of(words: Words, behind: Sequence[str] = _GOES_ON) -> tuple[Ints, Ints]:
    """For each entry of the dictionary how often it stands where no noun goes on behind it, and how often at all.

    `behind` are the parts of speech that go on, if not those of nouns and what is said of them.
    """
    nexts = np.minimum(np.arange(words.starts.size) + 1, max(words.starts.size - 1, 0))
    goes_on = words.starts[nexts] == words.ends
    goes_on &= dictionary().are(behind)[words.entries[nexts]]
    size = dictionary().frequencies.size
    return np.bincount(words.entries[~goes_on], minlength=size), np.bincount(words.entries, minlength=size)


def are_predicates(words: Words, openers: frozenset[str]) -> Flags:
    """For each entry of the dictionary whether it is a verb that opens a phrase or that mostly something follows."""
    ending, often = endings_of(words, _GOES_ON_AFTER_VERBS)
    verbs = dictionary().are(("v",))
    opens = np.zeros(verbs.size, dtype=np.bool_)
    opens[entries_of(openers)] = True
    return verbs & (opens | (ending < LEAST_ENDING_OF_VERB * often))


def take_objects(words: Words) -> Flags:
    """For each entry of the dictionary whether it is called a verbal noun, but has its object behind it here."""
    ending, often = endings_of(words)
    return dictionary().are(("vn", "an")) & (ending < LEAST_ENDING * often)


def used_as_nouns(words: Words, lexicon: Lexicon) -> Flags:
    """For each entry of the dictionary whether it is no noun there, but stands before nouns and at ends as nouns do."""
    known = dictionary()
    ending, often = endings_of(words)
    used = (ending >= LEAST_ENDING_AS_NOUN * often) & (ending <= MOST_ENDING_AS_NOUN * often) & (often >= USED_OFTEN)
    used &= known.are(OTHER_CLASSES) & ~opening_of_words(lexicon.openers)
    used[entries_of(lexicon.stops)] = False
    return used
