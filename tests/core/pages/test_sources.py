"""The page of a seed shows each line as it is, what it was taken for, and where it went."""

from __future__ import annotations

from bs4 import BeautifulSoup

from tests.elements import page_of, small_library

SEED = """\
在全县防汛工作会议上的讲话
（2021年6月3日）
同志们：
　　今天的会议很重要，  请大家认真落实。
一、抓好落实
要层层负责，不得有误，务求取得实效。
责任编辑：某某
"""


def source(text: str = SEED) -> BeautifulSoup:
    return page_of(small_library(a=text), "sources/a.md")


def shown(page: BeautifulSoup, line: int) -> str:
    """A line without its labels."""
    found = page.select_one(f"#L{line}")
    assert found is not None
    for label in found.select("a, em"):
        label.decompose()
    return found.get_text().removesuffix(" ")


def labels(page: BeautifulSoup, line: int) -> list[tuple[str, str]]:
    return [(label.get_text(), str(label.get("href", ""))) for label in page.select(f"#L{line} > :is(a, em)")]


def test_lines_lead_to_where_they_went() -> None:
    page = source()
    assert labels(page, 1) == [("标题", "../speeches/a.md#title")]
    assert labels(page, 2) == [("日期", "../speeches/a.md#title")]
    assert [name for name, _ in labels(page, 3)] == ["称谓"]
    assert labels(page, 5) == [("一级标题", "../speeches/a.md#s-1")]
    assert [name for name, _ in labels(page, 6)] == ["正文"]


def test_white_space_of_a_line_is_kept() -> None:
    assert shown(source(), 4) == "　　今天的会议很重要，  请大家认真落实。"


def test_what_was_left_out_says_why() -> None:
    page = source()
    (label,) = labels(page, 7)
    assert label[0].startswith("未收录")
    assert "speech-debris" in page.select_one("#L7")["class"]  # type: ignore[index]
    assert shown(page, 7) == "责任编辑：某某"


def test_front_matter_is_told() -> None:
    assert labels(source(f"---\nkind: 讲话\n---\n{SEED}"), 2) == [("说明", "")]


def test_what_was_found_stands_below_its_line() -> None:
    page = source("在会上的讲话\n同志们：\n我们要坚持劳资?双赢?的原则，把工作做好。\n")
    note = page.select_one("#L3 + .speech-diagnostic")
    assert note is not None
    assert note.select_one("a")["href"].startswith("../diagnostics.md#s1")  # type: ignore[index,union-attr]
