"""What two speeches share, side by side: each passage once, at whole words, small differences within it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.library.boundaries import Edges
from mkdocs_speeches.core.library.reuse import SHORTEST, Matches, bridge
from mkdocs_speeches.core.text.arrays import Flags, Ints

SHORTEST_PART = 4
"""A part of a clause that is shorter than this says nothing by itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """Passages in the order of their blocks: passage i is `pieces[heads[i]:heads[i + 1]]`, equal on both sides.

    Between its pieces stands what differs. No character of a speech is in two pieces with the same other speech.
    """

    pieces: Matches
    heads: Ints


def align(matches: Matches, pairs: Ints, starts: Ints, edges: Edges) -> Alignment:
    """The passages of all matches; `pairs[i]` tells the two speeches of match i, and block b begins at `starts[b]`."""
    pieces = narrow(part(matches, pairs), edges.words)
    blocks, others = (np.searchsorted(starts, side, side="right") - 1 for side in (pieces.starts, pieces.others))
    order = np.lexsort((pieces.starts, others, blocks))
    pieces = pieces.taken(order)
    heads = bridge(pieces, blocks[order], others[order])
    return Alignment(_without_scraps(pieces, heads, edges.parts), heads)


def _without_scraps(pieces: Matches, heads: Ints, parts: Flags) -> Matches:
    """The pieces without what passages have of a clause at their edges, where that is too short to say anything."""
    places = np.arange(parts.size)
    before = np.maximum.accumulate(np.where(parts, places, 0))
    behind = np.minimum.accumulate(np.where(parts, places, parts.size)[::-1])[::-1]
    starts, ends, distance = pieces.starts.copy(), pieces.ends.copy(), pieces.others - pieces.starts
    tails = np.append(heads, starts.size)[1:] - 1
    first, last = behind[starts[heads]], before[ends[tails]]
    cut = (first - starts[heads] < SHORTEST_PART) & (ends[heads] - first >= SHORTEST_PART)
    starts[heads] = np.where(cut & ~parts[pieces.others[heads]], first, starts[heads])
    cut = (ends[tails] - last < SHORTEST_PART) & (last - starts[tails] >= SHORTEST_PART)
    ends[tails] = np.where(cut & ~parts[pieces.other_ends[tails]], last, ends[tails])
    return Matches(starts, ends, starts + distance, ends + distance)


def part(matches: Matches, pairs: Ints) -> Matches:
    """The matches, cut so that no two of one pair overlap on either side: the longer stays whole.

    What is left of the other one counts where it is as long as a passage.
    """
    crossed = np.isin(pairs, np.unique(np.concatenate([_crossed(matches, pairs), _crossed(matches.turned(), pairs)])))
    plain, rest = matches.taken(~crossed), matches.taken(crossed)
    order = np.lexsort((rest.others, rest.starts, rest.starts - rest.ends, pairs[crossed])).tolist()
    return plain.joined(_cut_overlaps(rest, pairs[crossed], order))


def _crossed(matches: Matches, pairs: Ints) -> Ints:
    """The pairs of which two matches overlap on the first side."""
    order = np.lexsort((matches.starts, pairs))
    pairs, starts, ends = pairs[order], matches.starts[order], matches.ends[order]
    # two that overlap somewhere also do so next to each other, where the first of them reaches furthest
    shift = np.unique(pairs, return_inverse=True)[1] * np.int64(int(matches.ends.max(initial=0)) + 1)
    reach = np.maximum.accumulate(ends + shift) if ends.size else ends
    return pairs[1:][(starts + shift)[1:] < reach[:-1]]


def _cut_overlaps(matches: Matches, pairs: Ints, order: list[int]) -> Matches:
    """The matches in this order, of each the longest run that none before it has taken on either side."""
    size = int(matches.other_ends.max(initial=0))
    owner, other_owner = np.full((2, size), -1, dtype=np.int64)
    kept: list[tuple[int, int, int, int]] = []
    for number in order:
        start, end, other = (int(side[number]) for side in (matches.starts, matches.ends, matches.others))
        pair = pairs[number]
        taken = (owner[start:end] == pair) | (other_owner[other : other + end - start] == pair)
        first, last = _longest_free(taken)
        if last - first >= SHORTEST:
            owner[start + first : start + last] = other_owner[other + first : other + last] = pair
            kept.append((start + first, start + last, other + first, other + last))
    return Matches(*np.array(kept, dtype=np.int64).reshape(-1, 4).T)


def _longest_free(taken: Flags) -> tuple[int, int]:
    if not taken.any():
        return 0, taken.size
    bounds = np.flatnonzero(np.concatenate(([True], taken, [True])))
    widest = int(np.argmax(np.diff(bounds)))
    return int(bounds[widest]), int(bounds[widest + 1]) - 1


def narrow(matches: Matches, edges: Flags) -> Matches:
    """The matches from the first to the last place where both sides part words, whole where that leaves nothing."""
    distance = matches.others - matches.starts
    starts, ends = matches.starts.copy(), matches.ends.copy()
    for side, step in ((starts, 1), (ends, -1)):
        going = np.arange(side.size)
        while going.size:
            going = going[~(edges[side[going]] & edges[side[going] + distance[going]]) & (starts < ends)[going]]
            side[going] += step
    empty = starts >= ends
    starts, ends = np.where(empty, matches.starts, starts), np.where(empty, matches.ends, ends)
    return Matches(starts, ends, starts + distance, ends + distance)
