"""The columns of an index say of each page its date and the values of its facets."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from mkdocs_speeches.search.entry import IndexEntry
from mkdocs_speeches.search.facets import facet_table


def _entry(date: str = "", *facets: tuple[str, str]) -> IndexEntry:
    return IndexEntry(uri="a/", title="题", byline="", date=date, boost=1, tags=(), facets=facets, runs=())


def _read(table: bytes) -> tuple[dict[str, Any], list[int]]:
    numbers, value, shift, place = [], 0, 0, 0
    while place < len(table):
        value |= (table[place] & 127) << shift
        shift += 7
        place += 1
        if table[place - 1] < 128:
            numbers.append(value)
            if len(numbers) == 1:
                head = json.loads(table[place : place + value])
                place += value
            value = shift = 0
    return head, numbers[1:]


def test_a_date_counts_as_far_as_its_digits_are_known() -> None:
    head, columns = _read(facet_table([_entry("2010-03-05"), _entry("20XX"), _entry("2009-XX"), _entry()]))
    assert head["dates"] == ["2009", "2010-03-05"]
    assert columns[:4] == [2, 0, 1, 0]


def test_usual_facets_stand_before_others_and_have_their_labels() -> None:
    entries = [_entry("", ("色", "红"), ("speaker", "王某某"), ("year", "2009")), _entry("", ("year", "2010"))]
    head, columns = _read(facet_table(entries))
    assert [(facet["name"], facet["label"], facet["values"]) for facet in head["facets"]] == [
        ("year", "年份", ["2009", "2010"]),
        ("speaker", "讲话人", ["王某某"]),
        ("title", "标题", ["题"]),
        ("色", "色", ["红"]),
    ]
    assert [facet.get("unlisted", 0) for facet in head["facets"]] == [0, 0, 1, 0]
    assert columns == [0, 0, *(1, 0, 1, 1), *(1, 0, 0), *(1, 0, 1, 0), *(1, 0, 0)]


def test_a_page_that_has_no_title_is_not_found_by_its_name() -> None:
    head, _ = _read(facet_table([replace(_entry(), untitled=True)]))
    assert head["facets"] == []
