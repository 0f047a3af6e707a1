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
    assert lexicon.broad <= set(lexicon.canonical.values())
    assert not lexicon.stops & set(lexicon.canonical.values())


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


def test_a_short_or_quite_different_spelling_is_indirect() -> None:
    lexicon = read_lexicon([("a.txt", "社区建设 = 社区 = 社区建设工作 = 居民自治\n")])
    assert lexicon.indirect == {"社区", "居民自治"}
