"""What a change does to a library, told to a reviewer: each speech with itself, and nothing that did not change."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_speeches.core.library.shelves import Entry, Shelf
from mkdocs_speeches.core.model import Diagnostic, Level, LineNo
from mkdocs_speeches.core.pages.changes import (
    LONGEST_SUMMARY,
    LibraryState,
    SpeechState,
    summarise,
    take_state,
)
from mkdocs_speeches.core.text.display import Display
from tests.core.documents import document

ONE = SpeechState(
    "a",
    {"title": "工作报告", "slug": "a", "seed": "a.txt"},
    ("春耕",),
    ("一、抓春耕",),
    ("今天我们召开会议，研究春耕。", "各乡镇要抓紧。"),
)


def told(before: tuple[SpeechState, ...], after: tuple[SpeechState, ...]) -> str:
    return summarise(LibraryState(before, ()), LibraryState(after, ()))


def test_the_state_of_a_speech_is_what_a_reader_has() -> None:
    made = document("同志们：", "#一、抓春耕", "要抓紧。", title="工作报告", date="2031-03-02")
    (speech,) = made.speeches
    entry = Entry(speech, "speeches/a.md", ("spring",), ("春耕",), 0)
    note = Diagnostic("S110", Level.NOTE, "a.txt", LineNo(1), "没有标题", "")
    warning = Diagnostic("S107", Level.WARNING, "a.txt", LineNo(2), "编号\n跳了", "")
    state = take_state((Shelf(made, Display.of(made, {}), "sources/a.md", (entry,)),), [note, warning])
    fields = {"title": "工作报告", "date": "2031-03-02", "slug": "a", "seed": "a.txt"}
    assert state.speeches == (SpeechState("a", fields, ("春耕",), ("一、抓春耕",), ("同志们：", "要抓紧。")),)
    assert len(state.findings) == 1
    assert "\n" not in state.findings[0]


def test_no_change_is_figures_alone() -> None:
    assert told((ONE,), (ONE,)).count("\n\n") == 1
    assert "共 1 篇（原有 1 篇）：改动 0 篇，新增 0 篇，删除 0 篇" in told((ONE,), (ONE,))


def test_each_kind_of_change_is_told_by_what_was_and_what_is() -> None:
    fields = {**ONE.fields, "title": "总结报告", "speaker": "王小明"}
    paragraphs = ("今天我们召开大会，研究春耕。", "各乡镇要抓紧。")
    text = told((ONE,), (SpeechState("a", fields, ("水利",), ("一、抓水利",), paragraphs),))
    assert "- 标题：工作报告 → 总结报告\n- 讲话人：（无） → 王小明\n- 关键词：＋水利 －春耕" in text
    assert "-一、抓春耕\n+一、抓水利" in text
    assert "-今天我们召开会议，研究春耕。\n+今天我们召开大会，研究春耕。" in text
    assert "各乡镇要抓紧" not in text
    assert "改动 1 篇，新增 0 篇，删除 0 篇" in text


def test_a_speech_at_a_new_address_is_the_same_by_its_text() -> None:
    moved = replace(ONE, slug="b", fields={**ONE.fields, "slug": "b"})
    text = told((ONE,), (moved,))
    assert "网址名：a → b" in text
    assert "新增 0 篇，删除 0 篇" in text


def test_what_came_and_what_went_is_named_by_title_and_seed() -> None:
    other = replace(ONE, slug="c", fields={**ONE.fields, "title": "慰问信"}, paragraphs=("祝大家新年好。",))
    text = told((ONE,), (other,))
    assert "### 新增：慰问信\n\na.txt，1 个标题" in text
    assert "### 删除：工作报告" in text


def test_of_a_long_paragraph_only_what_differs_is_shown_with_some_words_around() -> None:
    long = "各乡镇要抓紧春耕" * 40
    text = told((replace(ONE, paragraphs=(f"{long}甲{long}",)),), (replace(ONE, paragraphs=(f"{long}乙{long}",)),))
    shown = [line for line in text.split("\n") if line.startswith(("+", "-"))]
    assert [line.strip("+-…")[20] for line in shown] == ["甲", "乙"]
    assert all(len(line) < 50 for line in shown)


def test_text_cannot_end_the_block_that_it_is_shown_in() -> None:
    text = told((ONE,), (replace(ONE, paragraphs=("```", "````甲")),))
    assert "\n`````diff\n" in text
    assert text.rstrip().endswith("`````\n\n</details>")


def test_new_findings_are_told_and_old_ones_are_not() -> None:
    text = summarise(
        LibraryState((ONE,), ("a.txt: S107 旧",)), LibraryState((ONE,), ("a.txt: S107 旧", "b.txt: S108 新"))
    )
    assert "S108 新" in text
    assert "S107" not in text


def test_a_summary_that_grows_too_long_says_how_much_it_leaves_out() -> None:
    many = tuple(replace(ONE, slug=str(nth), fields={**ONE.fields, "title": "报" * 999}) for nth in range(90))
    text = told((), many)
    assert len(text) < LONGEST_SUMMARY + 100
    listed = text.count("### 新增")
    assert f"其余 {90 - listed} 项太长" in text
