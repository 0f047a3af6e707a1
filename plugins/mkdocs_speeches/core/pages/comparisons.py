"""The page on which a script compares any two speeches; without one it leads to pairs that are worth comparing."""

from __future__ import annotations

from itertools import islice

from mkdocs_speeches.core.library.addresses import COMPARISON, SPEECHES, link_target
from mkdocs_speeches.core.library.catalogue import Catalogue
from mkdocs_speeches.core.library.pairs import Pairs, comparison_query, order_pair
from mkdocs_speeches.core.pages.heads import front_matter, scalar
from mkdocs_speeches.core.pages.leads import lead_to, small_facts
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    HeadingNode,
    ItemNode,
    Link,
    ListNode,
    ParagraphNode,
    Style,
)
from mkdocs_speeches.core.pages.page import Page, make_page

MOST_LISTED = 200
"""The page leads to so many pairs at most; the page of each speech leads to all of its own."""
COMPARISON_TITLE = "对照两篇讲话"
_TOLD = (
    "任选两篇讲话，全文逐段对照：相同的、改动的、新增的、删去的、移动的。",
    "在一篇讲话的页面上点“对照”，或者在",
    "里选两篇。对照由浏览器里的脚本来做；没有脚本时，请分别打开两篇来读。",
)


def render_comparison(catalogue: Catalogue, pairs: Pairs) -> Page:
    """The page, for whatever two speeches it is asked for."""
    what, how, without = _TOLD
    told = ParagraphNode((what, how, lead_to("全部讲话", SPEECHES), without), styles=(Style.COMPARISON,))
    blocks = (HeadingNode(1, (COMPARISON_TITLE,), "title", (Style.PAGE,)), told, *_list_pairs(catalogue, pairs))
    hidden = ("hide:", "  - navigation", "  - toc", "search:", "  exclude: true")
    head = front_matter(COMPARISON_TITLE, f"description: {scalar(what)}", *hidden)
    return make_page(COMPARISON, head, blocks)


def _list_pairs(catalogue: Catalogue, pairs: Pairs) -> tuple[BlockNode, ...]:
    items = tuple(_show_pair(catalogue, pair, pairs[pair]) for pair in islice(pairs, MOST_LISTED))
    return (HeadingNode(2, ("值得对照的讲话",), "pairs", (Style.GROUP,)), ListNode(items)) if items else ()


def _show_pair(catalogue: Catalogue, pair: tuple[int, int], characters: int) -> ItemNode:
    """Links to both speeches and to their comparison."""
    one, other = (
        lead_to(catalogue.name(number), catalogue.entries[number].uri) for number in order_pair(catalogue, pair)
    )
    facts = small_facts(((f"{characters} 字相同",), (lead_to_comparison(catalogue, pair, base=""),)))
    return ItemNode((one, " 与 ", other, *facts), styles=(Style.PAIR,))


def lead_to_comparison(catalogue: Catalogue, pair: tuple[int, int], text: str = "对照", *, base: str = "../") -> Link:
    """A link to the comparison of two speeches from a page in a folder of the docs."""
    return Link((text,), f"{link_target(base + COMPARISON)}?{comparison_query(catalogue, pair)}")
