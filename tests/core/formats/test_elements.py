"""Which elements of a web page hold text, in what order, and which tables only lay out the page."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_speeches.core.formats.elements import LONGEST_CELL, children_of, lays_out, walk_elements


def body_of(page: str) -> LexborNode:
    body = LexborHTMLParser(page).body
    assert body is not None
    return body


def walked(page: str, passed: str = "") -> str:
    """The walk over a page in a line: `<` enters an element, `>` leaves it, text stands as it is."""
    told = []
    for node, entering in walk_elements(body_of(page), lambda table: table.attributes.get("id") == passed):
        if node.tag == "-text":
            told += [node.text_content or ""] if entering else []
        else:
            told.append(f"{'<' if entering else '>'}{node.tag} ")
    return "".join(told).strip()


def test_a_walk_enters_and_leaves_each_element_in_order() -> None:
    assert walked("<p>甲<b>乙</b>丙</p><p>丁</p>") == "<body <p 甲<b 乙>b 丙>p <p 丁>p >body"


def test_what_holds_no_text_is_not_walked_into() -> None:
    assert walked("<p>甲<script>乙</script></p><svg><text>丙</text></svg>") == "<body <p 甲<script >p <svg >body"


def test_a_table_may_be_passed_over() -> None:
    page = "<table id='a'><tr><td>甲</td></tr></table><p>乙</p>"
    assert walked(page, passed="a") == "<body <p 乙>p >body"


def test_children_are_those_of_the_tags_alone() -> None:
    table = body_of("<table><caption>表</caption><tr><td>甲<table><tr><td>乙</td></tr></table></td></tr></table>")
    (outer,) = children_of(table, ("table",))
    assert [child.tag for child in children_of(outer, ("caption", "tbody"))] == ["caption", "tbody"]
    assert children_of(outer, ("tr",)) == []


LONG = "文" * (LONGEST_CELL + 1)


@pytest.mark.parametrize(
    ("rows", "layout"),
    [
        ("<tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr>", False),
        ("<tr><td>甲</td></tr>", True),
        ("<tr><td><h2>甲</h2></td><td>1</td></tr>", True),
        ("<tr><td><table><tr><td>甲</td></tr></table></td><td>1</td></tr>", True),
        ("<tr><td><p>甲</p><p>乙</p></td><td>1</td></tr>", True),
        (f"<tr><td>甲<br>{LONG}</td><td>1</td></tr>", True),
        ("<tr><td>甲<br>乙</td><td>1</td></tr><tr><td>丙</td><td>2</td></tr>", False),
        ("<tr><td><p>甲</p></td></tr><tr><td><p>乙</p></td></tr>", True),
        ("<tr><td>甲</td></tr><tr><td>乙</td></tr>", True),
        (f"<tr><td>题</td></tr><tr><td><p>甲</p><p>{LONG}</p></td></tr><tr><td>尾</td></tr>", True),
        (f"<tr><td>题</td></tr><tr><td>甲<br>{LONG}<br>乙</td></tr><tr><td>尾</td></tr>", True),
        (f"<tr><td>题</td></tr><tr><td>{LONG}</td></tr>", True),
        ("<thead><tr><th>甲</th><th>1</th></tr></thead><tbody><tr><td>乙</td><td>2</td></tr></tbody>", False),
        (f"<caption>{LONG}</caption><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr>", False),
        ("<caption><p>表</p><p>注</p></caption><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr>", False),
        (f"<tr><td>1</td><td>甲<br>{LONG}</td></tr>", True),
    ],
)
def test_a_table_lays_out_a_page_where_its_cells_are_no_data(rows: str, layout: bool) -> None:
    (table,) = children_of(body_of(f"<table>{rows}</table>"), ("table",))
    assert lays_out(table) == layout
