"""Shared passages are exactly those that comparing every text with every other finds."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest

from mkdocs_speeches.core.library import reuse
from mkdocs_speeches.core.library.reuse import (
    COMMON,
    FEW_SPEECHES,
    MOST_PARTNERS,
    SHORTEST,
    Matches,
    Places,
    bridge,
    find_matches,
    find_repeats,
)
from mkdocs_speeches.core.library.texts import gather_texts
from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.corpus import gather
from mkdocs_speeches.core.text.normal import normal
from tests.sites import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
Run = tuple[int, int, int, int, int]


def _find(speeches: Sequence[Sequence[str]]) -> tuple[set[Run], list[str], np.ndarray, Matches]:
    """Matches as block, offset, other block, its offset, length; with blocks, owners and the matches themselves."""
    blocks = [block for speech in speeches for block in speech]
    owners = np.array([number for number, speech in enumerate(speeches) for _ in speech], dtype=np.int64)
    corpus = gather(blocks)
    found = find_matches(corpus, owners)
    here, there = corpus.locate(found.starts), corpus.locate(found.others)
    columns = (*here, *there, found.ends - found.starts)
    return set(zip(*(column.tolist() for column in columns), strict=True)), blocks, owners, found


def _compare_all(speeches: Sequence[Sequence[str]]) -> set[Run]:
    """Every longest common run of every two blocks of different speeches, found by comparing character by character."""
    blocks = [(owner, normal(text)) for owner, speech in enumerate(speeches) for text in speech]
    holders: dict[str, set[int]] = {}
    for owner, text in blocks:
        for start in range(len(text) - SHORTEST + 1):
            holders.setdefault(text[start : start + SHORTEST], set()).add(owner)
    most = max(FEW_SPEECHES, int(COMMON * len(speeches)))
    found = set()
    for one, (owner, text) in enumerate(blocks):
        for other in range(one + 1, len(blocks)):
            if blocks[other][0] == owner:
                continue
            found |= {(one, i, other, j, n) for i, j, n in _common_runs(text, blocks[other][1], holders, most)}
    return found


def _common_runs(text: str, other: str, holders: dict[str, set[int]], most: int) -> set[tuple[int, int, int]]:
    """Longest common runs, but for those of nothing but stock phrases."""
    runs = set()
    for i in range(len(text)):
        for j in range(len(other)):
            if text[i] != other[j] or (i and j and text[i - 1] == other[j - 1]):
                continue
            n = 0
            while i + n < len(text) and j + n < len(other) and text[i + n] == other[j + n]:
                n += 1
            grams = (text[k : k + SHORTEST] for k in range(i, i + n - SHORTEST + 1))
            if any(len(holders[gram]) <= most for gram in grams):
                runs.add((i, j, n))
    return runs


def _made_library(speeches: int, seed: int) -> list[list[str]]:
    """Speeches that borrow from each other: few characters, so that runs also meet by chance and overlap themselves."""
    rng = random.Random(seed)
    stock = ["".join(rng.choices("工会职维权服务大局", k=rng.randint(10, 40))) for _ in range(30)]
    made = []
    for _ in range(speeches):
        blocks = []
        for _ in range(2):
            parts = [
                rng.choice(stock) if rng.random() < 0.5 else "".join(rng.choices("一二三四五六七八", k=12))
                for _ in range(3)
            ]
            blocks.append("，".join(parts) + "。")
        made.append(blocks)
    return made


def test_matches_of_fifty_speeches_are_those_of_comparing_all() -> None:
    speeches = _made_library(50, seed=7)
    found, *_ = _find(speeches)
    assert found == _compare_all(speeches)
    assert len(found) > 100


@pytest.mark.parametrize("text", ["工会" * 12, "一" * 22, "职工之家" * 8 + "维权"])
def test_text_that_repeats_itself_is_matched_at_every_shift(text: str) -> None:
    speeches = [[text], [text[3:] + "完"]]
    assert _find(speeches)[0] == _compare_all(speeches)


def test_one_sign_without_end_gives_few_matches() -> None:
    found, *_ = _find([["一" * 5000], ["一" * 5000]])
    assert 0 < len(found) < 100


@pytest.mark.parametrize("speeches", [[], [[]], [["短"]], [["同志们"], ["同志们"]], [["", "。"], []]])
def test_a_library_without_passages_has_none(speeches: list[list[str]]) -> None:
    assert _find(speeches)[0] == set()


def test_the_same_words_within_one_speech_are_no_shared_passage() -> None:
    words = "把劳动热情充分焕发出来，把聪明才智充分展现出来"
    assert _find([[words, words], ["别的话"]])[0] == set()


def test_marks_and_white_space_do_not_part_a_passage() -> None:
    found, *_ = _find([["面对面、心贴心、实打实，服务职工在基层"], ["（面对面 心贴心　实打实）服务职工在基层。"]])
    assert found == {(0, 0, 1, 0, 16)}


def test_what_nearly_all_speeches_say_is_a_stock_phrase() -> None:
    common, rare = "在这辞旧迎新的美好时刻我谨代表大家", "办好三件让职工看得见的身边实事小事"
    speeches = [[f"第{number}篇{common}", f"另外第{number}点"] for number in "甲乙丙丁戊己庚辛"]
    speeches[0][1] = speeches[1][1] = rare
    assert _find(speeches)[0] == {(1, 0, 3, 0, len(rare))}


def test_a_passage_with_a_swapped_word_is_one() -> None:
    one = "要坚持依法维权和科学维权相结合的工作方针，把广大职工最关心的实际问题解决好"
    other = "要坚持依法维权和科学维权相结合的基本原则，把广大职工最关心的实际问题解决好"
    _, blocks, _, found = _find([[one], [other]])
    assert found.starts.size == 2
    corpus = gather(blocks)
    assert bridge(found, corpus.locate(found.starts)[0], corpus.locate(found.others)[0]).tolist() == [0]
    assert (found.starts[0], found.ends[-1]) == (0, len(normal(one)))


def test_the_seeds_share_the_passage_on_zeal_and_wisdom() -> None:
    documents = [read(Seed(path.name, path.read_bytes()), load_rules()) for path in SEEDS]
    texts = gather_texts(documents)
    corpus = gather(block.text for block in texts.blocks)
    found = find_matches(corpus, texts.owners)
    words = normal("激励广大职工把劳动热情充分焕发出来，把聪明才智充分展现出来")
    shared = ["".join(map(chr, corpus.codes[a:b])) for a, b in zip(found.starts, found.ends, strict=True)]
    assert words in shared
    assert 15 <= len(set(shared)) <= 40


def test_all_places_of_what_very_many_speeches_say_are_known() -> None:
    words, many = "把职工群众的冷暖时刻放在我们心上", MOST_PARTNERS + 5
    sharing = [[f"{sign}{words}{sign}"] for sign in map(chr, range(0x4E10, 0x4E10 + many))]
    _, blocks, _, found = _find([*sharing, *([sign] for sign in map(chr, range(0x5000, 0x5000 + 3 * many)))])
    [repeat] = find_repeats(Places(gather(blocks)), found)
    assert repeat.length == len(words)
    assert gather(blocks).locate(repeat.places)[0].tolist() == list(range(many))


def test_a_library_of_as_many_characters_as_can_be_told_apart_is_compared_and_a_larger_one_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speeches = [["职工代表大会审议通过企业改革方案和集体合同草案"], ["大会要求职工代表大会审议通过企业改革方案"]]
    size = gather([block for speech in speeches for block in speech]).codes.size
    expected = _find(speeches)[0]
    assert expected
    monkeypatch.setattr(reuse, "LARGEST_LIBRARY", size)
    assert _find(speeches)[0] == expected
    monkeypatch.setattr(reuse, "LARGEST_LIBRARY", size - 1)
    with pytest.raises(reuse.LibraryTooLarge, match=f"{size - 1} 字"):
        _find(speeches)


def test_of_a_library_that_is_too_large_no_seed_is_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reuse, "LARGEST_LIBRARY", 10)
    with pytest.raises(reuse.LibraryTooLarge):
        build([Seed(path.name, path.read_bytes()) for path in SEEDS[:1]], load_rules())


def test_two_numbers_of_the_largest_places_are_one_and_no_negative_one() -> None:
    most = np.int64(reuse.LARGEST_LIBRARY)
    packed = most << reuse.PLACE_BITS | most
    assert packed > 0
    assert (packed >> reuse.PLACE_BITS, packed & reuse._PLACE_MASK) == (most, most)
