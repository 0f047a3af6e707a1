"""Speeches that share much have a page that compares them; none has too many."""

from __future__ import annotations

from collections import Counter

from mkdocs_speeches.core.library.pairs import MOST_COMPARISONS
from tests.core.pages.test_comparisons import LIBRARY
from tests.elements import own_pages, small_library


def compared(**texts: str) -> list[str]:
    return [page.uri for page in small_library(**texts).pages if page.uri.startswith("compare/")]


def test_two_that_share_a_passage_are_compared() -> None:
    assert [page.uri for page in LIBRARY.pages if page.uri.startswith("compare/")] == ["compare/a--b.md"]


def test_two_that_share_a_sentence_are_not() -> None:
    short = "要坚持把防汛工作摆在突出位置，层层落实责任制。"
    assert (
        compared(
            a=f"甲会上的讲话\n同志们：\n{short}今天讲一件事。\n", b=f"乙会上的讲话\n同志们：\n{short}今天讲两件事。\n"
        )
        == []
    )


def test_no_speech_is_compared_with_too_many() -> None:
    pairs = [page.uri.removeprefix("compare/").removesuffix(".md") for page in own_pages() if "compare/" in page.uri]
    times = Counter(slug for pair in pairs for slug in pair.split("--"))
    assert max(times.values()) <= MOST_COMPARISONS
    assert len(pairs) <= len([page for page in own_pages() if page.uri.startswith("speeches/")])
