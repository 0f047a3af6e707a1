"""Text and what is known of it as arrays: the one spelling of their types, and the way from text to code points."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
"""Code points of a text."""
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Hashes = NDArray[np.uint64]

_SURROGATES = np.uint32(0xD800), np.uint32(0xDFFF)
_PRIVATE = np.uint32(0x100000)


def codes_of(text: str) -> Codes:
    """The code points of `text`, lone surrogates kept."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def text_of(codes: Codes) -> str:
    """The text of these code points. Raises UnicodeDecodeError where one is none."""
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


def sound_text_of(codes: Codes) -> str:
    """The same for programs that take no lone surrogate: each stands as a character for private use, one for one."""
    lone = (codes >= _SURROGATES[0]) & (codes <= _SURROGATES[1])
    return text_of(np.where(lone, codes + _PRIVATE, codes))
