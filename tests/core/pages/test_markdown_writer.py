"""Both seeds' texts as Markdown, as files to be read as a diff; and what a person who takes a page over gets."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.model import Document, LineNo, Seed, Speech
from mkdocs_speeches.core.pages.body import show_text
from mkdocs_speeches.core.pages.markdown_writer import write_markdown
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    HeadingNode,
    ItemNode,
    Link,
    ListNode,
    Marked,
    ParagraphNode,
    Repaired,
    Style,
    Tone,
    Written,
)
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.display import Display
from tests.sites import ROOT

DOCUMENTS = [read(Seed(path.name, path.read_bytes()), load_rules()) for path in sorted((ROOT / "seeds").iterdir())]
SPEECHES = [(document, speech) for document in DOCUMENTS for speech in document.speeches]


@pytest.mark.parametrize(("document", "speech"), SPEECHES, ids=[speech.slug for _, speech in SPEECHES])
def test_text_of_a_page_is_written_as_before(document: Document, speech: Speech, update_goldens: bool) -> None:
    golden = ROOT / "tests/golden" / f"{speech.slug}.md"
    said = write_markdown(show_text(speech.parts, Display.of(document, {}))) + "\n"
    if update_goldens:
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


HEADING = HeadingNode(2, ("一、抓落实",), "s-1", (Style.RUN_IN,), LineNo(7))
POINT = ItemNode((Marked(Tone.LEAD, ("一是",)), "查*水库*。"), "p-3fa9c2", (Style.TEXT,))


@pytest.mark.parametrize(
    ("block", "written", "plain"),
    [
        (HEADING, "## 一、抓落实 { #s-1 .speech-run-in data-line=7 }", "## 一、抓落实 { #s-1 .speech-run-in }"),
        (ListNode((POINT,)), "- <b>一是</b>查\\*水库\\*。\n{ #p-3fa9c2 }", "- **一是**查\\*水库\\*。\n{ #p-3fa9c2 }"),
        (
            ParagraphNode(("“双赢", Repaired("”", "?", "转码"))),
            '“双赢<span class="speech-repair" title="原文为“&#63;”：转码">”</span>',
            "“双赢”",
        ),
        (ParagraphNode(("是!", Link(("甲",), "a.md"))), "是!\\[甲](a.md)".replace("!\\[", "\\!["), "是\\![甲](a.md)"),
        (ParagraphNode(("2023. 这一年",)), "2023\\. 这一年", "2023\\. 这一年"),
        (ListNode((ItemNode(("1. 甲",)),)), "- 1\\. 甲", "- 1\\. 甲"),
        (ParagraphNode((" ",)), "&nbsp;", "&nbsp;"),
        (Written("*甲*"), "*甲*", "*甲*"),
    ],
)
def test_blocks_as_the_site_and_as_a_person_has_them(block: BlockNode, written: str, plain: str) -> None:
    assert write_markdown((block,)) == written
    assert write_markdown((block,), plain=True) == plain


def test_two_lists_in_a_row_stay_two() -> None:
    one = ListNode((ItemNode(("甲",)),))
    assert write_markdown((one, one)) == "- 甲\n\n<!-- -->\n\n- 甲"
