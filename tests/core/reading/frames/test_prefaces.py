"""The name of a compilation and a few words go; a speech above the first piece stays."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.frames.prefaces import LONGEST_PREFACE, find_preface
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.reading.front.starts import Start
from mkdocs_speeches.core.reading.lines.lines import classify
from tests.core.reading.frames.blocks import blocks_of
from tests.core.readings import RULES, read_text

PIECES = ("年会讲话稿篇一", "同志们:", "今天开会。")


def preface(*above: str, by: str = "piece") -> int:
    blocks = blocks_of(*above, *PIECES)
    starts = [Start(0, "first"), Start(len(above), by)]  # type: ignore[arg-type]
    return find_preface(Sheet(classify(blocks, RULES), RULES), starts)


def test_the_name_and_a_few_words_above_the_first_piece_are_a_preface() -> None:
    assert preface("年会讲话稿汇总", "讲话稿是常用的文书。") == 2


@pytest.mark.parametrize("line", ["各位来宾、各位朋友:", "一、抓好春耕", "春耕在即。" * (LONGEST_PREFACE // 5 + 1)])
def test_what_is_spoken_or_long_is_none(line: str) -> None:
    assert preface("年会讲话稿汇总", line) == 0


def test_there_is_none_where_no_piece_follows() -> None:
    assert preface("年会讲话稿汇总", by="front") == 0
    sheet = Sheet(classify(blocks_of(*PIECES), RULES), RULES)
    assert find_preface(sheet, [Start(0, "first")]) == 0  # type: ignore[arg-type]


def test_a_preface_is_told() -> None:
    pieces = "\n".join(f"年会讲话稿篇{number}\n同志们：\n今天开会，研究春耕。\n谢谢大家！" for number in "一二")
    document = read_text(f"年会讲话稿汇总\n讲话稿是常用的文书。\n{pieces}")
    assert [debris.rule for debris in document.debris] == ["preface", "preface"]
    assert any("汇编的题名和引语（至第 2 行）" in said.message for said in document.diagnostics)
