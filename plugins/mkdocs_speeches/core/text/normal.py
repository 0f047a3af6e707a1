"""The normal form of text: the one definition of when two texts are the same for search and for shared passages.

NFKC, case folded, traditional characters made simplified one by one, and of that only letters and digits
(`L*`, `N*`). So `服务、维权、创新` and `服務維權創新` are one, and so are `２００９` and `2009`.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from opencc import OpenCC

from mkdocs_speeches.core.text.arrays import Codes, Ints, codes_of, text_of

SPECIAL = 0xFFFFFFFF
"""Stands in `singles()` for a character that no single code point replaces."""

_PLANES = range(0x40000)  # nothing is assigned above but variation selectors and private use
_HAN = range(0x2E80, 0x40000)
_JAMO = range(0x1160, 0x1200)  # Hangul vowels and finals: they join what stands before
_LONG = 40
"""A table is worth its detour for texts with so many characters."""


def normal(text: str) -> str:
    """The normal form of `text`; empty where it has neither letter nor digit."""
    if len(text) >= _LONG:
        alone = singles()[codes_of(text)]
        with suppress(UnicodeDecodeError):  # there is no character `SPECIAL`
            return text_of(alone[alone != 0])
    return unicodedata.normalize("NFKC", text).casefold().translate(_KEPT)


def normal_offsets(text: str) -> tuple[str, NDArray[np.int64]]:
    """The normal form of `text`, and for each of its characters the offset in `text` that it came from.

    A character that composes with those before it counts to the first of them.
    """
    alone = singles()[codes_of(text)]
    if not (alone == SPECIAL).any():
        kept = np.flatnonzero(alone)
        return text_of(alone[kept]), kept
    form, offsets = cluster_offsets(text, _normal_cluster)
    return form, np.array(offsets, dtype=np.int64)


def cluster_offsets(text: str, form_of: Callable[[str], str]) -> tuple[str, list[int]]:
    """The forms of the clusters of `text`, and for each of their characters the offset of its cluster."""
    forms: list[str] = []
    offsets: list[int] = []
    for match in clusters().finditer(text):
        form = form_of(match[0])
        forms.append(form)
        offsets.extend([match.start()] * len(form))
    return "".join(forms), offsets


@cache
def characters() -> tuple[str, ...]:
    """The normal form of each code point by itself, from 0; what lies beyond the end has none."""
    codes = codes_of(unicodedata.normalize("NFKC", _all_separated()).casefold())
    kept = np.zeros(sys.maxunicode + 1, dtype=np.uint32)
    kept[: _PLANES.stop] = [code if chr(code).isalnum() else 0 for code in _PLANES]
    kept[list(simplified())] = [ord(simple) for simple in simplified().values()]
    letters = kept[codes]
    return tuple(text_of(letters[(letters != 0) | (codes == 0)]).split("\0")[1:])


def compatible_codes() -> tuple[Codes, Ints]:
    """The code points of NFKC of each code point by itself, and which one each of them comes from."""
    return _led(unicodedata.normalize("NFKC", _all_separated()))


def _all_separated() -> str:
    """All code points, a zero between each two."""
    return "\0".join(map(chr, _PLANES))


def _led(separated: str) -> tuple[Codes, Ints]:
    """What became of all separated code points, and which one each piece comes from."""
    codes = codes_of(separated)
    return codes[codes != 0], (np.cumsum(codes == 0) - 1)[codes != 0]


@cache
def singles() -> NDArray[np.uint32]:
    """For each code point its normal form as a code point, 0 where it is dropped, `SPECIAL` where one is not enough.

    Characters that may join what stands before them are special too, so a text without any special character is
    normalised one by one.
    """
    table = np.zeros(sys.maxunicode + 1, dtype=np.uint32)
    forms = characters()
    table[: len(forms)] = [ord(form) if len(form) == 1 else SPECIAL if form else 0 for form in forms]
    table[[ord(character) for character in joiners()]] = SPECIAL
    table.setflags(write=False)
    return table


@cache
def joiners() -> tuple[str, ...]:
    """All characters that NFKC may reorder behind or compose with what stands before them, in order."""
    pieces, origins = _led(unicodedata.normalize("NFD", _all_separated()))
    composed = pieces[1:][origins[1:] == origins[:-1]]
    joins = np.array([unicodedata.combining(chr(code)) != 0 for code in _PLANES])
    joins[composed] = joins[_JAMO] = True
    pieces, origins = _led(unicodedata.normalize("NFKD", _all_separated()))
    begins = np.append(True, origins[1:] != origins[:-1])
    return tuple(map(chr, origins[begins & joins[pieces]].tolist()))


@cache
def clusters() -> re.Pattern[str]:
    """Matches a character together with the joiners behind it: the normal form of a text is that of its clusters."""
    return re.compile(f".[{re.escape(''.join(joiners()))}]*", re.DOTALL)


@lru_cache(maxsize=1 << 16)
def _normal_cluster(cluster: str) -> str:
    return normal(cluster)


def kept_letters(code: int) -> str:
    """What is kept of a character after NFKC and case folding."""
    return simplified().get(code, chr(code)) if unicodedata.category(chr(code))[0] in "LN" else ""


class _Kept(dict[int, str]):
    """Code point → what is kept of it; worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = kept_letters(code)
        return self[code]


_KEPT = _Kept()


@cache
def simplified() -> dict[int, str]:
    """Code point of a traditional character → its simplified one: OpenCC's table, followed to its end, so that what it
    makes of a character is never changed again."""
    han = [sign for sign in map(chr, _HAN) if sign.isalpha()]
    changed = {before: after for before, after in zip(han, _convert(han), strict=True) if before != after}
    final = zip(changed, _convert(list(changed.values())), strict=True)
    return {ord(before): after for before, after in final if before != after}


def _convert(han: list[str]) -> list[str]:
    simple: str = OpenCC("t2s").convert("\n".join(han))
    return simple.split("\n")
