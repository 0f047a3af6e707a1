"""A page holds its content twice, and what search is told, as its blocks have it."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.pages.html_writer import OutlineEntry
from mkdocs_speeches.core.pages.nodes import HeadingNode, ParagraphNode, Written
from mkdocs_speeches.core.pages.page import make_page
from mkdocs_speeches.core.text.record import Record, Segment


def test_a_page_is_its_head_and_its_blocks() -> None:
    page = make_page("a.md", "---\ntitle: 甲\n---\n\n", (HeadingNode(1, ("甲",)), ParagraphNode(("乙",))))
    assert page.text == "---\ntitle: 甲\n---\n\n# 甲\n\n乙\n"
    assert page.html is not None
    assert page.html.text == "<h1>甲</h1>\n<p>乙</p>"


def test_what_a_person_wrote_has_no_html_of_ours() -> None:
    page = make_page("a.md", "", (HeadingNode(1, ("甲",)), Written("> 乙")))
    assert (page.markdown, page.html) == ("# 甲\n\n> 乙\n", None)


def test_what_is_packed_is_what_was_written() -> None:
    record = Record("甲", "乙", "2021-06-03", (("tag", "安全"),), ((Segment("乙<b>", "p-1", heading=False),),))
    heading = HeadingNode(2, ("一、甲 & 乙",), "s-1")
    page = make_page("a.md", "", (heading,), record=record)
    assert page.record == record
    assert page.html is not None
    assert page.html.outline == (OutlineEntry(2, "s-1", "一、甲 &amp; 乙"),)
    assert page.html.anchors == {"s-1"}


@pytest.mark.parametrize(("head", "text"), [("\ud800", "乙"), ("", "乙\ud800")])
def test_a_page_that_cannot_be_written_is_found_where_it_is_made(head: str, text: str) -> None:
    with pytest.raises(UnicodeEncodeError):
        make_page("a.md", head, (Written(text),))
