"""The list of phrasings: first and last use, by whom, by year, and how else each is said."""

from __future__ import annotations

from tests.core.pages.test_comparisons import LIBRARY, SHARED
from tests.elements import page_of, small_library


def test_a_hidden_year_is_neither_first_nor_last() -> None:
    text = f"在全县{{0}}工作会议上的讲话\n（{{1}}年3月5日）\n同志们：\n{SHARED.format('')}\n{{0}}就讲到这里。\n"
    years = {"a": ("防汛", "2009"), "b": ("抗旱", "2010"), "c": ("植树", "20XX")}
    library = small_library(**{name: text.format(*facts) for name, facts in years.items()})
    item = page_of(library, "phrasings.md").select_one("li.speech-item")
    assert item is not None
    facts = [fact.get_text() for fact in item.select("small > span")]
    assert (facts[1][:9], facts[2][:9]) == ("本库最早 在全县防", "本库最近 在全县抗")


def test_phrasings_tell_their_first_and_last_use() -> None:
    item = page_of(LIBRARY, "phrasings.md").select_one("li.speech-item")
    assert item is not None
    facts = [fact.get_text() for fact in item.select("small > span")]
    assert facts[0] == "2 篇 2 处"
    assert facts[1].startswith("本库最早 在全县防汛")
    assert facts[2].startswith("本库最近 在全县抗旱")
    assert facts[3] == "2009 █ 1，2010 █ 1"


def test_variants_stand_with_the_phrasing_each_with_its_own_uses() -> None:
    own = "{0}\n（{1}年3月5日）\n王平\n同志们：\n{0}要抓紧，{2}。{0}的事就讲到这里。\n"
    said = ["为全面建设小康社会而努力奋斗", "为全面建成小康社会而努力奋斗"]
    uses = (("防汛", 2003, 0), ("抗旱", 2005, 0), ("植树", 2007, 0), ("水利", 2013, 1), ("教育", 2015, 1))
    library = small_library(**{f"s{year}": own.format(topic, year, said[which]) for topic, year, which in uses})
    (item,) = page_of(library, "phrasings.md").select("li.speech-item")
    first, second = item.select("small")
    assert next(fact.get_text() for fact in first.select("span")) == "3 篇 3 处"
    variant, count, earliest, latest, years = (fact.get_text() for fact in second.select("span"))
    assert variant == f"又作 {said[1]}"
    assert count == "2 篇 2 处"
    assert (earliest[:6], latest[:6]) == ("本库最早 王", "本库最近 王")
    assert years == "2013 █ 1，2015 █ 1"
