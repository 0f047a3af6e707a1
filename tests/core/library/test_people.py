"""Each speaker once: spellings and offices merged, persons of one name kept apart, nobody where a name is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from mkdocs_speeches.core.library.people import People, find_people, person_name
from mkdocs_speeches.core.model import Field, Front, Speech
from mkdocs_speeches.core.rules.load import load_rules
from tests.core.documents import document

RULES = load_rules().people


def speech(speaker: str, role: str = "", date: str = "", person: str | None = None) -> Speech:
    (made,) = document("正文。").speeches
    fields = {"speaker": speaker, "role": role, "date": date}
    front = Front(**{key: Field(text, ()) for key, text in fields.items() if text})
    return replace(made, front=front, person=person)


def people(*speeches: Speech, ages: Mapping[str, int] | None = None) -> People:
    """Who gave these speeches, of seeds `0.txt`, `1.txt` …"""
    named = [(f"{number}.txt", one) for number, one in enumerate(speeches)]
    return find_people(named, RULES, lambda: ages or {})


def grouped(*speeches: Speech) -> list[tuple[str, list[int]]]:
    return [(person.label, list(map(int, person.speeches))) for person in people(*speeches).persons]


def test_spellings_and_changing_offices_are_one_person() -> None:
    found = people(
        speech("王平", "绿水县县长", "2031-03-05"),
        speech("王　平", "绿水县委书记", "2034-01-02"),
        speech("王平同志", "青山市市长", "2030-05-01"),
    )
    (person,) = found.persons
    assert (person.name, person.uri) == ("王平", "people/王平.md")
    assert person.spellings == ("王平同志", "王平", "王 平")
    assert [office.name for office in person.offices] == ["青山市市长", "绿水县县长", "绿水县委书记"]
    assert person.speeches == (2, 0, 1)
    assert set(found.of) == {0, 1, 2}


def test_offices_at_one_time_part_persons_who_are_told_apart_by_them() -> None:
    shown = grouped(
        speech("王平", "青山市市长", "2031-03-05"),
        speech("王平", "绿水市市长", "2031-06-05"),
        speech("王平", "青山市委书记", "2031-09-05"),
    )
    assert shown == [("王平（青山市市长）", [0, 2]), ("王平（绿水市市长）", [1])]


def test_what_nothing_tells_of_two_is_neither_ones() -> None:
    shown = grouped(
        speech("王平", "青山市市长", "2031"), speech("王平", "绿水市市长", "2031"), speech("王平"), speech("李宁")
    )
    assert shown == [
        ("王平（青山市市长）", [0]),
        ("王平（绿水市市长）", [1]),
        ("王平（职务不详）", [2]),
        ("李宁", [3]),
    ]


def test_an_editor_joins_and_parts() -> None:
    assert grouped(speech("王平", person="王平（青山市）"), speech("王平")) == [("王平（青山市）", [0]), ("王平", [1])]
    assert grouped(speech("斯诺", person="埃德加·斯诺"), speech("埃德加・斯诺")) == [("埃德加·斯诺", [0, 1])]
    two = speech("王平", "青山市市长", "2031", "王平"), speech("王平", "绿水市市长", "2031", "王平")
    assert grouped(*two) == [("王平", [0, 1])]
    assert grouped(speech("王平", person="")) == []
    assert grouped(speech("", person="王平")) == [("王平", [0])]


def test_of_equal_names_the_one_of_the_older_seed_has_the_plain_address() -> None:
    speeches = speech("王平", "青山市市长", "2031"), speech("王平", "绿水市市长", "2031")
    plain = [person.uri == "people/王平.md" for person in people(*speeches, ages={"0.txt": 9, "1.txt": 1}).persons]
    assert plain == [False, True]
    assert next(person.uri for person in people(*speeches).persons) == "people/王平.md"


@pytest.mark.parametrize(
    "hidden", ["×××", "李××", "张某某", "某市长", "王XX", "市总工会", "青山县人民政府", "国务院", "编辑部"]
)
def test_hidden_names_and_bodies_are_nobody(hidden: str) -> None:
    assert people(speech(hidden)).persons == ()


@pytest.mark.parametrize(
    ("printed", "name"),
    [("王　平", "王平"), ("王平同志", "王平"), ("艾尔肯·吐尼亚孜", "艾尔肯·吐尼亚孜"), ("Max Planck", "Max Planck")],
)
def test_names_are_cleaned_for_display(printed: str, name: str) -> None:
    assert person_name(printed, RULES) == name


def test_bodies_and_half_hidden_names_are_known_without_a_page() -> None:
    found = people(speech("市总工会"), speech("×××"), speech("王平"), speech("李××"))
    assert found.unpaged == {0: "市总工会", 3: "李××"}
