"""What may be a term: listed ones where they are meant, and what a library itself shows to be one."""

from __future__ import annotations

from mkdocs_speeches.core.library.candidates import find_discovered, find_listed
from mkdocs_speeches.core.library.mentions import Mentions, SegmentedTexts, segment_texts
from mkdocs_speeches.core.rules.lexicon import Lexicon, read_lexicon
from mkdocs_speeches.core.text.arrays import text_of
from tests.core.documents import texts_of

LEXICON = read_lexicon(
    [
        ("own.txt", "职工代表大会 = 职代会\n代表大会\n工会\nWTO\n"),
        ("stop.txt", "工作\n加强…\n…水平\n"),
        ("broad.txt", "工会\n"),
    ]
)


def _said(segmented: SegmentedTexts, mentions: Mentions) -> list[str]:
    text = text_of(segmented.codes)
    return [text[start:end] for start, end in zip(mentions.starts.tolist(), mentions.ends.tolist(), strict=True)]


def _listed(*lines: str, lexicon: Lexicon = LEXICON) -> list[str]:
    segmented = segment_texts(texts_of(lines))
    return sorted(_said(segmented, find_listed(segmented, lexicon)))


def test_a_listed_term_is_found_in_each_of_its_spellings() -> None:
    assert _listed("召开職代会，学习WTO规则。") == ["wto", "职代会"]


def test_the_longer_of_two_terms_is_meant() -> None:
    assert _listed("全市职工代表大会闭幕。") == ["职工代表大会"]


def test_what_stands_across_two_words_is_no_mention() -> None:
    assert "工会" not in _listed("他们打工会很辛苦，加工会很慢。")


def _discovered(*lines: str) -> set[str]:
    segmented = segment_texts(texts_of(*([line] for line in lines)))
    found = find_discovered(segmented, LEXICON, find_listed(segmented, LEXICON))
    return {said for mentions in found for said in _said(segmented, mentions)}


def test_words_that_stand_together_again_and_again_are_a_phrase() -> None:
    assert "班组管理" in _discovered("我们重视班组管理。", "班组管理要科学。", "抓好班组管理很难。")
    assert "班组管理" not in _discovered("我们重视班组管理。", "今天天气很好。")


def test_a_phrase_begins_with_no_opener_and_ends_with_no_closer() -> None:
    found = _discovered(
        "加强班组管理。", "要加强班组管理很难。", "我们加强班组管理。", "看班组水平。", "班组水平要高。"
    )
    assert not {"加强班组管理", "加强班组", "班组水平"} & found


def test_a_set_phrase_of_the_dictionary_is_a_word() -> None:
    assert {"艰苦奋斗", "微生物"} <= _discovered("艰苦奋斗不能丢。", "研究微生物。")


def test_nothing_is_found_in_nothing() -> None:
    segmented = segment_texts(texts_of(["。"]))
    listed = find_listed(segmented, LEXICON)
    found = (listed, *find_discovered(segmented, LEXICON, listed))
    assert sum(mentions.starts.size for mentions in found) == 0
