"""Where words, parts of clauses and clauses part, in a library's texts and in the corpus of their normal form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.library.mentions import SegmentedTexts
from mkdocs_speeches.core.library.texts import Texts
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import parse_sign
from mkdocs_speeches.core.text.arrays import Codes, Flags, Ints, codes_of
from mkdocs_speeches.core.text.corpus import BOUNDARY, Corpus
from mkdocs_speeches.core.text.folding import fold
from mkdocs_speeches.core.text.normal import SPECIAL, normal_offsets, singles

_CLAUSE_MARKS, _PART_MARKS = codes_of("，。；：！？,;:!?"), codes_of("，。；：、！？,;:!?")
_HOLDING = (("《", "》"), ("“", "”"), ("（", "）"), ("(", ")"))
_LONGEST_HELD = 40
"""Between two marks that stand further apart is no name, and clauses part as elsewhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """For each place of a corpus whether a word may begin or end before it, or a part of an enumeration, or a clause.

    No clause parts within a name or a short quotation, nor behind the number of its paragraph.
    """

    words: Flags
    parts: Flags
    clauses: Flags


def find_edges(segmented: SegmentedTexts, corpus: Corpus, texts: Texts, rules: Rules) -> Edges:
    """Where words, parts and clauses part in the corpus of the bodies of these texts; a number is never cut."""
    words, size = segmented.words, corpus.codes.size + 1
    places = _places_in(corpus, segmented, texts)
    starts, ends = places[words.starts], places[words.ends]
    inner = starts < ends
    depth = np.bincount(starts[inner] + 1, minlength=size + 1) - np.bincount(ends[inner], minlength=size + 1)
    is_digit = (corpus.codes >= ord("0")) & (corpus.codes <= ord("9"))
    whole = np.cumsum(depth)[:size] == 0
    whole[1:-1] &= ~(is_digit[1:] & is_digit[:-1])
    ends_of_blocks = np.flatnonzero(corpus.codes == BOUNDARY)
    parts, clauses = np.zeros((2, size), dtype=np.bool_)
    parts[places[:-1][np.isin(segmented.codes, _PART_MARKS)]] = True
    clauses[places[:-1][np.isin(segmented.codes, _CLAUSE_MARKS) & ~_is_held(segmented.codes)]] = True
    parts[corpus.starts] = clauses[corpus.starts] = parts[ends_of_blocks] = clauses[ends_of_blocks] = True
    _begin_behind_signs(clauses, segmented, places, texts, rules)
    return Edges(words=whole, parts=parts & whole, clauses=clauses & whole)


def _is_held(codes: Codes) -> Flags:
    """Which places stand between two marks that hold a name or a few words together."""
    change = np.zeros(codes.size + 1, dtype=np.int64)
    for opening, closing in _HOLDING:
        opens, closes = (np.flatnonzero(codes == ord(mark)) for mark in (opening, closing))
        ends = np.append(closes, codes.size)[np.searchsorted(closes, opens)]
        near = ends - opens <= _LONGEST_HELD
        np.add.at(change, opens[near], 1)
        np.add.at(change, ends[near], -1)
    return np.cumsum(change)[:-1] > 0


def _begin_behind_signs(clauses: Flags, segmented: SegmentedTexts, places: Ints, texts: Texts, rules: Rules) -> None:
    """The first clause of a numbered block begins behind its number."""
    for block, first in zip(texts.blocks, segmented.bounds.tolist(), strict=False):
        sign = parse_sign(fold(block.text), rules) if block.is_body else None
        if sign:
            clauses[places[first]] = False
            clauses[places[first + sign.end]] = True


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
