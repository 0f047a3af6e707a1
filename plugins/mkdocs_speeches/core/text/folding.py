"""Folding: full-width signs, blanks of every kind, traditional characters and radicals, one character for one.

So `各位來賓：`, `⼀、` and `（一）` are read by the rules for `各位来宾:`, `一、` and `(一)`.
A page shows the seed's own.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from functools import cache

import numpy as np

from mkdocs_speeches.core.text.arrays import Codes, codes_of, text_of
from mkdocs_speeches.core.text.normal import simplified

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANK = dict.fromkeys(
    [0x3000, 0xA0, 0x09, 0x0B, 0x0C, 0x85, 0x2028, 0x2029, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF], 0x20
)
_SIGNS = {**_WIDE, **_BLANK, 0xFF61: 0x3002}
"""Full-width letters, digits and punctuation, and blanks of every kind."""
_POINT = re.compile(r"<U\+([0-9A-F]{4,5})>")
_FEW = 80
"""A table is worth its detour for texts with more characters."""


def fold(text: str) -> str:
    """`text` with full-width signs, all blanks, traditional characters and radicals folded, one character for one."""
    if text.isascii():
        return text
    if len(text) < _FEW:
        return text.translate(_folds())
    return text_of(_fold_table()[codes_of(text)])


@cache
def _folds() -> dict[int, int]:
    radicals = {
        code: ord(unicodedata.normalize("NFKC", chr(code))) for code in (0x2E9F, 0x2EF3, *range(0x2F00, 0x2FD6))
    }
    return {code: ord(plain) for code, plain in simplified().items()} | radicals | _SIGNS


@cache
def _fold_table() -> Codes:
    table = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    for code, folded in _folds().items():
        table[code] = folded
    return table


def spelled(code: str) -> str:
    """The character that a code of web pages (`&ldquo;`, `&amp;#8220;`) or of R (`<U+3000>`) spells, blanks as one
    blank; empty where it spells none that can be shown."""
    point = _POINT.fullmatch(code)
    text = chr(int(point[1], 16)) if point else html.unescape(html.unescape(code))
    if fold(text).isspace():
        return " "
    return text if len(text) < len(code) and text.isprintable() else ""
