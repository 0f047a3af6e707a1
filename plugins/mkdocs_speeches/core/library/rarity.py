"""Which shared passages are worth a note beside the text: long ones, and of the shorter ones those that are rare."""

from __future__ import annotations

import numpy as np

from mkdocs_speeches.core.library.reuse import Matches, bridge
from mkdocs_speeches.core.text.arrays import Flags, Hashes, Ints
from mkdocs_speeches.core.text.corpus import Corpus
from mkdocs_speeches.core.text.fingerprints import run_hashes

LONG_ENOUGH = 20
"""Equal characters that are worth a note, whatever they say."""
PART = 8
"""Of a shorter run no so many characters may stand in a third speech: what does is the language of all, or a title."""
_SIEVE_BITS = 22


def worth_a_note(corpus: Corpus, owners: Ints, matches: Matches) -> Flags:
    """Of each match whether a note should tell of it; `owners[b]` is the speech of block b.

    Those with a small difference between them count as one. Linear in the text.
    """
    worth = _equal_in_all(corpus, matches) >= LONG_ENOUGH
    short = np.flatnonzero(~worth)
    starts, ends = matches.starts[short], matches.ends[short] - PART + 1
    common = np.concatenate(([0], np.cumsum(_common_parts(corpus, owners, starts, ends))))
    worth[short] = common[ends] == common[starts]
    return worth


def _equal_in_all(corpus: Corpus, matches: Matches) -> Ints:
    """How many characters are equal in the passage that each match is a piece of."""
    blocks, others = (corpus.locate(side)[0] for side in (matches.starts, matches.others))
    order = np.lexsort((matches.starts, others, blocks))
    lengths = (matches.ends - matches.starts)[order]
    heads = bridge(matches.taken(order), blocks[order], others[order])
    passage = np.repeat(np.arange(heads.size), np.diff(np.append(heads, lengths.size)))
    totals = np.bincount(passage, weights=lengths, minlength=heads.size).astype(np.int64)
    equal = np.empty_like(lengths)
    equal[order] = totals[passage]
    return equal


def _common_parts(corpus: Corpus, owners: Ints, starts: Ints, ends: Ints) -> Flags:
    """For each place of the corpus whether a part of one of those runs begins there that three speeches have."""
    hashes = run_hashes(corpus.codes, PART)
    size = hashes.size + 1
    inside = np.cumsum(np.bincount(starts, minlength=size) - np.bincount(ends, minlength=size))[:-1] > 0
    asked = np.unique(hashes[inside])
    near = _where_any_stands(hashes, asked)
    speeches = owners[corpus.locate(near)[0]]
    which = np.searchsorted(asked, hashes[near])
    order = np.lexsort((speeches, which))
    which, speeches = which[order], speeches[order]
    new = np.concatenate(([True], (which[1:] != which[:-1]) | (speeches[1:] != speeches[:-1])))[: which.size]
    holders = np.bincount(which[new], minlength=asked.size)
    common = np.zeros(hashes.size, dtype=np.bool_)
    common[inside] = holders[np.searchsorted(asked, hashes[inside])] > 2
    return common


def _where_any_stands(hashes: Hashes, asked: Hashes) -> Ints:
    """Where one of the hashes `asked`, which are sorted, stands; most places are ruled out without looking it up."""
    top = np.uint64(64 - _SIEVE_BITS)
    likely = np.zeros(1 << _SIEVE_BITS, dtype=np.bool_)
    likely[asked >> top] = True
    near = np.flatnonzero(likely[hashes >> top])
    found = np.searchsorted(asked, hashes[near])
    return near[asked[np.minimum(found, asked.size - 1)] == hashes[near]] if asked.size else near
