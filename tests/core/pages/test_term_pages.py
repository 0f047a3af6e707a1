"""The page of a term says how often it is used, where, and in which words; the index leads to it."""

from __future__ import annotations

import re

from tests.elements import page_of, small_library

LIBRARY = small_library(
    **{
        name: f"在全县厂务公开工作会议上的讲话之{name}\n（200{number}年3月5日）\n同志们：\n"
        + "厂务公开是大事，要把厂务公开抓好。民主管理也要跟上。\n" * (number + 1)
        for number, name in enumerate("abc")
    }
)


def test_figures_are_those_of_the_texts() -> None:
    page = page_of(LIBRARY, "terms/厂务公开.md")
    said = page.select("p")[0].get_text()
    lines = page.select(".speech-kwic")
    assert re.match(rf"“厂务公开”在 3 篇讲话中出现 {len(lines)} 处", said)
    assert [item.select_one("small span").get_text() for item in page.select(".speech-item")] == [
        "7 处",
        "5 处",
        "3 处",
    ]  # type: ignore[union-attr]


def test_a_line_shows_the_term_in_its_words_and_leads_there() -> None:
    line = page_of(LIBRARY, "terms/厂务公开.md").select(".speech-kwic")[2]
    before, behind = (part.get_text() for part in line.select("span"))
    assert (before, line.a.get_text(), behind) == ("厂务公开是大事，要把", "厂务公开", "抓好。民主管理也要跟上。")  # type: ignore[union-attr]
    assert re.fullmatch(r"\.\./speeches/a\.md#p-[0-9a-f]{6}", str(line.a["href"]))  # type: ignore[index]
    assert line["data-date"] == "2000-03-05"


def test_the_index_leads_to_the_page() -> None:
    index = page_of(LIBRARY, "tags.md")
    (entry,) = [item for item in index.select(".speech-term") if item.get_text().startswith("厂务公开")]
    assert entry.a["href"] == "terms/厂务公开.md"  # type: ignore[index]
    assert entry.find_previous("h2").get_text() == "C"  # type: ignore[union-attr]
    assert entry.small.get_text() == "3 篇 15 处"  # type: ignore[union-attr]
