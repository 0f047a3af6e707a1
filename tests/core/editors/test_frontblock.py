"""The block of front matter is parted from the text, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.editors.frontblock import stated_encoding
from mkdocs_speeches.core.editors.frontmatter import FrontMatter
from mkdocs_speeches.core.model import Level
from tests.core.editors.blocks import faults_of, split_text
from tests.sites import ROOT


def test_text_begins_behind_the_closing_fence() -> None:
    assert split_text("---\ntitle: 甲\nrole: 主席\n---\n正文").first_line == 5


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\r"])
def test_lines_are_the_lines_of_the_seed(sign: str) -> None:
    assert faults_of(f"title: 甲{sign}乙\ntitel: 丙")[0][:2] == ("F101", 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "同志们：\n今天",
        "---\n同志们：\n今天\n---\n正文",
        "---\n---\n正文",
        "---\n- 甲\n- 乙\n---",
        "---\n*引用*\n---",
        "---\n[[[[[[[[\n---",
        "正文\n---\ntitle: 甲\n---",
        "\n———\n第一行\ntitle: 甲\n———",
        "——\ntitle of the talk\n——",
    ],
)
def test_what_is_no_closed_mapping_at_the_start_is_text(text: str) -> None:
    result = split_text(text)
    assert (result.front, result.first_line, result.diagnostics) == (None, 1, ())


def test_a_block_without_an_end_is_text_with_a_warning() -> None:
    result = split_text("---\ntitle: 甲\n正文")
    assert (result.front, result.first_line) == (None, 1)
    assert [(found.code, found.level, found.line) for found in result.diagnostics] == [("F109", Level.WARNING, 1)]


ALPHABET = st.sampled_from(
    [*"-:[]{}&*!|>'\"\\#?,~\n\n \t\u2028\x00\ud800甲", "---\n", "title", "speeches", ": ", "：", "- ", "\ntitle: "]
)


@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_nothing_raises(text: str) -> None:
    for lines in (text, f"---\n{text}\n---\n甲"):
        result = split_text(lines)
        assert 1 <= result.first_line <= lines.count("\n") + 2
        assert result.front is not None or result.first_line == 1


@pytest.mark.parametrize("block", ["[" * 200_000, "a: " * 80_000, "a: {" * 60_000, "x\n" * 100_000, "甲: 乙\n" * 2_000])
def test_hostile_blocks_come_to_an_end(block: str) -> None:
    result = split_text(f"---\n{block}\n---\n正文")
    assert result.front in (None, FrontMatter())


def test_stated_encoding_is_found_before_decoding() -> None:
    seed = "---\ntitle: 讲话\nencoding: GB18030 # 原文\n---\nencoding: big5".encode("gb18030")
    assert stated_encoding(seed) == "gb18030"
    assert stated_encoding("---\ntitle: 報告\n---\nencoding: big5".encode("big5")) is None
    assert stated_encoding(b"---\nencoding: rot13\n---") is None
    assert stated_encoding(b"encoding: big5\n---") is None
    assert stated_encoding(b"") is None


def test_front_matter_of_the_two_seeds_is_none() -> None:
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        assert split_text(seed.read_text("utf-8")).front is None
