"""Whole numbers as bytes: seven bits each, the lowest first, the eighth set on all but the last (LEB128)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

_LONGEST = 5  # bytes that 32 bits need


def encode(numbers: ArrayLike) -> bytes:
    """The numbers, each from 0 to 2³²-1, one behind the other."""
    values = np.asarray(numbers, dtype=np.uint64)
    lengths = encoded_lengths(values)
    ends = np.cumsum(lengths)
    encoded = np.zeros(int(lengths.sum()), dtype=np.uint8)
    for place in range(_LONGEST):
        here = lengths > place
        if not here.any():
            break
        more = (lengths[here] > place + 1).astype(np.uint8) << 7
        bits = (values[here] >> np.uint64(7 * place) & np.uint64(127)).astype(np.uint8)
        encoded[(ends - lengths)[here] + place] = bits | more
    return encoded.tobytes()


def encoded_lengths(values: NDArray[np.unsignedinteger]) -> NDArray[np.int64]:
    """How many bytes each of the numbers takes."""
    lengths = np.ones(len(values), dtype=np.int64)
    for place in range(1, _LONGEST):
        lengths += values >= 1 << 7 * place
    return lengths
