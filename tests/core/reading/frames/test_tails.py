"""A tail begins behind the close, and nowhere before the numbering, the thanks or the last address."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.frames.tails import (
    Tail,
    closes,
    count_sentences,
    find_last_bar,
    find_openers,
    find_tails,
)
from tests.core.reading.frames.blocks import blocks_of
from tests.core.readings import RULES

CLOSE = "谢谢大家!"
PROSE = "春耕在即。种子够了。水也够了。"


def tails(*lines: str) -> list[Tail]:
    blocks = blocks_of(*lines)
    return list(find_tails(blocks, find_openers(blocks, RULES), len(blocks), RULES))


@pytest.mark.parametrize("line", ["相关链接:", "版权所有 青山网", "以上就是小编整理的讲话稿,希望对大家有所帮助。"])
def test_a_tail_begins_behind_the_close(line: str) -> None:
    [tail] = tails("同志们:", "今天开会。", CLOSE, line, "在座谈会上的讲话")
    assert (tail.first, tail.kept, tail.known) == (3, False, False)


def test_prose_behind_the_close_goes_and_stays_where_nothing_closes() -> None:
    assert [tail.kept for tail in tails("今天开会。", CLOSE, "相关链接:", PROSE)] == [False]
    assert [tail.kept for tail in tails("今天开会。", "春耕在即。", "相关链接:", PROSE)] == [True]
    assert [tail.kept for tail in tails("今天开会。", "春耕在即。", "相关链接:", "春耕在即。")] == [False]


def test_no_tail_begins_before_thanks_an_address_or_the_next_number() -> None:
    for line in (CLOSE, "同志们:"):
        found = tails("今天开会。", "相关链接:", line, "版权所有 青山网")
        assert [(tail.first, tail.kept) for tail in found] == [(1, True), (3, False)]
    assert [tail.kept for tail in tails("一、抓好春耕", "相关链接:", "二、抓好水利", "要修好渠。")] == [True]
    assert not tails("相关链接:", "今天开会。")


def test_a_licence_is_known_by_its_end() -> None:
    assert tails("今天开会。", "本作品在某地属于公有领域", PROSE, "Public domain")[0].known


def test_sentences_are_counted_by_their_stops() -> None:
    assert [count_sentences(text) for text in ("甲。乙!丙?丁", "甲……", "真的!!!", "。")] == [3, 0, 1, 0]


def test_the_bar_below_a_text() -> None:
    assert find_last_bar(blocks_of("今天开会。", "【打印】【关闭】", "下载", "上一页 1 2 下一页"), RULES) == range(1, 4)
    assert find_last_bar(blocks_of("今天开会。", "推荐"), RULES) == range(2, 2)


def test_thanks_close_a_piece() -> None:
    assert closes(CLOSE, RULES)
    assert not closes(PROSE, RULES)
