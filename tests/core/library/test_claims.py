"""An address is made of the seed's own path and front matter; where two ask for one, a rule says whose it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_speeches.core.library.claims import AddressClaim, number_names, settle, settle_documents, term_uris
from mkdocs_speeches.core.model import Level
from tests.core.documents import document

C = AddressClaim


def names(*claims: AddressClaim, **ages: int) -> list[str]:
    return [found.name for found in settle(claims, lambda: ages)]


def test_what_a_path_gives_goes_before_what_is_stated() -> None:
    stated, own = names(C("甲", "a", stated=True), C("甲", "z"), a=0, z=1)
    assert own == "甲"
    assert stated.startswith("甲-")
    assert len(stated) == len("甲-1234")


def test_of_two_paths_the_older_file_keeps_the_name() -> None:
    assert names(C("甲", "a"), C("甲", "b"), a=2, b=1)[1] == "甲"
    assert names(C("甲", "a"), C("甲", "b"), a=1, b=2)[0] == "甲"
    assert names(C("甲", "a"), C("甲", "new"), a=7)[0] == "甲"


def test_the_signs_are_those_of_the_path_whoever_else_is_there() -> None:
    alone = names(C("甲", "a"), C("甲", "b"))
    crowd = names(
        C("甲", "a"),
        C("乙", "c"),
        C("甲", "b"),
        C("乙", "d"),
        C("甲", "e"),
    )
    assert crowd[2] == alone[1]
    assert len(set(crowd)) == 5


def test_no_sign_is_taken_twice() -> None:
    taken = names(C("甲", "a"), C("甲", "b"))[1]
    claims = (C("甲", "a"), C("甲", "b"), C(taken, "c"))
    found = names(*claims)
    assert found[2] == taken
    assert found[1].startswith(taken)
    assert len(set(found)) == 3


def test_a_disk_that_knows_no_case_has_each_of_them() -> None:
    assert len({name.casefold() for name in names(C("a", "a"), C("A", "A"), C("Ａ", "x"))}) == 3


def test_no_name_is_that_of_a_folder() -> None:
    assert names(C("index", "index.txt"))[0] != "index"
    assert names(C("README", "README.md"))[0].casefold() != "readme"


def test_nobody_is_asked_how_old_seeds_are_where_none_is_in_doubt() -> None:
    def ask() -> dict[str, int]:
        raise AssertionError("asked")

    settle([C("甲", "a"), C("乙", "b")], ask)


@pytest.mark.parametrize(
    ("words", "addresses"),
    [
        (["5G", "工会"], ["terms/5G.md", "terms/工会.md"]),
        (["一个很长的关键词" * 20], None),
        (["A B", "A-B"], ["", "terms/A-B.md"]),
    ],
)
def test_a_term_has_an_address_of_its_own(words: list[str], addresses: list[str] | None) -> None:
    uris = term_uris(words)
    assert len(set(uris.values())) == len(words)
    assert max(len(uri.encode()) for uri in uris.values()) < 255
    for word, address in zip(words, addresses or [], strict=False):
        assert uris[word] == (address or uris[word])


def test_one_that_loses_its_name_is_told_of_with_who_has_it() -> None:
    spaced, joined = (document("今天讲一件事。", name=name) for name in ("甲 乙", "甲-乙"))
    claimed = replace(spaced, speeches=(replace(spaced.speeches[0], slug="甲-乙"),))
    named, [warning] = settle_documents([claimed, joined])
    assert (named[0].speeches[0].slug, named[0].slug) == ("甲-乙", "甲-乙")
    assert named[1].speeches[0].slug == named[1].slug != "甲-乙"
    assert (warning.code, warning.level, warning.source) == ("L101", Level.WARNING, "甲-乙.txt")
    assert "甲 乙.txt" in warning.message


def test_earlier_versions_numbered_what_had_one_name() -> None:
    assert list(number_names(["a", "b", "a", "A", "a-2", ""])) == ["a", "b", "a-2", "A-3", "a-2-2", ""]
