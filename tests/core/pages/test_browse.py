"""Ways into the library: lists by date, speaker, occasion and source, and the overview that counts them."""

from __future__ import annotations

import markdown
from bs4 import BeautifulSoup

from mkdocs_speeches.core.pages.browse import by_date
from mkdocs_speeches.core.pages.markdown_writer import write_markdown
from tests.elements import EXTENSIONS, page_of, small_library


def seed(title: str, date: str, speaker: str = "") -> str:
    return f"{title}\n{f'（{date}）' if date else ''}\n{speaker}\n同志们：\n今天的会议很重要，请大家认真落实。\n"


LIBRARY = small_library(
    a=seed("在全县防汛工作会议上的讲话", "2009年3月5日", "县长　赵一平"),
    b=seed("在全县抗旱工作会议上的讲话", "2021年6月3日", "县长　钱一平"),
    c=seed("在全县安全工作会议上的讲话", "20XX年6月3日"),
    d=seed("在全县教育工作会议上的讲话", ""),
)
ENTRIES = [entry for shelf in LIBRARY.library for entry in shelf.entries]


def test_the_newest_stand_first_the_undated_last() -> None:
    assert [entry.speech.slug for entry in by_date(ENTRIES)] == ["b", "a", "c", "d"]


def test_each_list_holds_every_speech_under_its_group() -> None:
    dates, speakers = page_of(LIBRARY, "speeches.md"), page_of(LIBRARY, "speakers.md")
    assert [heading.get_text() for heading in dates.select("h2")] == ["2021年", "2009年", "20××年", "日期不详"]
    assert [heading.get_text() for heading in speakers.select("h2")] == ["钱一平", "赵一平", "讲话人不详"]
    for page in (dates, speakers, page_of(LIBRARY, "occasions.md")):
        assert {str(link["href"]) for link in page.select(".speech-item > a")} == {
            f"speeches/{name}.md" for name in "abcd"
        }
    assert [link.get_text() for link in page_of(LIBRARY, "sources.md").select("li > a")] == [
        "a.txt",
        "b.txt",
        "c.txt",
        "d.txt",
    ]


def test_the_overview_is_markdown_for_a_page_of_the_authors() -> None:
    page = BeautifulSoup(
        markdown.markdown(write_markdown(LIBRARY.overview), extensions=list(EXTENSIONS)), "html.parser"
    )
    assert [figure.get_text() for figure in page.select(".speech-figure strong")][:2] == ["4", "4"]
    assert {link["href"] for link in page.select(".speech-more")} >= {
        "tags.md",
        "speeches.md",
        "sources.md",
        "phrasings.md",
    }
    assert all(item.has_attr("data-search-exclude") for item in page.select("li"))
    assert page.select_one("figure.speech-chart svg[role=img]")


def test_an_empty_library_says_what_to_do() -> None:
    assert write_markdown(small_library().overview).startswith("还没有讲话")
