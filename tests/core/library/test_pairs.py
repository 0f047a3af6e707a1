"""Speeches that share much are worth comparing; none with too many others."""

from __future__ import annotations

from collections import Counter
from urllib.parse import parse_qsl

from mkdocs_speeches.core.library.pairs import MOST_COMPARISONS
from mkdocs_speeches.core.pipeline import Build
from tests.core.pages.test_comparisons import LIBRARY
from tests.elements import own_pages, page_of, small_library


def compared(built: Build) -> list[str]:
    """The queries of the pairs that the page of comparisons lists."""
    links = page_of(built, "compare.md").select(".speech-pair small a")
    return [str(link["href"]).removeprefix("compare.md?") for link in links]


def test_two_that_share_a_passage_are_compared() -> None:
    assert compared(LIBRARY) == ["a=a&b=b"]


def test_two_that_share_a_sentence_are_not() -> None:
    short = "要坚持把防汛工作摆在突出位置，层层落实责任制。"
    library = small_library(
        a=f"甲会上的讲话\n同志们：\n{short}今天讲一件事。\n", b=f"乙会上的讲话\n同志们：\n{short}今天讲两件事。\n"
    )
    assert compared(library) == []


def test_no_speech_is_compared_with_too_many() -> None:
    [page] = [page for page in own_pages() if page.uri == "compare.md"]
    queries = [line.partition("compare.md?")[2].partition(")")[0] for line in page.markdown.splitlines()]
    pairs = [dict(parse_qsl(query.replace("&amp;", "&"))) for query in queries if query]
    times = Counter(slug for pair in pairs for slug in pair.values())
    assert 0 < max(times.values()) <= MOST_COMPARISONS
    assert len(pairs) <= len([page for page in own_pages() if page.uri.startswith("speeches/")])
