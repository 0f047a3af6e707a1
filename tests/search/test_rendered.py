"""What of a built page is text, and what the page says of itself."""

from __future__ import annotations

import pytest

from mkdocs_speeches.search.entry import IndexEntry
from mkdocs_speeches.search.rendered import read_rendered


def read(content: str, *, head: str = "<title>站名</title>") -> IndexEntry:
    html = f"<!doctype html><html><head>{head}</head><body><nav>导航</nav><article>{content}</article></body></html>"
    entry = read_rendered(html, "a/")
    assert entry is not None
    return entry


def texts(content: str) -> list[str]:
    return [" ".join(segment.text for segment in run) for run in read(content).runs]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>一<em>二</em><code>三</code></p><p>四</p>", ["一二三", "四"]),
        ("<p>一<br>二\n  三</p>", ["一 二 三"]),
        ("<ul><li>一<ul><li>二</li></ul>三</li></ul>", ["一", "二", "三"]),
        ("<table><tr><th>甲</th><td>乙</td></tr></table>", ["甲", "乙"]),
        ("<div>一<p>二</p>三</div>", ["一", "二", "三"]),
        ("<pre><code><span>def</span> f():\n  pass</code></pre>", ["def f(): pass"]),
        ("<p>一<script>二</script><style>三</style><svg><text>四</text></svg></p>", ["一"]),
        ("<p>一<span data-generated>二</span>三</p><div data-generated><p>四</p></div>", ["一三"]),
        ("<h2 id=x>一<a class=headerlink href=#x>¶</a></h2>", ["一"]),
        ("<p>一<sup><a class=footnote-ref href=#fn>1</a></sup>二</p>", ["一二"]),
        ("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字</ruby></p>", ["漢字"]),
        ("<p hidden>一</p><p data-search-exclude>二</p><p>三</p>", ["三"]),
        ("<h3>1、题</h3><p data-search-continues>文</p><p>别段</p>", ["1、题 文", "别段"]),
        ("<p>引</p><ol data-search-continues><li>一是</li><li>二是</li></ol><p>别段</p>", ["引 一是 二是", "别段"]),
        ("<p>引</p><ul><li><b data-search-continues>一是</b>甲</li><li>乙</li></ul>", ["引 一是甲", "乙"]),
        ("<p>未闭合<p>另一<b>段", ["未闭合", "另一段"]),
        ("<p>&lt;b&gt; &amp; &#24037;会</p>", ["<b> & 工会"]),
    ],
)
def test_blocks_as_a_reader_sees_them(content: str, expected: list[str]) -> None:
    assert texts(content) == expected


def test_the_title_is_the_first_heading_and_not_indexed_twice() -> None:
    entry = read("<p>前言</p><h1 id=t>题<a class=headerlink>¶</a></h1><p>题</p>")
    assert entry.title == "题"
    assert [run[0].text for run in entry.runs] == ["前言", "题"]
    assert (read("<p>文</p>").title, read("<p>文</p>").untitled) == ("站名", False)
    assert (read("<p>文</p>", head="").title, read("<p>文</p>", head="").untitled) == ("a/", True)


def test_headings_are_known_and_blocks_know_where_to_lead() -> None:
    runs = read("<p>零</p><h2 id=s-1>一</h2><p>二</p><p id=p-1>三</p><ul id=u><li>四</li></ul>").runs
    assert [(run[0].text, run[0].heading, run[0].anchor) for run in runs] == [
        ("零", False, ""),
        ("一", True, "s-1"),
        ("二", False, "s-1"),
        ("三", False, "p-1"),
        ("四", False, "u"),
    ]


def test_facets_date_and_byline_are_taken_from_attributes_of_ignored_elements_too() -> None:
    entry = read(
        "<nav class=md-tags><a class=md-tag>维权</a></nav>"
        "<div data-generated data-search-date=20XX-02-15 data-search-byline='市委书记 ××'>"
        "<span data-facet=year data-value=2009>二〇〇九</span><a data-facet=tag>创新 </a>"
        "<a data-facet=tag>维权</a></div>"
        "<p>文</p>"
    )
    assert entry.facets == (("year", "2009"), ("tag", "创新"), ("tag", "维权"))
    assert entry.tags == ("创新", "维权")
    assert (entry.date, entry.byline) == ("20XX-02-15", "市委书记 ××")
    assert [run[0].text for run in entry.runs] == ["文"]


@pytest.mark.parametrize("html", ["", "<!doctype html>", "<p></p>", "<article></article>"])
def test_an_empty_page_has_no_entry(html: str) -> None:
    assert read_rendered(html, "a/") is None


def test_a_page_nested_without_end_is_read() -> None:
    assert "底" in texts("<div>" * 5000 + "底")
