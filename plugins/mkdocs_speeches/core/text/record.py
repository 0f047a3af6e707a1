"""What a page tells search of itself, in one block of JSON: the page needs to be read no further.

`docs/dev/search-format.md` describes the block.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

CONTINUES = "data-search-continues"
"""On what goes on where the block before it ended."""
BLOCK = re.compile(r"<script\b[^>]*\bdata-search-record\b[^>]*>(?P<record>.*?)</script>\s*", re.DOTALL)


NAMES = re.compile(r"<script\b[^>]*\bdata-search-names\b[^>]*>(?P<names>.*?)</script>\s*", re.DOTALL)

NameGroups = tuple[tuple[str, ...], ...]
"""Each group are names of the same thing, the usual one first."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The text of one rendered block, white space folded. `anchor` is the id to lead to, empty for the page's top."""

    text: str
    anchor: str
    heading: bool


SegmentRun = tuple[Segment, ...]
"""Segments that read as one text: a phrase may go from one to the next, but never from run to run."""


@dataclass(frozen=True, slots=True)
class Record:
    """A page for search: `date` (EDTF) sorts it, `byline` stands below its title; both may be empty.

    `facets` are pairs of name and value, in order. An `untitled` page shows the name of its file, by which it is not
    found. `runs` are all its text but the title; None where others had a hand
    in the page, so that its text is to be read from the page itself.
    """

    title: str
    byline: str
    date: str
    facets: tuple[tuple[str, str], ...]
    runs: tuple[SegmentRun, ...] | None
    untitled: bool = False


def write_record(record: Record) -> str:
    """The block, in one line of HTML."""
    stated = {
        "title": record.title,
        "byline": record.byline,
        "date": record.date,
        "facets": record.facets,
        **({"untitled": 1} if record.untitled else {}),
        "runs": record.runs if record.runs is None else [list(map(_list_segment, run)) for run in record.runs],
    }
    text = json.dumps(stated, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" data-search-record="">{text}</script>'


def read_record(html: str) -> Record | None:
    """The record of a page; None where it has none, or one that is damaged."""
    block = BLOCK.search(html)
    try:
        return _read(json.loads(block["record"])) if block else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def write_names(groups: NameGroups) -> str:
    """A block that tells search which names of the library mean the same, in one line of HTML."""
    text = json.dumps(groups, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" data-search-names="">{text}</script>'


def read_names(html: str) -> NameGroups:
    """The names that a page states; none where it states none, or the block is damaged."""
    block = NAMES.search(html)
    try:
        return tuple(_read_group(group) for group in _read_list(json.loads(block["names"]))) if block else ()
    except (ValueError, TypeError, RecursionError):
        return ()


def _list_segment(segment: Segment) -> tuple[str, str, int]:
    return segment.text, segment.anchor, int(segment.heading)


def _read(stated: Any) -> Record:
    runs = stated["runs"]
    return Record(
        title=_read_text(stated["title"]),
        byline=_read_text(stated["byline"]),
        date=_read_text(stated["date"]),
        facets=tuple((_read_text(name), _read_text(value)) for name, value in stated["facets"]),
        runs=None if runs is None else tuple(tuple(_read_segment(*part) for part in run) for run in runs),
        untitled=bool(stated.get("untitled")),
    )


def _read_segment(text: Any, anchor: Any, heading: Any) -> Segment:
    return Segment(_read_text(text), _read_text(anchor), bool(heading))


def _read_group(value: Any) -> tuple[str, ...]:
    return tuple(map(_read_text, _read_list(value)))


def _read_list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value


def _read_text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
