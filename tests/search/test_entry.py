"""What the index knows of a page is what the page says of itself."""

from __future__ import annotations

from mkdocs_speeches.search.rendered import read_rendered

PAGE = """<html><body><article><h1>在会上的讲话</h1>
<p data-search-date="2009-03-05" data-search-byline="市长 王某某">2009年3月5日</p>
<a data-facet="tag">劳动竞赛</a><a data-facet="year" data-value="2009">2009年</a><a data-facet="tag">劳动竞赛</a>
<p>同志们：</p></article></body></html>"""


def test_an_entry_states_each_facet_once_in_order_and_its_tags() -> None:
    entry = read_rendered(PAGE, "speeches/a/", boost=2)
    assert entry
    assert (entry.title, entry.byline, entry.uri, entry.boost) == ("在会上的讲话", "市长 王某某", "speeches/a/", 2)
    assert entry.facets == (("tag", "劳动竞赛"), ("year", "2009"))
    assert entry.tags == ("劳动竞赛",)
