"""The sought form of text: what search compares, and what each number of words is counted by.

It is the normal form with numbers kept whole. Digits joined by `.` or `,` are one number, `MARK` stands before and
behind it, and commas between thousands fall away: `增长６．５％` is `增长#6.5#`, `1,000人` is `#1000#人`.
So `6.5` stands neither in `36.5` nor in `65`, `15` not in `15.2`, and a phrase is found by looking for its sought form,
as plain text, in that of others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from string import digits

import numpy as np
from numpy.typing import NDArray

from mkdocs_speeches.core.text.arrays import Codes, codes_of
from mkdocs_speeches.core.text.normal import (
    SPECIAL,
    characters,
    cluster_offsets,
    compatible_codes,
    kept_letters,
    normal_offsets,
    singles,
)

# The browser goes by these: scripts/shared_names.py tells it.
MARK = "#"
"""Begins and ends a number; no normal form holds it."""
GAP = " "
"""Stands in an open form for what is neither letter, digit nor joint."""
THOUSANDS = r"[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)*"
"""A number whose commas say nothing. A Chinese comma joins nothing else: it parts what stands on its sides."""
NUMBER = rf"{THOUSANDS}(?![0-9]|[.,][0-9])|[0-9]+(?:[.,][0-9]+)*"

_NUMBER, _THOUSANDS = re.compile(NUMBER), re.compile(THOUSANDS)
_CHINESE_COMMA = "\uff0c"  # to NFKC it is the same as that between digits
_JOINTS = (".", ",", _CHINESE_COMMA)


def sought(text: str) -> str:
    """The sought form of `text`; empty where it has neither letter nor digit."""
    opened = _open_form(text)
    return "".join(_close_part(opened[start:end], is_number=is_number) for start, end, is_number in _open_parts(opened))


def sought_offsets(text: str) -> tuple[str, NDArray[np.int64]]:
    """The sought form of `text`, and for each of its characters the offset in `text` that it came from.

    The marks of a number stand at its first and at its last digit.
    """
    codes = codes_of(text)
    if not (sought_singles()[codes] == SPECIAL).any():
        return normal_offsets(text)
    form = "" if (singles()[codes] == SPECIAL).any() else _open_form(text)
    if len(form) == len(text):  # no character by itself opens to none
        return _close_parts(form, np.arange(len(form)))
    form, offsets = cluster_offsets(text, _open_cluster)
    return _close_parts(form, np.array(offsets, dtype=np.int64))


def plain_query(form: str) -> str:
    """What a reader types to look for a sought form."""
    return form.replace(2 * MARK, "、").replace(MARK, "")


@cache
def sought_singles() -> Codes:
    """As `singles()`, but what holds digits is special, too: it may be part of a number."""
    table = singles().copy()
    table[_holding(digits)] = SPECIAL
    table.setflags(write=False)
    return table


@cache
def open_characters() -> tuple[str, ...]:
    """The open form of each code point by itself, from 0: its normal form, joints, and breaks beside digits."""
    forms = list(characters())
    for code in _holding(digits + "".join(_JOINTS)):
        forms[code] = _open_form(chr(code))
    return tuple(forms)


def _holding(signs: str) -> list[int]:
    """The code points whose NFKC has one of these signs."""
    codes, origins = compatible_codes()
    found: list[int] = np.unique(origins[np.isin(codes, codes_of(signs))]).tolist()
    return found


def _open_form(text: str) -> str:
    """Letters and digits as in the normal form, joints as they are, all else as breaks."""
    apart = text.replace("\0", GAP).replace(_CHINESE_COMMA, "\0")
    return unicodedata.normalize("NFKC", apart).casefold().translate(_OPENED)


@lru_cache(maxsize=1 << 16)
def _open_cluster(cluster: str) -> str:
    return _open_form(cluster)


class _Opened(dict[int, str]):
    """Code point → what is kept of it in an open form; worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = kept_letters(code) or GAP
        return self[code]


_OPENED = _Opened({0: _CHINESE_COMMA, **{ord(joint): joint for joint in _JOINTS}})


def _open_parts(opened: str) -> Iterator[tuple[int, int, bool]]:
    """The numbers of an open form, and what stands between them."""
    begin = 0
    for match in _NUMBER.finditer(opened):
        start, end = match.span()
        yield begin, start, False
        yield start, end, True
        begin = end
    yield begin, len(opened), False


def _close_form(opened: str) -> str:
    """The sought form of an open one."""
    parts = _open_parts(opened)
    return "".join(_close_part(opened[start:end], is_number=is_number) for start, end, is_number in parts)


def _close_part(part: str, *, is_number: bool) -> str:
    """The sought form of a number, or of what stands between two."""
    if is_number:
        return f"{MARK}{_drop_signs(part, _dropped(part))}{MARK}"
    return _drop_signs(part, (GAP, *_JOINTS))


def _close_parts(opened: str, offsets: NDArray[np.int64]) -> tuple[str, NDArray[np.int64]]:
    """The sought form of an open one, and where each of its characters comes from, as the `offsets` of that say."""
    kept: list[int] = []
    for start, end, is_number in _open_parts(opened):
        dropped = _dropped(opened[start:end]) if is_number else (GAP, *_JOINTS)
        inside = [at for at in range(start, end) if opened[at] not in dropped]
        kept += [start, *inside, end - 1] if is_number else inside
    form = "".join(_close_part(opened[start:end], is_number=is_number) for start, end, is_number in _open_parts(opened))
    return form, offsets[np.array(kept, dtype=np.int64)]


def _dropped(number: str) -> Sequence[str]:
    return _JOINTS[1:] if _THOUSANDS.fullmatch(number) else ()


def _drop_signs(text: str, dropped: Iterable[str]) -> str:
    for sign in dropped:
        text = text.replace(sign, "")
    return text
