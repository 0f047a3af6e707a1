"""Finds any of many strings at all places of a text at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from ahocorasick_rs import AhoCorasick

from mkdocs_speeches.core.text.arrays import Codes, Ints, codes_of, sound_text_of


@dataclass(frozen=True, slots=True)
class Hits:
    """String `strings[i]` stands at `starts[i]` and has the length `lengths[i]`; by place, the shorter first."""

    starts: Ints
    lengths: Ints
    strings: Ints


def find(strings: Sequence[str], codes: Codes) -> Hits:
    """All places in `codes` where one of `strings` (distinct, none empty) stands, overlapping ones included."""
    if not strings:
        return Hits(*np.zeros((3, 0), dtype=np.int64))
    ends = np.cumsum([len(string) for string in strings]).tolist()
    joined = sound_text_of(codes_of("".join(strings)))
    automaton = AhoCorasick([joined[start:end] for start, end in pairwise([0, *ends])])
    hits = automaton.find_matches_as_indexes(sound_text_of(codes), overlapping=True)
    which, starts, behind = np.array(hits, dtype=np.int64).reshape(-1, 3).T
    order = np.lexsort((behind, starts))
    return Hits(starts[order], (behind - starts)[order], which[order])
