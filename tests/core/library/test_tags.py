"""Of ranked terms those become tags that say something new of what the speech dwells upon."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_speeches.core.library.tags import FEWEST_TAGS, MOST_TAGS, TagCandidate, choose

FACTS = {
    "listed": False,
    "broader": frozenset(),
    "place": False,
    "telling": True,
    "dwelt_upon": True,
    "everyday": False,
}
FACTS |= {"count": 3}


def candidate(name: str, *others: str, **facts: bool | int) -> TagCandidate:
    return TagCandidate(name, (name, *others), **{**FACTS, **facts})  # type: ignore[arg-type]


def test_a_place_stands_beside_what_took_place_there() -> None:
    event = candidate("奥运会", "北京奥运会", listed=True)
    assert choose([event, candidate("北京", place=True)], characters=5000) == ("奥运会", "北京")
    assert choose([event, candidate("北京奥运")], characters=5000) == ("奥运会",)


def test_terms_of_the_lexica_that_look_alike_are_two() -> None:
    family, culture = "家庭文明建设", "精神文明建设"
    listed = [candidate(name, listed=True) for name in (family, culture)]
    assert choose(listed, characters=5000) == (family, culture)
    assert choose([candidate(family), candidate(culture)], characters=5000) == (family,)


def test_what_is_only_touched_upon_fills_up_to_the_fewest() -> None:
    main = [candidate(name) for name in ("班组建设", "劳动竞赛")]
    touched = [candidate(chr(0x4E00 + 7 * n) * 2, dwelt_upon=False) for n in range(20)]
    found = choose([*touched, *main], characters=9000)
    assert len(found) == FEWEST_TAGS
    assert found[:2] == ("班组建设", "劳动竞赛")
    passing = [candidate(chr(0x4E00 + 7 * n) * 2, dwelt_upon=False, telling=False) for n in range(20)]
    assert choose([*passing, *main], characters=9000) == ("班组建设", "劳动竞赛")
    assert len(choose([candidate(chr(0x4E00 + 7 * n) * 2) for n in range(20)], characters=9000)) == MOST_TAGS


def test_a_term_of_the_lexica_may_contain_the_short_spelling_of_another() -> None:
    audit, office = candidate("审计监督", "审计", listed=True), candidate("审计整改", listed=True)
    assert choose([audit, office], characters=5000) == ("审计监督", "审计整改")
    team, leader = candidate("班组建设", "班组", listed=True), candidate("班组长", listed=True)
    assert len(choose([team, leader], characters=5000)) == 1
    assert choose([audit, candidate("审计机关", count=1)], characters=5000) == ("审计监督",)


def test_a_phrase_stands_for_the_bare_word_in_it() -> None:
    word, phrase = candidate("家居", count=10), candidate("家居产业", count=4)
    assert choose([word, phrase], characters=1000) == ("家居产业",)
    assert choose([word, candidate("家居产业", count=2)], characters=1000) == ("家居",)


def test_several_phrases_may_together_be_what_a_word_stands_for() -> None:
    word = candidate("塑料", count=20)
    phrases = [candidate("生物塑料", count=5), candidate("原生塑料", count=4)]
    assert choose([word, *phrases], characters=5000) == ("生物塑料", "原生塑料")
    assert choose([word, phrases[0]], characters=5000) == ("塑料",)


def test_an_everyday_word_gives_way_to_a_phrase_that_says_more() -> None:
    everyday, phrase = candidate("合作", listed=True, everyday=True, count=30), candidate("整体合作", count=4)
    assert choose([everyday, phrase], characters=5000) == ("整体合作",)
    assert choose([replace(everyday, everyday=False), phrase], characters=5000) == ("合作",)
