"""The end of a speech: signature and date below a letter, or the note that says when and where it was given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.reading.front.fields import Part, date_part, split_line
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.rules.dates import find_date
from mkdocs_speeches.core.rules.load import Rules

MOST_LINES = 4
LONGEST = 40
_NOTE = 160
_SIGNER = re.compile(r"[\u4e00-\u9fff()、·“”× ]{2,40}")


@dataclass(frozen=True, slots=True)
class Closing:
    """The signature begins at block `first` (behind the last one where there is none); `parts` are fields it states."""

    first: int
    parts: tuple[Part, ...]


def find_closing(blocks: Sequence[Block], first: int, last: int, rules: Rules) -> Closing:
    """What stands at the end of the body, blocks `first` to before `last`."""
    parts: list[Part] = []
    place = last - 1
    while place > first and last - place <= MOST_LINES and len(blocks[place].text) <= LONGEST:
        found = _split(blocks[place].text, place, rules)
        if found is None:
            break
        parts[:0] = found
        place -= 1
    if any(part.name in ("date", "no-date") for part in parts):
        return Closing(place + 1, tuple(parts))
    return Closing(last, _find_note(blocks, last, rules) if first < last else ())


def _split(text: str, place: int, rules: Rules) -> list[Part] | None:
    """The fields of a signature's line, none for a body that signs; None where it is no such line."""
    found = split_line(text, place, rules)
    if found is not None:
        return found if {part.name for part in found} <= {"date", "no-date", "speaker", "role"} else None
    dated = find_date(text)
    if dated and dated.end == len(text) and _SIGNER.fullmatch(text, 0, dated.start):
        return [date_part(dated, place)]
    return [] if _SIGNER.fullmatch(text) else None


def _find_note(blocks: Sequence[Block], last: int, rules: Rules) -> tuple[Part, ...]:
    text = blocks[last - 1].text
    for match in rules.front.closing_note.finditer(text, max(len(text) - _NOTE, 0)):
        found = find_date(match["date"])
        if found:
            return (date_part(found, last - 1, match.start("date")),)
    return ()
