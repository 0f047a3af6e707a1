"""Documents, meetings and formulations that speeches refer to, each under one name."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.library.citations import Citation, Kind, find_citations
from mkdocs_speeches.core.library.texts import gather_texts
from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.kinds import CitationRule, Rule
from mkdocs_speeches.core.rules.load import load_rules

RULES = load_rules().citations
CITED = load_rules().cited
SHORT = CITED.short


def _find(*seeds: str) -> tuple[Citation, ...]:
    documents = [read(Seed(f"{number}.txt", text.encode()), load_rules()) for number, text in enumerate(seeds)]
    return find_citations(gather_texts(documents), RULES, CITED)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_finds_its_examples_and_not_the_others(rule: CitationRule) -> None:
    assert all(rule.pattern.search(example) for example in rule.examples)
    assert not any(rule.pattern.search(example) for example in rule.counterexamples)
    assert rule.examples
    assert rule.counterexamples


def test_a_document_is_listed_once_with_all_its_places() -> None:
    first, second = _find(
        "同志们：\n要学习《工会法》，宣传《工会法》。\n", "同志们：\n《工会法》和《劳动合同法》都要落实。\n"
    )
    assert (first.kind, first.name, len(first.blocks), len(set(first.blocks))) == (Kind.DOCUMENT, "工会法", 3, 2)
    assert second.name == "劳动合同法"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("党的十六届四中全会指出，十六届四中全会强调", ["十六届四中全会"]),
        ("迎接党的十八大，中国共产党第十八次全国代表大会即将召开", ["党的十八大"]),
        ("党的第十八次全国代表大会，学习十八大精神，中共十八大以来，领会“十八大”", ["党的十八大"]),
        ("工会十七大精神、省十二大报告，十二大类二十大工程", []),
        ("党的第十八届中央委员会第三次全体会议，中共十八届三中全会", ["十八届三中全会"]),
        ("党的十八届三中、四中、五中全会", ["十八届三中全会", "十八届四中全会", "十八届五中全会"]),
        ("第十一届全国人民代表大会第二次会议和十一届全国人大二次会议", ["十一届全国人大二次会议"]),
        ("在市工会第十二次代表大会上", []),
        ("苏共“二十大”以后，越共十三大报告，苏联共产党的二十大", []),
        ("老挝人民革命党的十一大和日本民主党的十大，学习国民党的七大档案", []),
        ("我们党的十八大，彻底贯彻党的十九大精神", ["党的十八大", "党的十九大"]),
        ("中央政治局会议和国务院常务会议都作了研究，再学中央政治局会议精神", ["中央政治局会议", "国务院常务会议"]),
        ("庐山会议以后，遵义会议精神", ["庐山会议", "遵义会议"]),
        ("中央经济工作会议作了部署，全国教育大会提出", ["中央经济工作会议", "全国教育大会"]),
        ("青山省第十四届人民代表大会第四次会议", ["青山省十四届人大四次会议"]),
    ],
)
def test_a_meeting_has_one_name_however_it_is_written(text: str, names: list[str]) -> None:
    assert [citation.name for citation in _find(f"同志们：\n{text}。\n")] == names


def test_quoted_formulations_are_one_whatever_their_marks() -> None:
    [phrase] = _find("同志们：\n坚持“组织起来、切实维权”的方针。\n再讲“组织起来，切实维权”和“五型”。\n")
    assert (phrase.kind, phrase.name, len(phrase.blocks)) == (Kind.PHRASE, "组织起来、切实维权", 2)


def test_a_law_is_one_with_and_without_the_name_of_the_state() -> None:
    [law] = _find("同志们：\n《中华人民共和国工会法》颁布了，要学习《工会法》。\n")
    assert (law.name, len(law.blocks)) == ("中华人民共和国工会法", 2)
    assert law.forms == {"中华人民共和国工会法": 1, "工会法": 1}


def test_the_name_of_a_document_or_meeting_in_quotation_marks_is_no_formulation() -> None:
    found = _find(
        "同志们：\n“《劳动合同法》”要学。\n落实“劳动合同法”。\n落实《劳动合同法》。\n学习“十六届四中全会”。\n"
    )
    assert [(citation.kind, citation.name, len(citation.blocks)) for citation in found] == [
        (Kind.DOCUMENT, "劳动合同法", 3),
        (Kind.MEETING, "十六届四中全会", 1),
    ]


def test_nothing_is_found_where_nothing_is_referred_to() -> None:
    assert _find("同志们：\n《》“”《 》。\n", "") == ()


def test_a_short_name_is_the_document_that_the_speech_names_in_full() -> None:
    said = "《关于加强山区教育的决定》已经发布，要学好《决定》。\n"
    called = "落实《山区水利建设五年规划》（以下简称《水利规划》），《水利规划》分三步。\n"
    law, plan = _find(f"同志们：\n{said}", f"同志们：\n{called}")
    assert (law.name, law.forms, law.shorts) == ("山区水利建设五年规划", {"山区水利建设五年规划": 1}, ("水利规划",))
    assert (plan.name, plan.shorts, len(plan.blocks)) == ("关于加强山区教育的决定", ("决定",), 2)


def test_a_short_name_of_two_speeches_is_not_one_document() -> None:
    found = _find("同志们：\n落实《实施意见》，学习《实施意见》。\n", "同志们：\n落实《实施意见》。\n")
    assert [(one.name, len(one.blocks), one.speech) for one in found] == [("实施意见", 2, 0), ("实施意见", 1, 1)]


def test_a_short_name_that_two_documents_end_with_is_neither() -> None:
    found = _find("同志们：\n《山区教育的决定》《山区水利的决定》要学，《决定》要落实。\n")
    assert [one.name for one in found] == ["山区教育的决定", "山区水利的决定", "决定"]


def test_names_that_say_no_more_than_a_kind_of_document_are_short() -> None:
    assert all(SHORT.pattern.fullmatch(example) for example in SHORT.examples)
    assert not any(SHORT.pattern.fullmatch(example) for example in SHORT.counterexamples)


@pytest.mark.parametrize("rule", [*CITED.works, CITED.programme, CITED.quoted], ids=lambda rule: rule.name)
def test_each_rule_of_kinds_holds_of_its_examples_and_not_of_the_others(rule: Rule) -> None:
    assert all(rule.pattern.search(example) for example in rule.examples)
    assert not any(rule.pattern.search(example) for example in rule.counterexamples)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            Kind.DOCUMENT,
            ["工会法", "关于加强山区教育的决定", "山区五年规划（草案）", "联合国气候变化框架公约", "制造2025"],
        ),
        (Kind.WORK, ["资本论", "共产党宣言", "孙子兵法", "山乡巨变"]),
        (Kind.PAPER, ["青山日报", "求是", "工人月刊"]),
    ],
)
def test_works_are_of_the_kind_that_their_names_tell(kind: Kind, names: list[str]) -> None:
    names = [name.replace("制造2025", "中国制造2025") for name in names]
    found = _find("同志们：\n" + "".join(f"大家读一读《{name}》。\n" for name in names))
    assert [(one.kind, one.name) for one in found] == [(kind, name) for name in names]


def test_a_paper_is_told_by_what_stands_behind_its_name() -> None:
    assert [one.kind for one in _find("同志们：\n大家读《山里人》杂志。\n也读《山里水》。\n")] == [
        Kind.PAPER,
        Kind.WORK,
    ]


@pytest.mark.parametrize(
    ("text", "kind", "whose"),
    [
        ("要坚持“稳中求进”的总基调", Kind.PHRASE, ()),
        ("要强调“四个自信”", Kind.PHRASE, ()),
        ("实施“希望工程”", Kind.PROGRAMME, ()),
        ("开展“百企联百村”专项行动", Kind.PROGRAMME, ()),
        ("马克思指出：“人民是历史的创造者”", Kind.QUOTATION, ("马克思",)),
        ("正如王平同志在座谈会上所说，“山区不富，全县不富”", Kind.QUOTATION, ("王平同志",)),
        ("《论语》曰：“三人行，必有我师”", Kind.QUOTATION, ("《论语》",)),
        ("非洲有句谚语：“独行者快，众行者远”", Kind.QUOTATION, ("非洲",)),
        ("他说：“困难没有办法总是多”", Kind.QUOTATION, ()),
        ("“路遥知马力，日久见人心。”交往要真诚", Kind.QUOTATION, ()),
        ("他说：“挺好”", None, ()),
    ],
)
def test_set_phrases_are_formulations_programmes_or_quotations(
    text: str, kind: Kind | None, whose: tuple[str, ...]
) -> None:
    found = [one for one in _find(f"同志们：\n{text}。\n") if one.kind is not Kind.WORK]
    assert [(one.kind, one.whose) for one in found] == ([(kind, whose)] if kind else [])


def test_a_phrase_is_what_most_of_its_places_say() -> None:
    often = "我们要记住“山区不富，全县不富”的道理。\n" * 2
    [one] = _find(f"同志们：\n王平说：“山区不富，全县不富”。\n{often}")
    assert (one.kind, one.whose) == (Kind.PHRASE, ("王平",))


def test_a_short_name_with_the_words_of_two_kinds_of_documents_is_short() -> None:
    found = _find(
        "同志们：\n审议《纲要草案》。\n", "同志们：\n审议《纲要草案》。\n", "同志们：\n落实《城市总体规划》。\n"
    )
    assert [(one.name, one.speech) for one in found] == [("纲要草案", 0), ("纲要草案", 1), ("城市总体规划", 2)]
