"""Which shared passages are worth a note, counted the naive way."""

from __future__ import annotations

import random

import numpy as np
import pytest

from mkdocs_speeches.core.library.rarity import LONG_ENOUGH, PART, worth_a_note
from mkdocs_speeches.core.library.reuse import find_matches
from mkdocs_speeches.core.text.corpus import gather

SIGNS = "工会职维权服务大局春夏秋冬山水风云"


def _judge(speeches: list[list[str]]) -> list[tuple[str, bool]]:
    blocks = [block for speech in speeches for block in speech]
    owners = np.array([number for number, speech in enumerate(speeches) for _ in speech], dtype=np.int64)
    corpus = gather(blocks)
    matches = find_matches(corpus, owners)
    runs = zip(matches.starts.tolist(), matches.ends.tolist(), strict=True)
    words = ["".join(map(chr, corpus.codes[start:end])) for start, end in runs]
    return list(zip(words, worth_a_note(corpus, owners, matches).tolist(), strict=True))


def test_short_ones_are_worth_a_note_where_no_part_stands_in_a_third_speech() -> None:
    rng = random.Random(4)
    stock = ["".join(rng.choices(SIGNS, k=rng.randint(8, 19))) for _ in range(20)]
    speeches = [[f"{rng.choice(stock)}{n}。" for n in rng.sample(range(90), 8)] for _ in range(30)]
    texts = ["".join(speech) for speech in speeches]
    judged = _judge(speeches)
    for words, worth in judged:
        if len(words) < LONG_ENOUGH:
            parts = [words[at : at + PART] for at in range(len(words) - PART + 1)]
            assert worth == all(sum(part in text for text in texts) == 2 for part in parts), words
    assert {worth for _, worth in judged} <= {True, False}


@pytest.mark.parametrize(("length", "worth"), [(LONG_ENOUGH, True), (LONG_ENOUGH - 1, False)])
def test_from_twenty_characters_on_common_words_are_worth_a_note_too(length: int, worth: bool) -> None:
    words = "".join(map(chr, range(0x4E00, 0x4E00 + length)))
    speeches = [[f"甲{words}"], [f"乙{words}"], [f"丙{words[:PART]}"], ["丁"], ["戊"]]
    assert _judge(speeches) == [(words, worth)]


def test_pieces_with_a_small_difference_between_them_are_as_long_as_together() -> None:
    one, two = ("".join(map(chr, range(first, first + 15))) for first in (0x4E00, 0x5E00))
    third = [f"{one[:PART]}{two[:PART]}"]
    assert _judge([[f"{one}甲{two}"], [f"{one}乙{two}"], third]) == [(one, True), (two, True)]
    assert _judge([[f"{one}甲{two}"], [one, two], third]) == [(one, False), (two, False)]


@pytest.mark.parametrize("speeches", [[], [[]], [["短"], ["短"]]])
def test_a_library_without_passages_has_none_to_tell(speeches: list[list[str]]) -> None:
    assert _judge(speeches) == []


@pytest.mark.parametrize(
    ("more", "third", "noted"),
    [("", True, False), ("", False, True), ("酣", True, False), ("酣畅", True, True)],
)
def test_the_example_that_is_worked_by_hand(more: str, third: bool, noted: bool) -> None:
    words = f"山上松涛阵阵，谷底泉水叮咚，田间春意正浓{more}"
    speeches = [[words], [words], ["谷底泉水叮咚，田间人正忙" if third else "别的话"]]
    assert [worth for _, worth in _judge(speeches)] == [noted]
