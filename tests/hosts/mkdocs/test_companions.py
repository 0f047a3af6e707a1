"""A site without a home page or a search page of its own gets them."""

from __future__ import annotations

from mkdocs_speeches.hosts.mkdocs.companions import make_companions
from mkdocs_speeches.hosts.placeholders import OVERVIEW_MARK


def test_the_home_page_is_called_as_the_site_and_shows_the_library() -> None:
    (home,) = make_companions("讲话 &amp;  文库*", "")
    assert home.uri == "index.md"
    assert "# 讲话 &amp; 文库" in home.text
    assert OVERVIEW_MARK in home.text


def test_a_site_with_search_gets_a_page_for_it() -> None:
    _, search = make_companions("文库", "search.md")
    assert search.uri == "search.md"
    assert "data-search-page" in search.text
