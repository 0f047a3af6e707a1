"""What everyday Chinese says of a word: how rare it is, and whether it names a thing or only something of one."""

from __future__ import annotations

from mkdocs_speeches.core.library.everyday import are_aspects, are_of, rarities_of
from mkdocs_speeches.core.text.arrays import codes_of
from mkdocs_speeches.core.text.segment import segment


def test_a_rarer_word_and_one_of_more_words_are_rarer() -> None:
    often, seldom, phrase = rarities_of(("农民", "微生物", "微生物肥料")).tolist()
    assert often < seldom < phrase


def test_parts_of_speech_are_those_of_the_dictionary() -> None:
    assert are_of(("棉花", "改进", "没有的词"), ("n",)).tolist() == [True, False, False]


def test_what_stands_behind_的_or_never_before_a_noun_is_an_aspect() -> None:
    text = "大家的机会。棉花产量高，棉花产业大。好机会！" * 8
    words = segment(codes_of(text))
    assert are_aspects(("机会", "棉花", "没有的词"), words).tolist() == [True, False, False]
    assert are_aspects(("机会",), segment(codes_of(text[:24]))).tolist() == [False]


def test_no_words_show_nothing() -> None:
    assert are_aspects(("机会",), segment(codes_of(""))).tolist() == [False]
