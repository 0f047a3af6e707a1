"""The words that can be offered to whoever finds nothing, and how they sound."""

from __future__ import annotations

import json
from typing import Any

from mkdocs_speeches.search.entry import IndexEntry
from mkdocs_speeches.search.words import short_forms, word_table


def table(*facets: tuple[str, str], title: str = "长征", names: tuple[tuple[str, ...], ...] = ()) -> dict[str, Any]:
    entry = IndexEntry(uri="a/", title=title, byline="", date="", boost=1, tags=(), facets=facets, runs=())
    made: dict[str, Any] = json.loads(word_table([entry], names))
    return made


def test_words_that_no_facet_has_are_listed_and_all_have_their_sounds() -> None:
    made = table(("tag", "劳模"), ("source", "甲.txt"), names=(("劳动模范", "劳模"), ("三农",)))
    assert made["words"] == ["三农", "劳动模范"]
    assert {character: sound for sound, all in made["sounds"].items() for character in all} == {
        **{"长": "chang", "征": "zheng", "劳": "lao", "动": "dong", "模": "mo", "范": "fan", "三": "san", "农": "nong"},
    }


def test_a_word_that_sounds_otherwise_than_usual_says_how() -> None:
    made = table(("tag", "部长"), ("tag", "校长"), ("tag", "长征路"), title="成长")
    assert made["sounds"]["zhang"] == "长"
    assert made["apart"] == {"长征路": "chang zheng lu"}


def test_a_page_that_has_no_title_gives_no_word() -> None:
    entry = IndexEntry("a/", "甲", "", "", 1, (), (), (), untitled=True)
    assert json.loads(word_table([entry], ()))["sounds"] == {}


def test_short_forms_have_chinese_names_and_stand_once() -> None:
    forms = short_forms()
    assert ["WTO", "世界贸易组织", "世贸组织"] in forms
    assert len({own for own, *_ in forms}) == len(forms)
    assert all(names and own == own.upper() for own, *names in forms)
