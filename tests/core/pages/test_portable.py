"""Markdown for any generator reads as a person would write it, and shows the text that it was made of."""

from __future__ import annotations

import re

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.pages.nodes import (
    Folded,
    HeadingNode,
    ItemNode,
    Link,
    ListNode,
    Marked,
    ParagraphNode,
    Repaired,
    Slot,
    Style,
    TableNode,
    Tone,
)
from mkdocs_speeches.core.pages.portable import write_portable

SIGNS = "一是，。（）“”a1 *_[]`#<>&;{}|~$\\!-+.:=%()\"'/@^"


def test_a_speech_reads_like_written_by_hand() -> None:
    blocks = (
        HeadingNode(1, ("在会上的讲话",), "title"),
        ParagraphNode(
            (Marked(Tone.PART, (Marked(Tone.LEAD, ("日期",)), " 2009年")), "\n", "职务 主任"), styles=(Style.FACTS,)
        ),
        Slot("speech"),
        ParagraphNode(("同志们：",), "p-000001", (Style.SALUTATION,)),
        HeadingNode(2, ("一、提高认识",), "s-1", line=3),
        ParagraphNode(("坚持", Repaired("“双赢”", "?双赢?", "引号"), "原则。"), "p-000002", (Style.TEXT,)),
        ListNode((ItemNode((Marked(Tone.LEAD, ("一是思想到位。",)), "要重视。")), ItemNode(("二是责任到位。",)))),
        ListNode((ItemNode(("三是措施到位。",)),)),
        Folded("另见 1 处", (ItemNode((Link(("别篇",), "../speeches/b.md#p-1"), " 16 字相同")),)),
        TableNode((("单位",), ("数|目", "备注"))),
    )
    rows = tuple(tuple((cell,) for cell in row) for row in blocks[-1].rows)
    shown = write_portable((*blocks[:-1], TableNode(rows)), {"title", "s-1", "p-000002"})
    assert (
        shown
        == """# 在会上的讲话

- **日期** 2009年
- 职务 主任

同志们：

## 一、提高认识 {#s-1}

<a id="p-000002"></a>坚持“双赢”原则。

- **一是思想到位**。要重视。
- 二是责任到位。

* 三是措施到位。

> 另见 1 处
>
> - [别篇](../speeches/b.md#p-1) 16 字相同

| 单位 |  |
| --- | --- |
| 数\\|目 | 备注 |"""
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("第 5~10 条，003_a.txt，“A/B”", "第 5~10 条，003_a.txt，“A/B”"),
        ("*重点* [注]", "\\*重点\\* \\[注\\]"),
        ("1. 第一", "1\\. 第一"),
        ("- 破折", "\\- 破折"),
        ("# 井号", "\\# 井号"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("{{ 变量 }}", "\\{\\{ 变量 \\}\\}"),
    ],
)
def test_only_what_markdown_would_read_is_escaped(text: str, written: str) -> None:
    assert write_portable((ParagraphNode((text,)),), frozenset()) == written


def test_a_link_to_a_title_leads_to_its_page() -> None:
    assert write_portable((ParagraphNode((Link(("甲",), "../a.md#title"),)),), frozenset()) == "[甲](../a.md)"


@given(st.text(alphabet=SIGNS, min_size=1, max_size=30).filter(str.strip))
def test_whatever_stands_in_a_text_is_shown_as_text(text: str) -> None:
    shown = write_portable((ParagraphNode((text,)),), frozenset())
    page = BeautifulSoup(markdown.markdown(shown, extensions=["attr_list", "tables"]), "html.parser")
    assert re.sub(r"\s+", " ", page.get_text()).strip() == re.sub(r"\s+", " ", text).strip()
    assert [element.name for element in page.find_all(True)] == ["p"]


def test_what_is_set_apart_stays_so_wherever_links_and_marks_stand() -> None:
    lead = Marked(Tone.LEAD, ("二是建立", Link(("和谐关系",), "../terms/a.md"), "。"))
    text = "各级要重视。"
    shown = write_portable((ParagraphNode((lead, text)),), frozenset())
    assert shown == "**二是建立**[**和谐关系**](../terms/a.md)。各级要重视。"


def test_small_type_stands_behind_one_dash_and_by_itself_without() -> None:
    count = (Marked(Tone.SMALL, ("3", " 篇 ", "4", " 处")),)
    facts = (Marked(Tone.SMALL, (Marked(Tone.PART, ("甲",)), Marked(Tone.PART, ("乙", "丙")))),)
    items = (ItemNode(("词", " ", *count)), ItemNode(("篇", *facts)), ItemNode(count))
    assert write_portable((ListNode(items),), frozenset()) == "- 词 — 3 篇 4 处\n- 篇 — 甲 · 乙丙\n- 3 篇 4 处"


def test_neighbours_stand_on_a_line() -> None:
    near = ParagraphNode((Link(("上",), "a.md"), "\n", Link(("下",), "b.md")), styles=(Style.NEIGHBOURS,))
    shown = write_portable((ListNode((ItemNode(("项",)),)), near), frozenset())
    assert shown == "- 项\n\n[上](a.md) · [下](b.md)"
