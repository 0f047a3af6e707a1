"""A page holds its content twice, and what search is told, as its blocks have it."""

from __future__ import annotations

from mkdocs_speeches.core.pages.nodes import HeadingNode, ParagraphNode, Written
from mkdocs_speeches.core.pages.page import make_page


def test_a_page_is_its_head_and_its_blocks() -> None:
    page = make_page("a.md", "---\ntitle: 甲\n---\n\n", (HeadingNode(1, ("甲",)), ParagraphNode(("乙",))))
    assert page.text == "---\ntitle: 甲\n---\n\n# 甲\n\n乙\n"
    assert page.html is not None
    assert page.html.text == "<h1>甲</h1>\n<p>乙</p>"


def test_what_a_person_wrote_has_no_html_of_ours() -> None:
    page = make_page("a.md", "", (HeadingNode(1, ("甲",)), Written("> 乙")))
    assert (page.markdown, page.html) == ("# 甲\n\n> 乙\n", None)
