"""How surprising it is that a speech says a word so often: beside everyday Chinese, and beside its library."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mkdocs_speeches.core.text.arrays import Floats, Ints
from mkdocs_speeches.core.text.segment import dictionary, frequencies_of

SEEN = 0.5
"""So often, it is taken, the rest of a library says what nobody there said."""


def beside_everyday(names: Sequence[str], terms: Ints, counts: Ints, sizes: Ints) -> Floats:
    """The surprise that `names[terms[i]]` stands `counts[i]` times in `sizes[i]` words, as jieba's corpus has it."""
    shares = frequencies_of(names) / dictionary().total
    return surprise(counts, shares[terms] * sizes)


def beside_others(terms: Ints, counts: Ints, sizes: Ints, words: int) -> Floats:
    """The surprise that a term stands so often in one speech of a library of so many `words`, as the others have it."""
    all_counts = np.bincount(terms, weights=counts)[terms] if terms.size else np.zeros(0)
    others = np.maximum(words - sizes, 1)
    return surprise(counts, (all_counts - counts + SEEN) / others * sizes)


def surprise(counts: Ints, expected: Floats) -> Floats:
    """Dunning's log-likelihood of each count where so many are expected; 0 where it is no more than that."""
    more = np.maximum(counts / np.maximum(expected, np.finfo(np.float64).tiny), 1)
    found = 2 * (counts * np.log(more) - counts + expected)
    return np.asarray(np.where(more > 1, found, 0), dtype=np.float64)
