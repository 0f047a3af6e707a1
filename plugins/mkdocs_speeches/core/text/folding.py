"""Folding: full-width signs and blanks of every kind, one character for one."""

from __future__ import annotations

import sys
from functools import cache

import numpy as np
from numpy.typing import NDArray

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANK = dict.fromkeys(
    [0x3000, 0xA0, 0x09, 0x0B, 0x0C, 0x85, 0x2028, 0x2029, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF], 0x20
)
_FOLD = {**_WIDE, **_BLANK, 0xFF61: 0x3002}
"""One character for one: full-width letters, digits and punctuation, and blanks of every kind."""
_FEW = 200
"""A table is worth its detour for texts with more characters."""


def fold(text: str) -> str:
    """`text` with full-width signs and all blanks folded, one character for one."""
    if text.isascii():
        return text
    if len(text) < _FEW:
        return text.translate(_FOLD)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded: bytes = _fold_table()[codes].tobytes()
    return folded.decode("utf-32-le", "surrogatepass")


@cache
def _fold_table() -> NDArray[np.uint32]:
    table = np.arange(sys.maxunicode + 1, dtype="<u4")
    for code, folded in _FOLD.items():
        table[code] = folded
    return table
