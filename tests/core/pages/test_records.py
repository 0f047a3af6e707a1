"""What a speech tells search of itself is what its page shows."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.search.rendered import read_rendered
from tests.elements import filled, own_pages

SPEECHES = [page for page in own_pages() if page.record]


@pytest.mark.parametrize("page", SPEECHES, ids=lambda page: page.uri)
def test_a_record_holds_the_text_that_the_page_shows(page: Page) -> None:
    shown = read_rendered(f"<article>{filled(page.html)}</article>", "a/")
    assert page.record is not None
    assert shown is not None
    assert (page.record.title, page.record.runs) == (shown.title, shown.runs)


def test_only_speeches_have_records() -> None:
    assert {page.uri.partition("/")[0] for page in SPEECHES} == {"speeches"}
    assert {page.uri for page in own_pages() if page.uri.startswith("speeches/")} == {page.uri for page in SPEECHES}


def test_facets_say_who_when_where_and_of_what() -> None:
    (page,) = [page for page in SPEECHES if page.uri == "speeches/000_50a15904957212a8.md"]
    assert page.record is not None
    facets = dict(page.record.facets)
    assert (page.record.date, page.record.byline) == ("20XX-02-15", "市委副书记 ××× · 20××年2月15日")
    assert facets["occasion"] == "全市工会工作会议"
    assert facets["source"] == "000_50a15904957212a8.txt"
    assert "tag" in facets
    assert (facets["speaker"], facets["role"]) == ("×××", "市委副书记")
    assert "year" not in facets  # it is hidden
