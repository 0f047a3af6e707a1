"""The places of each pair of neighbouring characters, cut into chunks of about equal size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mkdocs_speeches.search.varint import encode, encoded_lengths

CHUNK = 16_384
"""Bytes of a chunk before compression: small enough that a phrase fetches little, large enough to keep files few."""

MOST_INDEXED, MOST_SIGNS = (1 << 32) - 1, (1 << 16) - 1
"""Characters of all texts, and different ones among them: a place and a key have room for no more."""
_POSITION = np.uint64(32)  # bits of a position below its key


class IndexTooLarge(ValueError):
    """A site has more than can be indexed; what it says is for whoever builds the site."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One file of postings. `key` is its first pair; `continues` says that the list of this pair began before it."""

    key: int
    continues: bool
    content: bytes


def alphabet_of(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The code points in use, ascending; the rank of the first is 1, that of a boundary 0. Raises IndexTooLarge."""
    used = np.unique(codes)
    alphabet: NDArray[np.uint32] = used[used != 0]
    if len(alphabet) > MOST_SIGNS:
        raise IndexTooLarge(f"{len(alphabet):,} different characters: at most {MOST_SIGNS:,} can be indexed")
    return alphabet


def chunks_of(codes: NDArray[np.uint32], alphabet: NDArray[np.uint32]) -> Iterator[Chunk]:
    """The postings of a corpus in the order of their keys.

    A key is the rank of the first character times (alphabet + 1) plus that of the second. Each position but a
    boundary's belongs to one list, since the last character of a block pairs with the boundary. Raises IndexTooLarge.
    """
    if len(codes) > MOST_INDEXED:
        raise IndexTooLarge(f"{len(codes):,} characters: at most {MOST_INDEXED:,} can be indexed — make several sites")
    keys, positions = _sorted_pairs(codes, alphabet)
    if not len(keys):
        return
    lists = np.flatnonzero(np.diff(keys, prepend=keys[0] ^ 1))
    sizes = np.cumsum(encoded_lengths(_deltas(positions, lists)))
    pieces = _cut_long(lists, sizes)
    deltas = _deltas(positions, pieces)
    ends = np.append(pieces[1:], len(positions))
    filled = sizes[ends - 1]
    first = 0
    while first < len(pieces):
        done = filled[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(filled, done + CHUNK, side="right")))
        yield _chunk(keys, deltas, pieces, ends, first, last)
        first = last


def _sorted_pairs(
    codes: NDArray[np.uint32], alphabet: NDArray[np.uint32]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Key and position of each pair, by key and then by position."""
    ranks = np.zeros(int(alphabet[-1]) + 1 if len(alphabet) else 1, dtype=np.uint64)
    ranks[alphabet] = np.arange(1, len(alphabet) + 1, dtype=np.uint64)
    positions = np.flatnonzero(codes).astype(np.uint64)
    pairs = ranks[codes[positions]] * np.uint64(len(alphabet) + 1) + ranks[codes[positions + np.uint64(1)]]
    pairs = pairs << _POSITION | positions
    pairs.sort()
    return (pairs >> _POSITION).astype(np.uint32), pairs.astype(np.uint32)


def _deltas(positions: NDArray[np.uint32], starts: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Distances from each position to the one before it; whole where a list starts."""
    deltas = np.diff(positions, prepend=np.uint32(0))
    deltas[starts] = positions[starts]
    return deltas


def _cut_long(lists: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Starts of the pieces: those of the lists, and in a list longer than a chunk one for each chunk it fills."""
    ends = np.append(lists[1:], len(sizes)) - 1
    begun = np.where(lists > 0, sizes[lists - 1], 0)
    long = np.flatnonzero(sizes[ends] - begun > CHUNK)
    cuts = [np.searchsorted(sizes, np.arange(begun[i] + CHUNK, sizes[ends[i]], CHUNK), side="right") for i in long]
    return np.unique(np.concatenate([lists, *cuts]))


def _chunk(
    keys: NDArray[np.uint32],
    deltas: NDArray[np.uint32],
    pieces: NDArray[np.int64],
    ends: NDArray[np.int64],
    first: int,
    last: int,
) -> Chunk:
    """How many lists, then for each: its key (behind the first as distance), how many positions, the positions."""
    starts, start, end = pieces[first:last], int(pieces[first]), int(ends[last - 1])
    heads = np.empty(2 * len(starts), dtype=np.uint32)
    heads[0::2] = np.diff(keys[starts], prepend=np.uint32(0))
    heads[1::2] = ends[first:last] - starts
    numbers = np.insert(deltas[start:end], np.repeat(starts - start, 2), heads)
    key = int(keys[start])
    return Chunk(
        key=key,
        continues=start > 0 and int(keys[start - 1]) == key,
        content=encode(np.append(np.uint32(len(starts)), numbers)),
    )
