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
LONGEST_SAID = 80
"""A line below a text that says who spoke where has so many characters at most."""
_SAID = re.compile("[-—―─]{1,3} ?(?=[^。]*在[^。]{2,50}的.{0,8}(?:讲话|演讲|致辞|致词|发言|报告)$)")
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
    names = {part.name for part in parts}
    if names & {"date", "no-date"} or {"speaker", "role"} <= names:
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
    said = _SAID.match(text) if len(text) <= LONGEST_SAID else None
    if said:
        return tuple(_name_speaker(text, Offset(said.end()), place, sheet))
    for match in sheet.rules.front.closing_note.finditer(text, max(len(text) - _NOTE, 0)):
        found = find_date(match["date"])
        if found:
            return (date_part(found, place, Offset(match.start("date"))),)
    signed = sheet.rules.front.signed.search(text, max(len(text) - LONGEST_SIGNING - 1, 0))
    return tuple(_sign(signed, place)) if signed else ()


def _name_speaker(text: str, start: Offset, place: BlockNo, sheet: Sheet) -> Iterator[Part]:
    """Who spoke, by the line below a text that says where: 〇〇在…上的讲话."""
    naming = (rule for rule in sheet.rules.front.naming if "title" in rule.where)
    match = next(filter(None, (rule.match(text[start:]) for rule in naming)), None)
    if match is None:
        return
    for name, group in (("speaker", "speaker"), ("role", "role"), ("role", "role2")):
        if match.groupdict().get(group):
            yield Part(name, place, Offset(start + match.start(group)), Offset(start + match.end(group)))


def _sign(signed: re.Match[str], place: BlockNo) -> Iterator[Part]:
    """Who signs behind the last sentence of a text that lost its line ends, and when."""
    for name in ("role", "speaker"):
        if signed[name]:
            yield Part(name, place, Offset(signed.start(name)), Offset(signed.end(name)))
    if found := find_date(signed["date"]):
        yield date_part(found, place, Offset(signed.start("date")))
