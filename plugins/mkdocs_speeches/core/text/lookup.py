"""Finds any of many strings at all places of a text at once, in numpy.

Strings are compared by 64-bit hashes of their prefixes: a place is followed only as far as one of them begins so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.text.arrays import Codes, Hashes, Ints, codes_of
from mkdocs_speeches.core.text.fingerprints import _BASE

_PREFIX = -1


@dataclass(frozen=True, slots=True)
class Found:
    """String `strings[i]` stands at `starts[i]` and has the length `lengths[i]`; ordered by length, then place."""

    starts: Ints
    lengths: Ints
    strings: Ints


@dataclass(frozen=True, slots=True)
class Lookup:
    """Strings: `hashes[n - 1]` are their prefixes of length n, sorted; `strings[n - 1]`, what ends there or -1."""

    hashes: tuple[Hashes, ...]
    strings: tuple[Ints, ...]


def make_lookup(strings: Sequence[str]) -> Lookup:
    """Prepare `strings` (distinct, none empty) to be found; they are numbered as they come."""
    lengths = np.array([len(string) for string in strings], dtype=np.int64)
    codes = codes_of("".join(strings))
    firsts = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int64)
    value = np.zeros(len(strings), dtype=np.uint64)
    alive = np.arange(len(strings))
    hashes: list[Hashes] = []
    ends: list[Ints] = []
    for length in range(1, int(lengths.max(initial=0)) + 1):
        alive = alive[lengths[alive] >= length]
        value[alive] = value[alive] * _BASE + codes[firsts[alive] + length - 1]
        # strings that end here come first, so that each prefix keeps its string
        order = alive[np.argsort(lengths[alive] != length, kind="stable")]
        unique, index = np.unique(value[order], return_index=True)
        owner = order[index]
        hashes.append(unique)
        ends.append(np.where(lengths[owner] == length, owner, _PREFIX))
    return Lookup(hashes=tuple(hashes), strings=tuple(ends))


def find(lookup: Lookup, codes: Codes) -> Found:
    """All places in `codes` where one of the strings stands, overlapping ones included."""
    starts, lengths, strings = [], [], []
    alive = np.arange(codes.size)
    value = np.zeros(codes.size, dtype=np.uint64)
    for length, (hashes, owners) in enumerate(zip(lookup.hashes, lookup.strings, strict=True), start=1):
        inside = alive + length <= codes.size
        alive = alive[inside]
        value = value[inside] * _BASE + codes[alive + (length - 1)]
        place = np.minimum(np.searchsorted(hashes, value), hashes.size - 1)
        prefix = hashes[place] == value
        alive, value, string = alive[prefix], value[prefix], owners[place[prefix]]
        whole = string != _PREFIX
        starts.append(alive[whole])
        lengths.append(np.full(starts[-1].size, length))
        strings.append(string[whole])
    return Found(starts=_joined(starts), lengths=_joined(lengths), strings=_joined(strings))


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
