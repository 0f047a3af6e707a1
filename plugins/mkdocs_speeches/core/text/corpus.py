"""The normal or sought form of many texts as one array of code points, with the way back to text and offset.

Search and shared passages both read it: a run of characters that stands in the array stands in one block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NewType

import numpy as np
from numpy.typing import NDArray

from mkdocs_speeches.core.text.arrays import Codes, codes_of
from mkdocs_speeches.core.text.normal import SPECIAL, normal, singles
from mkdocs_speeches.core.text.sought import sought, sought_singles

Position = NewType("Position", int)
"""A place in a corpus: that of a character of a block's normal form, or of the boundary behind it."""

BOUNDARY = 0
"""Ends each block in the array; no normal form holds it."""

_BATCH = 1024  # blocks normalised at a time: bounds memory


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Blocks of text, numbered from 0 in the order they were given.

    `codes` (uint32) holds the form of each block and a `BOUNDARY` behind it; `starts` (int64) where each begins.
    A block without letters and digits is a `BOUNDARY` alone.
    """

    codes: NDArray[np.uint32]
    starts: NDArray[np.int64]

    def locate(self, positions: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The block that each position lies in, and the offset in the block's form.

        `normal_offsets` or `sought_offsets` of the block's text leads on to the offset in the text itself.
        """
        blocks = np.searchsorted(self.starts, positions, side="right") - 1
        return blocks, positions - self.starts[blocks]


@dataclass(frozen=True, slots=True)
class Form:
    """A way to compare texts: `read` gives the form of one, `alone()` that of each character.

    The latter is `SPECIAL` where it hangs on what stands beside the character.
    """

    read: Callable[[str], str]
    alone: Callable[[], Codes]


NORMAL = Form(normal, singles)
SOUGHT = Form(sought, sought_singles)


def gather(texts: Iterable[str], form: Form = NORMAL) -> Corpus:
    """The corpus of `texts`, one block each; linear, at most 1,024 texts are held at a time."""
    pieces: list[NDArray[np.uint32]] = []
    lengths: list[NDArray[np.int64]] = []
    for batch in _batches(texts):
        codes, counts = _normalise(batch, form)
        pieces.append(codes)
        lengths.append(counts)
    codes = np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.uint32)
    counts = np.concatenate(lengths) if lengths else np.zeros(0, dtype=np.int64)
    starts = np.zeros(len(counts), dtype=np.int64)
    np.cumsum(counts[:-1], out=starts[1:])
    return Corpus(codes=codes, starts=starts)


def _batches(texts: Iterable[str]) -> Iterator[Sequence[str]]:
    iterator = iter(texts)
    while batch := tuple(islice(iterator, _BATCH)):
        yield batch


def _normalise(batch: Sequence[str], form: Form) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Codes of the batch, boundaries included, and how many of them each text has."""
    lengths = np.array([len(text) for text in batch], dtype=np.int64)
    codes = form.alone()[codes_of("".join(batch))]
    ends = np.cumsum(lengths)
    special = np.unique(np.searchsorted(ends, np.flatnonzero(codes == SPECIAL), side="right"))
    if special.size:
        parts = np.split(codes, ends[:-1])
        for number in special.tolist():
            parts[number] = codes_of(form.read(batch[number]))
            lengths[number] = parts[number].size
        codes, ends = np.concatenate(parts), np.cumsum(lengths)
    kept = np.concatenate([[0], np.cumsum(codes != BOUNDARY)])[ends]
    codes = np.insert(codes[codes != BOUNDARY], kept, BOUNDARY)
    return codes, np.diff(kept, prepend=0) + 1
