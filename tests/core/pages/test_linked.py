"""The links of a page are read out of what is written, each with its words and its block."""

from __future__ import annotations

from mkdocs_speeches.core.pages.html_writer import write_html
from mkdocs_speeches.core.pages.linked import list_links
from mkdocs_speeches.core.pages.nodes import HeadingNode, ItemNode, Link, ListNode, Marked, ParagraphNode, Style, Tone


def test_each_link_has_its_words_and_the_anchor_of_its_block() -> None:
    strong = Link((Marked(Tone.STRONG, ("甲<乙>",)), "&丙"), "terms/a.md")
    blocks = (
        ParagraphNode(("见", strong), anchor="p-1", styles=(Style.TEXT,)),
        HeadingNode(2, ("一、", Link(("落实",), "b.md#t")), "s-1"),
        ListNode((ItemNode(("是", Link(("责任",), "c.md")), anchor="p-2"), ItemNode((Link(("无",), "d.md"),)))),
    )
    html = write_html(blocks)
    assert html
    assert list(list_links(html.text)) == [
        ("p-1", "甲<乙>&丙", "terms/a.md"),
        ("s-1", "落实", "b.md#t"),
        ("p-2", "责任", "c.md"),
        ("", "无", "d.md"),
    ]
