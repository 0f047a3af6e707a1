"""The text of a speech as nodes: points with their leads, headings without their stop, what goes on where."""

from __future__ import annotations

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pages.body import show_text
from mkdocs_speeches.core.pages.markdown_writer import write_markdown
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    Folded,
    HeadingNode,
    ItemNode,
    ListNode,
    ParagraphNode,
    TableNode,
    plain_text,
)
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.display import Display


def blocks(text: str, notes: dict[str, list[Folded]] | None = None, name: str = "a.txt") -> list[BlockNode]:
    document = read(Seed(name, text.encode()), load_rules())
    return list(show_text(document.speeches[0].parts, Display.of(document, {}), notes or {}))


def test_the_lead_of_a_point_ends_with_a_sentence_not_within_a_number() -> None:
    text = "同志们：\n去年工作有成绩。一是经费增长27.6%。投入加大了。二是会员人数增长。覆盖面达到九成。\n"
    said = write_markdown(blocks(text))
    assert "- <b>一是经费增长27.6%。</b>投入加大了。" in said
    assert "- <b>二是会员人数增长。</b>覆盖面达到九成。" in said


RUN_IN = """\
同志们：
今天讲两点。
一、抓好落实。要层层负责，不得有误，务求取得实效。
二、加强领导。各级要亲自抓，形成合力，一抓到底。
"""


def test_a_run_in_heading_loses_its_stop_and_goes_on_in_its_paragraph() -> None:
    shown = blocks(RUN_IN)
    heading = next(block for block in shown if isinstance(block, HeadingNode))
    behind = shown[shown.index(heading) + 1]
    assert plain_text(heading.content) == "一、抓好落实"
    assert isinstance(behind, ParagraphNode)
    assert behind.continues


def test_a_note_on_a_run_in_heading_waits_for_its_paragraph() -> None:
    plain = blocks(RUN_IN)
    heading = next(block for block in plain if isinstance(block, HeadingNode))
    note = Folded("另见 1 处", (ItemNode(("甲",)),))
    shown = blocks(RUN_IN, {heading.anchor: [note]})
    place = shown.index(heading)
    assert shown[place + 2] is note


def test_points_go_on_from_what_stands_before_them() -> None:
    opened = blocks("同志们：\n去年工作有成绩。一是查水库，逐库登记造册。二是查河道，清理阻水障碍。\n")
    (points,) = [block for block in opened if isinstance(block, ListNode)]
    assert points.continues
    assert [item.anchor for item in points.items] == ["", ""]
    bare = blocks("同志们：\n要做到以下几点：\n一是查水库，逐库登记造册。二是查河道，清理阻水障碍。\n")
    (points,) = [block for block in bare if isinstance(block, ListNode)]
    assert points.items[0].anchor.startswith("p-")
    assert [item.continues for item in points.items] == [False, True]


def test_a_table_keeps_its_empty_cells() -> None:
    rows = "<table><tr><td>姓名</td><td></td></tr><tr><td></td><td>主任</td></tr></table>"
    shown = blocks(f"<p>在会上的讲话</p><p>同志们：</p><p>看下表。</p>{rows}", name="a.html")
    (table,) = [block for block in shown if isinstance(block, TableNode)]
    assert [[plain_text(cell).strip() for cell in row] for row in table.rows] == [["姓名", ""], ["", "主任"]]
