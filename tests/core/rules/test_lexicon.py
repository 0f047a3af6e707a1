"""Word lists: spellings of one term, lists of their kind, and a wrong line that is named."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.rules.lexicon import Lexicon, LexiconError, load_lexicon, read_lexicon


def test_a_wrong_line_of_a_word_list_is_named() -> None:
    with pytest.raises(LexiconError, match=r"own\.txt:2: .*—"):
        read_lexicon([("own.txt", "# 注\n班组建设 = \n")])


def test_each_spelling_leads_to_one_term_and_broad_terms_are_listed() -> None:
    lexicon: Lexicon = load_lexicon()
    assert all(lexicon.canonical[term] == term for term in lexicon.canonical.values())
    assert not lexicon.stops & set(lexicon.canonical.values())
    assert not set(lexicon.related) & set(lexicon.canonical)
    assert set(lexicon.since) <= set(lexicon.canonical.values())


def test_spellings_lead_to_the_first_of_their_line_and_later_lists_win() -> None:
    lexicon = read_lexicon(
        [("a.txt", "职代会 = 职工代表大会  # 注\n\n"), ("b.txt", "职工代表大会 = 职代会 = 职工大会\n")]
    )
    assert lexicon.canonical["职代会"] == "职工代表大会"
    assert lexicon.forms("职工代表大会") == ("职工代表大会", "职代会", "职工大会")
    assert lexicon.forms("没有的词") == ("没有的词",)


def test_lists_of_a_kind_are_told_by_their_names() -> None:
    lists = [("stop.txt", "劳动竞赛\n加强…\n…水平\n"), ("broad.txt", "经济建设\n"), ("courtesy.txt", "谨向\n")]
    lexicon = read_lexicon(lists)
    assert (lexicon.stops, lexicon.openers, lexicon.closers) == ({"劳动竞赛"}, {"加强"}, {"水平"})
    assert (lexicon.broad, lexicon.courtesies) == ({"经济建设"}, {"谨向"})


def test_a_broader_word_is_no_spelling_but_belongs_to_all_its_terms() -> None:
    lexicon = read_lexicon([("a.txt", "粮食安全 = 粮安 ~ 粮食 ~ 种粮\n粮食流通 ~ 粮食\n")])
    assert lexicon.canonical == {"粮食安全": "粮食安全", "粮安": "粮食安全", "粮食流通": "粮食流通"}
    assert lexicon.related == {"粮食": {"粮食安全", "粮食流通"}, "种粮": {"粮食安全"}}


@pytest.mark.parametrize("line", ["中国梦 ~ ", "中国梦 = = 梦", "~ 梦"])
def test_signs_that_join_nothing_are_named(line: str) -> None:
    with pytest.raises(LexiconError, match=r"own\.txt:1: .*—"):
        read_lexicon([("own.txt", line)])


def test_a_term_may_say_since_when_it_exists() -> None:
    lexicon = read_lexicon([("a.txt", "中国梦 2012-11 = 中国梦想\n农民专业合作社 2006 ~ 合作社\nISO 9000\n")])
    assert lexicon.since == {"中国梦": "2012-11", "农民专业合作社": "2006"}
    assert set(lexicon.canonical) == {"中国梦", "中国梦想", "农民专业合作社", "ISO 9000"}
