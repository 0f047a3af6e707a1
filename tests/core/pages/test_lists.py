"""Lists are cut into pages that lead to each other; a group that goes on says where it began and how long it is."""

from __future__ import annotations

from bs4 import BeautifulSoup

from mkdocs_speeches.core.library.addresses import PAGE_SIZE
from mkdocs_speeches.core.pages.lists import Group, ListOpening, make_list
from mkdocs_speeches.core.pages.nodes import ItemNode
from tests.core.pages.test_comparisons import SHARED
from tests.elements import filled, page_of, small_library


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


def test_a_folded_group_says_how_many_it_holds_and_which_stand_here() -> None:
    group_of_many = Group("一", "g-一", tuple(ItemNode((f"一{n}",)) for n in range(PAGE_SIZE + 3)), folded=True)
    first, second = soups(group_of_many)
    told = [page.select_one("details > summary").get_text() for page in (first, second)]  # type: ignore[union-attr]
    assert told == [f"{PAGE_SIZE + 3} 篇，这里是第 1 至 {PAGE_SIZE} 篇", f"{PAGE_SIZE + 3} 篇，这里是第 201 至 203 篇"]
    assert len(second.select("details li")) == 3


EQUAL = small_library(
    **{
        name: f"在全县会议上的讲话\n（{date}）\n{speaker}\n同志们：\n{text}学《工会法》{name}。\n"
        for name, date, speaker, text in (
            ("a", "2009年3月5日", "县长 赵一平", SHARED.format("")),
            ("b", "2009年3月5日", "书记 钱进", SHARED.format("")),
            ("c", "2009年3月5日", "书记 钱进", SHARED.format("")),
            ("d", "2010年3月5日", "书记 钱进", ""),
        )
    }
)
"""One title four times: two of one day and speaker, one of another speaker, one of another day."""
NAMES = [
    "在全县会议上的讲话（2009年3月5日，县长 赵一平）",
    "在全县会议上的讲话（2009年3月5日，书记 钱进，b.txt）",
    "在全县会议上的讲话（2009年3月5日，书记 钱进，c.txt）",
    "在全县会议上的讲话（2010年3月5日）",
]


def _named(uri: str, selector: str) -> set[str]:
    """What the links of a page that lead to speeches are called."""
    links = page_of(EQUAL, uri).select(selector)
    return {link.get_text().split(" ", 1)[1] if link.has_attr("rel") else link.get_text() for link in links}


def test_where_titles_are_equal_what_differs_stands_beside_them_everywhere() -> None:
    heads = [page.head for page in EQUAL.pages if page.uri.startswith("speeches/")]
    assert [head.partition('title: "')[2].partition('"')[0] for head in heads] == NAMES
    items = page_of(EQUAL, "speeches.md").select("li.speech-item > small:first-of-type")
    shown = [[fact.get_text() for fact in item.select("span")] for item in items]
    assert [" ".join(fact for fact in facts if "字" not in fact and "会议" not in fact) for facts in shown] == [
        "书记 钱进 2010年3月5日",
        "县长 赵一平 2009年3月5日",
        "书记 钱进 2009年3月5日 b.txt",
        "书记 钱进 2009年3月5日 c.txt",
    ]
    records = [page.record for page in EQUAL.pages if page.record]
    assert len({record.byline for record in records}) == len(NAMES)
    assert set(NAMES) >= _named("speeches/d.md", "a[rel]") > set()
    assert set(NAMES[1:3]) == _named("speeches/a.md", ".speech-note li > a")
    assert set(NAMES) >= _named("speeches/a.md", ".speech-related > a") > set()
    assert set(NAMES) == _named("cited.md", ".speech-cited small a")
    assert set(NAMES) >= _named("phrasings.md", "a[href^=speeches]") > set()
