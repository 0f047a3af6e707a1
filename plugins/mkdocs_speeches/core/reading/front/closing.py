"""The end of a speech: signature and date below a letter, or the note that says when and where it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.model import BlockNo, Offset, block_numbers
from mkdocs_speeches.core.reading.front.fields import Part, date_part
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.rules.dates import find_date
from mkdocs_speeches.core.rules.front import Label

MOST_SIGNING = 4
LONGEST_SIGNING = 40
_NOTE = 160
_SIGNER = re.compile(r"[\u4e00-\u9fff()、·“”× ]{2,40}")
_SIGNED = {"date", "no-date", "speaker", "role"}


@dataclass(frozen=True, slots=True)
class Closing:
    """The signature begins at block `first` (behind the last one where there is none); `parts` are fields it states."""

    first: BlockNo
    parts: tuple[Part, ...]


def find_closing(sheet: Sheet, first: BlockNo, last: BlockNo) -> Closing:
    """What stands at the end of the body, blocks `first` to before `last`."""
    parts: list[Part] = []
    signed = last
    for place in reversed(block_numbers(max(first + 1, last - MOST_SIGNING), last)):
        found = _signing(sheet, place)
        if found is None:
            break
        parts[:0] = found
        signed = place
    if any(part.name in ("date", "no-date") for part in parts):
        return Closing(signed, tuple(parts))
    return Closing(last, _find_note(sheet, BlockNo(last - 1)) if first < last else ())


def signs(sheet: Sheet, place: BlockNo) -> bool:
    """Whether a block by itself signs and dates what stands above it."""
    found = _signing(sheet, place)
    return found is not None and any(part.name == "date" for part in found)


def _signing(sheet: Sheet, place: BlockNo) -> Sequence[Part] | None:
    """The fields of a signature's line, none for a body that signs; None where it is no such line."""
    text = sheet.text(place)
    if len(text) > LONGEST_SIGNING:
        return None
    stated = [claim for claim in sheet.stated(place) if claim.end is None]
    for claim in sorted(stated, key=lambda claim: -claim.weight):
        if claim.label in (Label.DATE, Label.PERSON) and {part.name for part in claim.parts} <= _SIGNED:
            return claim.parts
    dated = find_date(text)
    if dated and dated.end == len(text) and _SIGNER.fullmatch(text, 0, dated.start):
        return [date_part(dated, place)]
    return [] if _SIGNER.fullmatch(text) else None


def _find_note(sheet: Sheet, place: BlockNo) -> tuple[Part, ...]:
    """The date in the note that ends a text, or what the signature glued to its end states."""
    text = sheet.text(place)
    for match in sheet.rules.front.closing_note.finditer(text, max(len(text) - _NOTE, 0)):
        found = find_date(match["date"])
        if found:
            return (date_part(found, place, Offset(match.start("date"))),)
    signed = sheet.rules.front.signed.search(text, max(len(text) - LONGEST_SIGNING - 1, 0))
    return tuple(_sign(signed, place)) if signed else ()


def _sign(signed: re.Match[str], place: BlockNo) -> Iterator[Part]:
    """Who signs behind the last sentence of a text that lost its line ends, and when."""
    for name in ("role", "speaker"):
        if signed[name]:
            yield Part(name, place, Offset(signed.start(name)), Offset(signed.end(name)))
    if found := find_date(signed["date"]):
        yield date_part(found, place, Offset(signed.start("date")))
