"""Lists are cut into pages that lead to each other; a group that goes on says where it began and how long it is."""

from __future__ import annotations

from bs4 import BeautifulSoup

from mkdocs_speeches.core.library.addresses import PAGE_SIZE
from mkdocs_speeches.core.pages.lists import Group, ListOpening, make_list
from mkdocs_speeches.core.pages.nodes import ItemNode
from tests.elements import filled


def group(title: str, length: int, **more: str) -> Group:
    return Group(title, f"g-{title}", tuple(ItemNode((f"{title}{n}",)) for n in range(length)), **more)


def soups(*groups: Group, fewest: int = 0) -> list[BeautifulSoup]:
    listed = make_list("a.md", ListOpening("甲", "共几篇。"), groups, fewest_indexed=fewest)
    return [BeautifulSoup(filled(page.html), "html.parser") for page in listed.pages]


def test_a_list_that_fits_one_page_has_no_pager_and_short_ones_no_index() -> None:
    (page,) = soups(group("一", 2), group("二", 1), fewest=9)
    assert [heading.get_text() for heading in page.select("h2")] == ["一", "二"]
    assert not page.select(".speech-pager, .speech-year, [data-total]")


def test_a_group_that_goes_on_says_so_on_each_page() -> None:
    first, second = soups(group("一", PAGE_SIZE - 1), group("二", 3))
    cut = [(page.select("h2")[-1]["data-before"], page.select("h2")[-1]["data-total"]) for page in (first, second)]
    assert cut == [("0", "3"), ("1", "3")]
    assert [len(page.select("li:not(.speech-year)")) for page in (first, second)] == [PAGE_SIZE, 2]
    assert [link["href"] for link in first.select(".speech-pager a")] == ["a-2.md", "a-2.md"]
    assert [part.get_text() for part in second.select(".speech-pager strong")] == ["2", "2"]


def test_counts_are_those_of_the_larger_groups() -> None:
    listed = make_list(
        "a.md",
        ListOpening("甲", "共几篇。"),
        [group("三月", 2, part="2009年"), group("二月", 1, part="2009年"), group("旧", 4)],
    )
    assert [(count.title, count.number, count.target) for count in listed.counts()] == [
        ("2009年", 3, "a.md#g-三月"),
        ("旧", 4, "a.md#g-旧"),
    ]


def test_a_group_without_items_is_not_listed() -> None:
    (page,) = soups(group("一", 1), group("二", 0))
    assert [heading.get_text() for heading in page.select("h2")] == ["一"]
