"""Where words and clauses part, in a library's texts and in the corpus of their normal form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.library.mentions import SegmentedTexts
from mkdocs_speeches.core.library.texts import Texts
from mkdocs_speeches.core.text.arrays import Flags, Ints, codes_of
from mkdocs_speeches.core.text.corpus import BOUNDARY, Corpus
from mkdocs_speeches.core.text.normal import SPECIAL, normal_offsets, singles

_CLAUSE_MARKS = codes_of("，。；：、！？,;:!?")


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """For each place of a corpus whether a word may begin or end before it, and whether a clause does."""

    words: Flags
    clauses: Flags


def find_edges(segmented: SegmentedTexts, corpus: Corpus, texts: Texts) -> Edges:
    """Where words and clauses part in the corpus of the bodies of these texts; a number is never cut."""
    words, size = segmented.words, corpus.codes.size + 1
    places = _places_in(corpus, segmented, texts)
    starts, ends = places[words.starts], places[words.ends]
    inner = starts < ends
    depth = np.bincount(starts[inner] + 1, minlength=size + 1) - np.bincount(ends[inner], minlength=size + 1)
    is_digit = (corpus.codes >= ord("0")) & (corpus.codes <= ord("9"))
    clauses = np.zeros(size, dtype=np.bool_)
    clauses[places[:-1][np.isin(segmented.codes, _CLAUSE_MARKS)]] = True
    clauses[corpus.starts] = clauses[np.flatnonzero(corpus.codes == BOUNDARY)] = True
    whole = np.cumsum(depth)[:size] == 0
    whole[1:-1] &= ~(is_digit[1:] & is_digit[:-1])
    return Edges(words=whole, clauses=clauses & whole)


def _places_in(corpus: Corpus, segmented: SegmentedTexts, texts: Texts) -> Ints:
    """Where each place of the texts, their end too, stands in the corpus; where its block is if no body."""
    bounds, single = segmented.bounds, singles()[segmented.codes]
    kept = single != BOUNDARY
    kept &= np.repeat(segmented.is_body, np.diff(bounds))
    before = np.concatenate(([0], np.cumsum(kept)))
    found = before + np.append(np.repeat(corpus.starts - before[bounds[:-1]], np.diff(bounds)), 0)
    special = np.searchsorted(bounds, np.flatnonzero((single == SPECIAL) & kept), side="right") - 1
    for number in np.unique(special).tolist():
        first, last = bounds[number : number + 2].tolist()
        _, offsets = normal_offsets(texts.blocks[number].text)
        found[first:last] = corpus.starts[number] + np.searchsorted(offsets, np.arange(last - first))
    return np.asarray(found)
