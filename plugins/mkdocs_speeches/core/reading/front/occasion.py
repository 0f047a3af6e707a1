"""At what meeting or event a speech was given, and on which day minutes say that it was held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_speeches.core.model import TEXT_START, BlockNo, Offset, block_numbers
from mkdocs_speeches.core.reading.front.fields import Part, date_part
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.rules.dates import find_date

MOST_LABELLED = 24
"""So many labelled lines minutes open with at most."""
LONGEST_LABELLED = 60
NAMED_WITHIN = 200
"""An occasion is looked for in so many characters of the first paragraphs."""
_HELD = re.compile(r"^(?:会议|座谈|谈话|活动)?(?:时 ?间|日 ?期) ?: ?")


def find_held(sheet: Sheet, body: BlockNo, stop: BlockNo) -> Part | None:
    """The date in the line that says when it was held, among the short lines that minutes open with."""
    for place in block_numbers(body, min(stop, body + MOST_LABELLED)):
        text = sheet.text(place)
        if len(text) > LONGEST_LABELLED or sheet.sign(place) or text[-1] == "。":
            return None
        label = _HELD.match(text)
        found = find_date(text, Offset(label.end())) if label else None
        if found and (found.edtf is None or "-" in found.edtf):
            return date_part(found, place)
    return None


def find_occasion(sheet: Sheet, parts: Sequence[Part], body: BlockNo, stop: BlockNo) -> Part | None:
    """The meeting or event that title, subtitle or opening sentences name."""
    heads = [part for name in ("title", "subtitle") for part in parts if part.name == name]
    for rule in sheet.rules.occasions:
        if rule.place == "head":
            stretches = [(part.block, part.start, part.end) for part in heads]
        else:
            stretches = [
                (place, TEXT_START, Offset(NAMED_WITHIN)) for place in block_numbers(body, min(stop, body + 2))
            ]
        for place, start, end in stretches:
            match = rule.pattern.search(sheet.text(place), start, end)
            if match:
                return Part("occasion", place, Offset(match.start("o")), Offset(match.end("o")), rule=rule.name)
    return None
