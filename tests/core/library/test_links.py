"""Speeches lead to each other for a reason, each can be reached, and marks lie over the text without touching it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from mkdocs_speeches.core.library.links import Links, find_links
from mkdocs_speeches.core.library.related import MOST_RELATED, Related, Shared, count_shared, relate
from mkdocs_speeches.core.library.terms import Terms, find_terms
from mkdocs_speeches.core.library.texts import Texts, gather_texts
from mkdocs_speeches.core.model import Document, Seed
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.normal import normal
from tests.sites import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def _link(*seeds: Seed) -> tuple[tuple[Document, ...], Texts, Terms, Links]:
    documents = tuple(read(seed, load_rules()) for seed in seeds)
    texts = gather_texts(documents)
    terms = find_terms(texts, load_rules().lexicon)
    return documents, texts, terms, find_links(texts, terms, load_rules())


@pytest.fixture(scope="module")
def seeds() -> tuple[tuple[Document, ...], Texts, Terms, Links]:
    return _link(*(Seed(path.name, path.read_bytes()) for path in SEEDS))


def test_the_nearest_speech_shares_words_and_terms(seeds: tuple[tuple[Document, ...], Texts, Terms, Links]) -> None:
    *_, links = seeds
    nearest = links.related[0][0]
    assert nearest.speech == 3
    assert nearest.characters >= 100
    assert nearest.terms


def test_each_link_has_a_reason_that_is_true(seeds: tuple[tuple[Document, ...], Texts, Terms, Links]) -> None:
    _, texts, terms, links = seeds
    tags = [set(terms.subjects[speech.slug]) for speech in texts.speeches]
    for number, others in enumerate(links.related):
        assert 1 <= len(others) <= MOST_RELATED
        for other in others:
            assert other.speech != number
            assert set(other.terms) <= tags[number] & tags[other.speech]
            assert other.terms or other.characters


def _shared(count: int, *pieces: tuple[int, int, int]) -> Shared:
    return count_shared(*np.array(pieces, dtype=np.int64).reshape(-1, 3).T, count)


def _reached(related: Sequence[Sequence[Related]]) -> set[int]:
    return {other.speech for others in related for other in others}


@pytest.mark.parametrize("count", [2, 3, 8, 60])
def test_no_speech_is_left_out_even_where_it_has_nothing_in_common(count: int) -> None:
    tags = [["工资集体协商", "班组建设"]] * (count - 1) + [["茶叶种植"]]
    related = relate(tags, _shared(len(tags)))
    assert _reached(related) == set(range(count))
    assert all(len(others) <= MOST_RELATED for others in related)


def test_a_rare_tag_in_common_brings_nearer_than_a_common_one() -> None:
    tags = [["职工维权", "古琴"], ["职工维权", "班组"], ["职工维权", "古琴"], ["职工维权"], ["职工维权"]]
    assert relate(tags, _shared(len(tags)))[0][0].speech == 2
    assert relate(tags, _shared(len(tags)))[0][0].terms == ("古琴", "职工维权")


def test_long_passages_in_common_bring_near_without_a_tag_in_common() -> None:
    related = relate([["甲"], ["乙"], ["丙"]], _shared(3, (0, 2, 400)))
    assert related[0][0] == Related(speech=2, terms=(), characters=400)


def test_a_single_speech_leads_nowhere() -> None:
    assert relate([["职工维权"]], _shared(1)) == ((),)
    assert relate([], _shared(0)) == ()


def test_characters_in_common_count_once_however_often_the_other_speech_repeats_them() -> None:
    words = "把劳动热情充分焕发出来，把聪明才智充分展现出来。"
    *_, links = _link(
        Seed("a.txt", f"同志们：\n{words}\n".encode()),
        Seed("b.txt", f"同志们：\n{words}\n再说一遍：{words}\n".encode()),
    )
    assert list(links.passages.shared.pairs(1)) == [(0, 1)]
    assert links.passages.shared.between(0, 1) == len(normal(words))


def test_the_first_mention_of_a_tag_in_each_section_is_marked(
    seeds: tuple[tuple[Document, ...], Texts, Terms, Links],
) -> None:
    documents, texts, terms, links = seeds
    lines = {id(speech): document.source.lines for document in documents for speech in document.speeches}
    lexicon = load_rules().lexicon
    for speech, mentions in zip(texts.speeches, links.mentions, strict=True):
        assert mentions
        for mention in mentions:
            text = lines[id(speech)][mention.span.line - 1][mention.span.start : mention.span.end]
            assert mention.term in terms.subjects[speech.slug]
            assert text in lexicon.forms(mention.term)
        spans = sorted(mention.span for mention in mentions)
        assert all(a.line != b.line or a.end <= b.start for a, b in pairwise(spans))


def test_a_section_marks_a_tag_once() -> None:
    text = "同志们：\n班组建设是基础，班组建设要抓实。\n一、抓好班组建设\n班组建设靠制度。\n班组建设靠人。\n"
    *_, links = _link(Seed("a.txt", text.encode()))
    assert [mention.span.line for mention in links.mentions[0] if mention.term == "班组建设"] == [2, 4]
