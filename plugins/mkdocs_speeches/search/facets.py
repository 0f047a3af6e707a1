"""The columns by which found pages are narrowed and sorted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from mkdocs_speeches.core.text.record import NameGroups
from mkdocs_speeches.search.entry import IndexEntry
from mkdocs_speeches.search.varint import encode

LABELS = {
    "year": "年份",
    "speaker": "讲话人",
    "role": "职务",
    "occasion": "场合",
    "kind": "类型",
    "tag": "关键词",
    "source": "来源",
    "title": "标题",
    "subtitle": "副题",
}
"""How the usual facets are called, in the order in which they are shown; others come behind under their own names."""

UNLISTED = ("title", "subtitle")
"""By these a page is found, and too many differ to be listed."""

_SORTABLE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def facet_table(entries: Sequence[IndexEntry], names: NameGroups = ()) -> bytes:
    """The length of a JSON head, the head, then the columns: dates, and each facet's values page by page.
    `names` that mean the same are in the head, too.

    A date is its place in `dates`, from 1, and 0 where the page has none; it counts as far as its digits are known.
    Values are how many the page has and each one's place in `values`.
    """
    dates = [_known(entry.date) for entry in entries]
    calendar = {date: number for number, date in enumerate(sorted({*dates} - {""}), start=1)}
    facets = {name: _values(entries, name) for name in _facet_names(entries)}
    head = {
        "dates": list(calendar),
        "facets": [_described(name, facets[name]) for name in facets],
        "names": [group for group in names if len(group) > 1],
    }
    columns = [calendar.get(date, 0) for date in dates]
    for name, values in facets.items():
        columns += _column(entries, name, values)
    encoded = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return encode([len(encoded)]) + encoded + encode(columns)


def _described(name: str, values: Iterable[str]) -> dict[str, object]:
    unlisted = {"unlisted": 1} if name in UNLISTED else {}
    return {"name": name, "label": LABELS.get(name, name), **unlisted, "values": list(values)}


def _known(date: str) -> str:
    known = _SORTABLE.match(date)
    return known[0] if known else ""


def _facet_names(entries: Sequence[IndexEntry]) -> list[str]:
    carried = {name for entry in entries for name, _ in _carried(entry)}
    return [name for name in LABELS if name in carried] + sorted(carried - LABELS.keys())


def _carried(entry: IndexEntry) -> Iterator[tuple[str, str]]:
    """The facets of a page, its title among them."""
    yield from entry.facets
    if entry.title and not entry.untitled:
        yield "title", entry.title


def _values(entries: Sequence[IndexEntry], name: str) -> dict[str, int]:
    values = {value for entry in entries for carried, value in _carried(entry) if carried == name}
    return {value: number for number, value in enumerate(sorted(values))}


def _column(entries: Sequence[IndexEntry], name: str, values: dict[str, int]) -> Iterator[int]:
    for entry in entries:
        mine = [values[value] for carried, value in _carried(entry) if carried == name]
        yield len(mine)
        yield from sorted(mine)
