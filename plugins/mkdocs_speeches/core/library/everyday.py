"""What everyday Chinese, as jieba's dictionary and the library itself show it, says of a word.

How rare it is, its part of speech, and whether it names a thing or only something of one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mkdocs_speeches.core.text.arrays import Flags, Floats, codes_of
from mkdocs_speeches.core.text.segment import UNKNOWN, Words, dictionary, segment

WORD_MORE = 0.6
"""So much rarer, as a power of ten, is a term for each word more that it has."""
RARITIES = (4, 7.5)
"""The least and the most that rarity counts, as powers of ten."""
USUAL_RARITY = 6
"""That of most terms; rarity counts as its share of this."""
LEAST_MODIFYING, MOST_HANGING = 0.1, 0.35
"""An aspect stands before a noun in less than this share of its places, or behind 的 in more."""
SEEN_OFTEN = 8
"""Fewer places show nothing."""
_MODIFIED = ("n", "nz", "vn", "nt", "ns", "j", "l", "an")


def are_of(names: Sequence[str], classes: Sequence[str]) -> Flags:
    """Whether each name is a word of the dictionary and of one of these parts of speech."""
    known = dictionary().entries
    are = dictionary().are(classes)
    are[UNKNOWN] = False
    return np.asarray(are[[known.get(name, UNKNOWN) for name in names]], dtype=np.bool_)


def are_aspects(names: Sequence[str], words: Words) -> Flags:
    """Whether each name is a word of the dictionary that names no thing itself, but something of it (机会, 共识)."""
    entries = words.entries
    size = dictionary().frequencies.size
    adjoins = np.concatenate((words.starts[1:] == words.ends[:-1], [False]))
    before_noun = adjoins & dictionary().are(_MODIFIED)[np.roll(entries, -1)]
    behind_de = np.roll(adjoins & (entries == dictionary().entries["的"]), 1)
    often = np.bincount(entries, minlength=size)
    modifying = np.bincount(entries[before_noun], minlength=size)
    hanging = np.bincount(entries[behind_de], minlength=size)
    aspects = (modifying < LEAST_MODIFYING * often) | (hanging > MOST_HANGING * often)
    aspects &= often >= SEEN_OFTEN
    aspects[UNKNOWN] = False
    known = dictionary().entries
    return np.asarray(aspects[[known.get(name, UNKNOWN) for name in names]], dtype=np.bool_)


def rarities_of(names: tuple[str, ...]) -> Floats:
    """How little each name is everyday Chinese, about 1: by its rarest word in jieba's corpus, more for more words."""
    lengths = np.array([len(name) + 1 for name in names], dtype=np.int64)
    words = segment(codes_of("".join(f"{name}\n" for name in names)))
    name = np.searchsorted(np.cumsum(lengths), words.starts, side="right")
    rare = np.log10(dictionary().total / dictionary().frequencies[words.entries])
    rarest = np.zeros(len(names))
    np.maximum.at(rarest, name, rare)
    more = np.bincount(name, minlength=len(names)) - 1
    return np.asarray(np.clip(rarest + WORD_MORE * more, *RARITIES) / USUAL_RARITY, dtype=np.float64)
