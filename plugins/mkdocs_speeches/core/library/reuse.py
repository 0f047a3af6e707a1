"""Passages that stand in two speeches or more, found over the library's one array of normal text.

Every run of `SHORTEST` characters has a fingerprint; sorted, equal ones lie side by side. Runs that go on together at
the same distance make one exact match, and matches with a small difference between them one passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mkdocs_speeches.core.text.arrays import Codes, Flags, Hashes, Ints
from mkdocs_speeches.core.text.corpus import BOUNDARY, Corpus
from mkdocs_speeches.core.text.fingerprints import fingerprints, run_hashes

SHORTEST = 14
WIDEST_DIFFERENCE = 12
MOST_PARTNERS = 20
"""A run that stands in more places than this is compared with the next of them only, so that all stays linear."""
COMMON = 0.3
FEW_SPEECHES = 3
"""What stands in more speeches than this and in more than a `COMMON` share of all is a stock phrase."""
_SLICE_BITS = 3
_FILTER_BITS = 16
PLACE_BITS = 31
_PLACE_MASK = (1 << PLACE_BITS) - 1
"""A place, and as many bits of something else above it, make one number of 64 bits with its sign."""
LARGEST_LIBRARY = _PLACE_MASK


class LibraryTooLarge(Exception):
    """A library has more characters than can be compared; what it says is for whoever builds the library."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Pairs of runs in the corpus: `starts[i]:ends[i]` reads as `others[i]:other_ends[i]`, which stands further on."""

    starts: Ints
    ends: Ints
    others: Ints
    other_ends: Ints

    def taken(self, which: Ints | Flags) -> Matches:
        """Those that `which` selects, in its order."""
        return Matches(self.starts[which], self.ends[which], self.others[which], self.other_ends[which])

    def turned(self) -> Matches:
        """The same, their second side first."""
        return Matches(self.others, self.other_ends, self.starts, self.ends)

    def joined(self, more: Matches) -> Matches:
        """These and behind them `more`."""
        return Matches(
            np.concatenate((self.starts, more.starts)),
            np.concatenate((self.ends, more.ends)),
            np.concatenate((self.others, more.others)),
            np.concatenate((self.other_ends, more.other_ends)),
        )


def find_matches(corpus: Corpus, owners: Ints) -> Matches:
    """All pairs of longest equal runs of at least `SHORTEST` characters in different speeches, ordered by place.

    `owners[b]` is the speech of block b. What consists of stock phrases is left out; of a run with more than
    `MOST_PARTNERS` places each is paired with the next one only. Raises LibraryTooLarge.
    """
    if corpus.codes.size > LARGEST_LIBRARY:
        raise LibraryTooLarge(f"文库有 {corpus.codes.size:,} 字，最多能比较 {LARGEST_LIBRARY:,} 字——分成几个网站")
    owner = np.repeat(owners.astype(np.int32), np.diff(np.append(corpus.starts, corpus.codes.size)))
    most = most_speeches(int(owners.max(initial=-1)) + 1)
    pieces = [_pairs_of(places, hashes, owner, most) for places, hashes in _equal_runs(corpus.codes)]
    firsts, seconds = (np.concatenate([piece[side] for piece in pieces]) for side in (0, 1))
    runs = np.sort((seconds - firsts) << PLACE_BITS | firsts)
    heads = np.flatnonzero(np.diff(runs, prepend=-2) != 1)
    lengths = np.diff(np.append(heads, runs.size)) + SHORTEST - 1
    starts, distance = runs[heads] & _PLACE_MASK, runs[heads] >> PLACE_BITS
    starts, ends = _widened(corpus.codes, starts, starts + lengths, distance)
    _, unique = np.unique(distance << PLACE_BITS | starts, return_index=True)
    starts, ends, distance = starts[unique], ends[unique], distance[unique]
    found = Matches(starts, ends, starts + distance, ends + distance)
    return found.taken(np.argsort(starts << PLACE_BITS | found.others))


def _widened(codes: Codes, starts: Ints, ends: Ints, distance: Ints) -> tuple[Ints, Ints]:
    """The runs as long as both texts agree: what is left out as a stock phrase may go on at their edges."""
    bounded = np.concatenate(([BOUNDARY], codes, [BOUNDARY]))
    for edge, step in ((starts, 0), (ends, 1)):
        going = np.arange(edge.size)
        while going.size:
            here = bounded[edge[going] + step]
            going = going[(here == bounded[edge[going] + distance[going] + step]) & (here != BOUNDARY)]
            edge[going] += 2 * step - 1
    return starts, ends


def _equal_runs(codes: Codes) -> Iterator[tuple[Ints, Hashes]]:
    """Places where a run of `SHORTEST` characters begins, with its hash; equal ones together, slice by slice."""
    hashes = run_hashes(codes, SHORTEST)
    broken = np.zeros(hashes.size, dtype=np.bool_)
    for step in range(SHORTEST):
        broken |= (codes == BOUNDARY)[step : step + hashes.size]
    part = (hashes >> np.uint64(64 - _SLICE_BITS)).astype(np.uint8)
    for number in range(1 << _SLICE_BITS):
        yield _sorted(np.flatnonzero((part == number) & ~broken), hashes)


