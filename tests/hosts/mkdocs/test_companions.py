"""A site without a home page of its own has one that names it, and one on which to search."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_speeches.hosts.mkdocs.companions import OVERVIEW_MARK, make_companions
from tests.sites import FIVE_LINES, Site


def test_a_site_that_does_not_search_has_a_home_page_only() -> None:
    assert [page.uri for page in make_companions("文库", "")] == ["index.md"]
    home, search = make_companions("文库", "find.md")
    assert (home.uri, search.uri) == ("index.md", "find.md")
    assert OVERVIEW_MARK in home.markdown
    assert "data-search-page" in search.markdown


def test_a_name_that_looks_like_markdown_is_one_line_of_text() -> None:
    home, *_ = make_companions("甲 *乙*\n&lt;丙&gt;", "")
    assert "# 甲 \\*乙\\* &lt;丙&gt; {" in home.markdown


def test_empty_library_builds(site: Callable[..., Site]) -> None:
    built = site({"seeds/": ""}, "--strict")
    assert "还没有讲话" in built.read("")


def test_the_name_of_a_site_is_the_text_that_it_is(site: Callable[..., Site]) -> None:
    settings = FIVE_LINES.replace("文库", "甲 <b>乙</b> & 丙")
    built = site({"mkdocs.yml": settings, "seeds/": ""}, "--strict")
    page = built.soup("")
    assert page.select_one("h1").get_text(strip=True).startswith("甲 <b>乙</b> & 丙")  # type: ignore[union-attr]
    assert page.select("h1 b, .md-header b") == []
