"""Phrasings are whole clauses of several speeches, none within another, those that hardly differ together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from mkdocs_speeches.core.library.boundaries import find_edges
from mkdocs_speeches.core.library.mentions import segment_texts
from mkdocs_speeches.core.library.phrasings import CHARACTERS_A_CHANGE, Phrasing, find_phrasings, is_variant
from mkdocs_speeches.core.library.reuse import SHORTEST, Places, find_matches
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.arrays import text_of
from mkdocs_speeches.core.text.corpus import gather
from tests.core.documents import texts_of

OFTEN, SELDOM = "把职工群众的冷暖时刻放在我们心上", "在新的征程上再创工会工作的新辉煌"
NOTHING = [["无关"], ["无干"], ["无涉"], ["别的"], ["其他"], ["另外"], ["题外"], ["闲话"], ["空谈"], ["完了"]]
"""Speeches enough that what three or four say is no stock phrase."""


def _find(*speeches: Sequence[str], most: int = 5) -> list[tuple[str, Phrasing]]:
    texts = texts_of(*([f"{line}。" for line in speech] for speech in (*speeches, *NOTHING)))
    corpus = gather(block.text if block.is_body else "" for block in texts.blocks)
    edges = find_edges(segment_texts(texts), corpus, texts, load_rules())
    found = find_phrasings(Places(corpus), texts.owners, find_matches(corpus, texts.owners), edges.clauses, most=most)
    return [
        (text_of(corpus.codes[phrasing.places[0] : phrasing.places[0] + phrasing.length]), phrasing)
        for phrasing in found
    ]


def _words(*speeches: Sequence[str]) -> list[str]:
    return [words for words, _ in _find(*speeches)]


def test_the_phrasing_of_the_most_speeches_comes_first() -> None:
    (first, one), (second, other) = _find([f"甲，{OFTEN}", SELDOM], [OFTEN], [f"{OFTEN}，乙"], [f"{SELDOM}，丙"])
    assert (first, one.speeches, len(one.places)) == (OFTEN, 3, 3)
    assert (second, other.speeches) == (SELDOM, 2)


def test_no_more_are_listed_than_asked_for() -> None:
    assert len(_find([OFTEN, SELDOM], [OFTEN, SELDOM], most=1)) == 1


def test_what_holds_a_better_phrasing_or_lies_within_it_is_none() -> None:
    longer = f"{OFTEN}，始终不渝地关心他们的疾苦"
    assert _words([longer], [longer], [OFTEN]) == [OFTEN]
    assert _words([longer], [longer]) == [longer.replace("，", "")]


def test_a_phrasing_begins_and_ends_where_clauses_do() -> None:
    one, other = f"我们要，{OFTEN}，{SELDOM[:9]}甲", f"大家要，{OFTEN}，{SELDOM[:9]}乙"
    assert _words([one], [other]) == [OFTEN]
    assert _words([f"只有{OFTEN}甲"], [f"只有{OFTEN}乙"]) == [], "no clause of either is whole"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("继续落实《关于加强职工维权工作，推进平安企业建设的若干意见》{}", []),
        ("今年职工人均可支配收入达到{}3,500元，再创历史新高水平", []),
        ("牢记“不忘初心，牢记为职工服务的光荣使命”{}的嘱托", []),
        ("向全省职工、农民工、劳动模范、先进工作者{}致敬", []),
        ("（三）加快推进平安企业与和谐企业建设{}", []),
    ],
)
def test_none_is_cut_out_of_a_number_a_name_or_an_enumeration(text: str, found: list[str]) -> None:
    assert _words([text.format("甲乙")], [text.format("丙丁")]) == found


def test_the_number_of_a_paragraph_is_no_part_of_a_phrasing() -> None:
    assert _words([f"（一）{OFTEN}"], [f"（二）{OFTEN}"], [f"（一）{OFTEN}"]) == [OFTEN]


def test_all_places_of_a_phrasing_count_also_those_inside_longer_clauses() -> None:
    [(words, phrasing)] = _find([OFTEN], [OFTEN], [f"甲{OFTEN}丁"], [f"前{OFTEN}后，{OFTEN}"])
    assert (words, phrasing.speeches, len(phrasing.places)) == (OFTEN, 4, 5)


def test_what_differs_by_a_few_characters_is_one_phrasing_said_in_two_ways() -> None:
    one, other = "为全面建设小康社会而努力奋斗", "为全面建成小康社会而努力奋斗"
    [(words, phrasing)] = _find([one], [one], [one], [other], [other])
    [variant] = phrasing.variants
    assert (words, phrasing.speeches, variant.speeches) == (one, 3, 2)


def test_variants_differ_by_one_change_in_so_many_characters() -> None:
    signs = "".join(map(chr, range(0x4E00, 0x4E00 + 2 * CHARACTERS_A_CHANGE)))
    assert is_variant(signs, f"甲{signs[1:]}")
    assert is_variant(signs, f"甲乙{signs[2:]}")
    assert not is_variant(signs, f"甲乙丙{signs[3:]}")
    assert is_variant(signs, signs[2:] + "甲乙") is False, "what stands elsewhere was put in and left out: four changes"
    assert is_variant(signs, f"{signs[:8]}甲{signs[8:]}")
    assert not is_variant(signs[:7], f"甲{signs[1:7]}")


@pytest.mark.parametrize("words", ["为全面{}小康社会而努力奋斗", "全面{}小康社会"])
def test_the_variants_that_are_worked_by_hand(words: str) -> None:
    assert is_variant(words.format("建设"), words.format("建成"))
    assert not is_variant("全面建设", "全面建成")


def test_no_phrasing_is_shorter_than_a_passage() -> None:
    assert _words([OFTEN[: SHORTEST - 1]], [OFTEN[: SHORTEST - 1]]) == []
    assert _words([OFTEN[:SHORTEST]], [OFTEN[:SHORTEST]]) == [OFTEN[:SHORTEST]]


def test_a_library_without_any_has_none() -> None:
    assert np.size(_find()) == 0