def _sorted(places: Ints, hashes: Hashes) -> tuple[Ints, Hashes]:
    """The places by hash, then by place: both in one number, for numbers are sorted much faster than their indices."""
    mask = np.uint64((1 << hashes.size.bit_length()) - 1)  # the shorter the text, the more of a hash has room beside
    tops = hashes[places] << np.uint64(_SLICE_BITS) & ~mask
    packed = np.sort(tops | places.astype(np.uint64))
    places = (packed & mask).astype(np.int64)
    found = hashes[places]
    clash = (packed[1:] ^ packed[:-1] <= mask) & (found[1:] != found[:-1])
    if clash.any():
        order = np.lexsort((places, found))
        places, found = places[order], found[order]
    return places, found


def _pairs_of(places: Ints, hashes: Hashes, owner: NDArray[np.int32], most: int) -> tuple[Ints, Ints]:
    """The pairs of one slice; equal runs that more than `most` speeches hold are no passage."""
    same = hashes[1:] == hashes[:-1]
    group = np.concatenate(([0], np.cumsum(~same)))[: hashes.size]
    size = np.bincount(group)
    holders = np.bincount(group[1:], weights=same & (owner[places[1:]] != owner[places[:-1]]), minlength=size.size) + 1
    good = ((holders > 1) & (holders <= most))[group]
    places, group = places[good], group[good]
    few = size[group] <= MOST_PARTNERS
    firsts, seconds = [places[:0]], [places[:0]]
    for step in range(1, MOST_PARTNERS):
        near = np.flatnonzero((group[step:] == group[:-step]) & (few[step:] | (step == 1)))
        near = near[owner[places[near]] != owner[places[near + step]]]
        firsts.append(places[near])
        seconds.append(places[near + step])
    return np.concatenate(firsts), np.concatenate(seconds)


def most_speeches(count: int) -> int:
    """Of so many speeches how many may say the same before it is a stock phrase."""
    return count if count <= FEW_SPEECHES else max(FEW_SPEECHES, int(COMMON * count))


def bridge(matches: Matches, blocks: Ints, other_blocks: Ints) -> Ints:
    """The numbers of the matches that begin a passage: others go on from the one before, with a small difference.

    `blocks` and `other_blocks` are those that each match lies in, and the matches are in their order.
    """
    gap = matches.starts[1:] - matches.ends[:-1]
    other_gap = matches.others[1:] - matches.other_ends[:-1]
    joined = (blocks[1:] == blocks[:-1]) & (other_blocks[1:] == other_blocks[:-1])
    joined &= (np.maximum(gap, other_gap) <= WIDEST_DIFFERENCE) & (np.minimum(gap, other_gap) >= 0)
    return np.flatnonzero(np.concatenate(([True], ~joined))[: matches.starts.size])


class Places:
    """Tells of runs of a corpus, of at least `SHORTEST` characters, where else the same stand."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.prints = fingerprints(corpus.codes)
        self.heads = run_hashes(corpus.codes, SHORTEST)

    def of(self, starts: Ints, ends: Ints) -> Iterator[Ints]:
        """For each run `starts[i]:ends[i]` all its places, in order."""
        heads, top = self.heads[starts], np.uint64(64 - _FILTER_BITS)
        likely = np.zeros(1 << _FILTER_BITS, dtype=np.bool_)
        likely[heads >> top] = True
        near = np.flatnonzero(likely[self.heads >> top])
        near = near[np.isin(self.heads[near], heads)]
        near = near[np.argsort(self.heads[near], kind="stable")]
        first, last = (np.searchsorted(self.heads[near], heads, side=side) for side in ("left", "right"))
        runs = zip(first.tolist(), last.tolist(), ends - starts, self.prints.of(starts, ends), strict=True)
        for begin, end, length, whole in runs:
            places = near[begin:end]
            places = places[places + length <= self.corpus.codes.size]
            yield places[self.prints.of(places, places + length) == whole]


@dataclass(frozen=True, slots=True, eq=False)
class Repeat:
    """A run of `length` characters that stands at more `places` than are compared with each other, in order."""

    length: int
    places: Ints


def find_repeats(everywhere: Places, matches: Matches) -> tuple[Repeat, ...]:
    """The runs of those matches that stand for more of them: all their places, for a match leads to the next only."""
    lengths = matches.ends - matches.starts
    keys = everywhere.prints.of(matches.starts, matches.ends)
    _, at, count = np.unique(keys, return_index=True, return_counts=True)
    # some of a row of places may have more in common, and so another key
    at = np.sort(at[count >= MOST_PARTNERS // 2])
    starts, lengths = matches.starts[at], lengths[at]
    found = zip(lengths.tolist(), everywhere.of(starts, starts + lengths), strict=True)
    return tuple(Repeat(length, places) for length, places in found if places.size > MOST_PARTNERS)
