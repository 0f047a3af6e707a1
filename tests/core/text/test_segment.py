"""Words are jieba's own: the same cuts, found for a whole library at once."""

from __future__ import annotations

import re
from pathlib import Path

import jieba
import pytest

from mkdocs_speeches.core.text.arrays import codes_of
from mkdocs_speeches.core.text.segment import LONGEST_SEGMENTED, dictionary, entries_of, segment
from tests.sites import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def _cut(text: str) -> list[str]:
    words = segment(codes_of(text))
    return [text[start:end] for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_words_of_a_seed_are_those_that_jieba_cuts(path: Path) -> None:
    tokenizer = jieba.Tokenizer()
    text = path.read_text("utf-8")
    clauses = re.findall("[\u4e00-\u9fff]+", text)
    expected = [word for clause in clauses for word in tokenizer.cut(clause, HMM=False)]
    assert [word for word in _cut(text) if "\u4e00" <= word[0] <= "\u9fff"] == expected


def test_marks_and_redactions_separate_words_and_belong_to_none() -> None:
    assert _cut("××市、劳动竞赛：2024年Ａ３馆。") == ["市", "劳动竞赛", "2024", "年", "Ａ３", "馆"]


@pytest.mark.parametrize("text", ["", "\n", "。，", "\ud800", "𠀀", "x" * 5])
def test_any_text_is_cut_without_loss_of_letters(text: str) -> None:
    assert "".join(_cut(text)) == re.sub(r"[^x]", "", text)


def test_words_are_the_same_wherever_the_text_is_cut_into_chunks() -> None:
    clause = "坚持依法维护职工合法权益，"
    count = LONGEST_SEGMENTED // len(clause) + 2
    assert _cut(clause * count) == _cut(clause) * count


def test_a_clause_without_end_is_cut_too() -> None:
    text = "工会" * 300
    assert "".join(_cut(text)) == text


def test_the_dictionary_knows_how_common_a_word_is() -> None:
    [common], [rare] = entries_of(["发展"]), entries_of(["班组"])
    assert dictionary().frequencies[common] > 100 * dictionary().frequencies[rare]
    assert entries_of(["厂务公开"]).size == 0
