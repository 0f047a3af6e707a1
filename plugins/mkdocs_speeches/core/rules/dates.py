"""Written dates: finds one, states it in EDTF and asks the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_speeches.core.model import TEXT_START, Offset, bounds_of
from mkdocs_speeches.core.rules.fragments import shared_fragments
from mkdocs_speeches.core.text.edtf import is_date, is_of_our_years
from mkdocs_speeches.core.text.numerals import number

_FIND = re.compile(shared_fragments()["date"] + r"|(?<![0-9])[0-9]{4}[-./。][01]?[0-9][-./。][0-3]?[0-9](?![0-9])")
_PARTS = re.compile(r"(?P<y>[^ 年]+) ?年(?: ?(?P<m>[^ 月]+) ?月)?(?: ?(?P<d>[^ 日号]+) ?[日号])?|(?P<iso>[0-9./。-]+)")
_REDACTED = str.maketrans("x×*○", "XXXX")
_HIDDEN = str.maketrans("x×*", "XXX")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date at `start`–`end` of a text, and its EDTF form (`20XX-02-15`), None where the calendar has no such day or
    no speech is so old."""

    start: Offset
    end: Offset
    edtf: str | None


def find_date(text: str, start: Offset = TEXT_START) -> DateFound | None:
    """The first written date of `text` (folded) with at least a month, else the first year; the first that is none
    where no other stands there; else None."""
    year = none = None
    for match in _FIND.finditer(text, start):
        edtf = _edtf(match[0])
        if not is_date(edtf) or not is_of_our_years(edtf):
            none = none or DateFound(*bounds_of(match), None)
        elif "-" in edtf:
            return DateFound(*bounds_of(match), edtf)
        else:
            year = year or DateFound(*bounds_of(match), edtf)
    return year or none


def _edtf(text: str) -> str:
    parts = _PARTS.match(text)
    assert parts is not None, "a date matches its own parts"
    if parts["iso"]:
        year, month, day = re.split(r"[-./。]", parts["iso"])[:3]
        return f"{year}-{int(month):02}-{int(day):02}"
    pieces = [_year(parts["y"])]
    for piece in (parts["m"], parts["d"]):
        if piece is None:
            break
        pieces.append(_two(piece))
    return "-".join(pieces)


def _year(text: str) -> str:
    signs = text.translate(_REDACTED)
    if "X" in signs and signs.isascii():
        return signs.ljust(4, "X") if signs[:1] != "X" else "XXXX"
    if signs.isascii():
        return signs
    return "".join(_digit(sign) for sign in text.translate(_HIDDEN))


def _digit(sign: str) -> str:
    if sign in "〇○零ＯOo":
        return "0"
    return sign if sign.isascii() else str(number(sign))


def _two(text: str) -> str:
    signs = text.translate(_REDACTED)
    if signs.isascii():
        return "XX" if "X" in signs else signs.zfill(2)
    return f"{number(text):02}"
