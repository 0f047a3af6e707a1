"""Hashes of any runs of a text: equal runs have equal ones, wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.text.arrays import Codes, Hashes, Ints, codes_of

_BASE = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Gives the hash of any run of a text at once: equal runs have equal hashes, wherever they stand."""

    sums: Hashes
    powers: Hashes

    def of(self, starts: Ints, ends: Ints) -> Hashes:
        """The hashes of the runs `starts[i]:ends[i]`."""
        return (self.sums[ends] - self.sums[starts]) * self.powers[ends]


def fingerprints(codes: Codes) -> Fingerprints:
    """Prepare the hashes of all runs of `codes`: those of `make_lookup`, by sums over inverse powers modulo 2**64."""
    inverse = np.uint64(pow(int(_BASE), -1, 1 << 64))
    powers = np.concatenate(([np.uint64(1)], np.full(codes.size, _BASE))).cumprod(dtype=np.uint64)
    shrinking = np.full(codes.size, inverse).cumprod(dtype=np.uint64)
    sums = np.concatenate(([np.uint64(0)], (codes * shrinking).cumsum(dtype=np.uint64)))
    return Fingerprints(sums=sums, powers=powers)


def hash_strings(strings: Sequence[str]) -> Hashes:
    """The hashes of whole strings."""
    codes = codes_of("".join(strings))
    ends = np.cumsum(np.array([len(string) for string in strings], dtype=np.int64))
    return fingerprints(codes).of(np.concatenate(([0], ends[:-1])).astype(np.int64), ends)


def run_hashes(codes: Codes, length: int) -> Hashes:
    """The hash of the run of `length` characters that begins at each place, as far as there are that many."""
    value = np.zeros(max(codes.size - length + 1, 0), dtype=np.uint64)
    for step in range(length):
        value *= _BASE
        value += codes[step : step + value.size]
    return value
