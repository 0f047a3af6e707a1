"""What led somewhere before leads on: addresses of earlier versions, and those of terms that have no page any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from mkdocs_speeches.core.library.moves import find_moves, page_address, place_moves
from mkdocs_speeches.core.library.pairs import choose_pairs
from mkdocs_speeches.core.library.shelves import Entry, Shelf
from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pipeline import Build, build
from mkdocs_speeches.core.rules.lexicon import read_lexicon
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.display import Display
from tests.core.documents import catalogue_of, document

SPEECH = "在全市{}会议上的讲话\n\n同志们：\n今天开会研究{}。{}要抓实，{}要抓细，大家回去落实。\n"


def library_of(*paths: str) -> Build:
    subjects = ("防汛", "造林", "消防", "供水")
    return build(
        [Seed(path, SPEECH.format(*[subject] * 4).encode()) for path, subject in zip(paths, subjects, strict=False)],
        load_rules(),
    )


def moved(built: Build) -> dict[str, str]:
    found, clashes = place_moves(
        built.library, built.moves, [page_address(page.uri, directories=True) for page in built.pages], directories=True
    )
    assert clashes == ()
    return {address.removesuffix("/index.html"): move.uri for address, move in found}


def test_a_speech_answers_where_its_folder_was_left_out() -> None:
    led = moved(library_of("2019/第1期.txt", "2020/第1期.txt", "别.txt"))
    assert led["speeches/第1期"] == "speeches/2019-第1期.md"
    assert led["speeches/第1期-2"] == "speeches/2020-第1期.md"
    assert not any(address.startswith("sources/") or "别" in address for address in led)


def test_the_first_of_two_answers_at_its_number_too() -> None:
    text = f"{SPEECH.format(*['防汛'] * 4)}\n{SPEECH.format(*['造林'] * 4)}"
    built = build([Seed("合.txt", text.encode())], load_rules())
    assert [entry.uri for shelf in built.library for entry in shelf.entries] == ["speeches/合.md", "speeches/合-2.md"]
    assert moved(built)["speeches/合-1"] == "speeches/合.md"


def test_what_stands_at_an_address_goes_before_what_was_there() -> None:
    assert "speeches/第1期" not in moved(library_of("2019/第1期.txt", "第1期.txt"))


def test_a_person_answers_at_the_name_before_an_editor_gave_another_and_a_meeting_at_its_own() -> None:
    text = "---\nperson: 王平（青山市）\n---\n在全县防汛工作会议上的讲话\n王平\n\n同志们：\n今天研究防汛，抓紧落实。\n"
    led = moved(build([Seed("a.txt", text.encode())], load_rules()))
    assert led["people/王平"] == "people/王平-青山市.md"
    assert led["meetings/全县防汛工作会议"] == "meetings/工作会议.md"


def test_pages_that_compared_two_speeches_lead_on_to_their_comparison() -> None:
    same = (
        f"要坚持预防为主，{'层层压实防汛责任，' * 3}把隐患排查在前，把物资备足在前，把队伍练强在前，确保安全度汛。" * 2
    )
    seeds = [
        Seed(path, f"在会上的讲话\n\n同志们：\n{same}{path}讲完了。\n".encode()) for path in ("甲/1.txt", "乙.txt")
    ]
    built = build(seeds, load_rules())
    led = {move.old: (move.uri, move.query) for move in built.moves if move.query}
    asked = "a=%E4%B9%99&b=%E7%94%B2-1"
    assert led == dict.fromkeys(("compare/乙--甲-1.md", "compare/乙--1.md"), ("compare.md", asked))


TERMS = "职工维权 ~ 维权\n工会 = 工会组织\n防汛\n"


def term_moves(*tags: str) -> dict[str, tuple[str, bool]]:
    """Where terms lead that have no page, and whether to a line of the index."""
    lexicon = read_lexicon([("own.txt", TERMS)])
    catalogue = catalogue_of(document("今天讲维权，讲工会组织。", tags=tags))
    moves = find_moves((), catalogue, choose_pairs(catalogue), lexicon)
    return {move.old: (move.title, bool(move.anchor)) for move in moves}


def test_a_term_without_a_page_answers_where_it_is_listed() -> None:
    assert term_moves("防汛") == {"terms/防汛.md": ("防汛", True)}


def test_a_term_that_gave_way_to_an_everyday_word_answers_there() -> None:
    assert term_moves("维权")["terms/职工维权.md"] == ("维权", True)


def test_another_name_of_a_term_answers_where_the_term_does() -> None:
    assert term_moves("工会")["terms/工会组织.md"] == ("工会", True)


@pytest.mark.parametrize(
    ("uri", "directories", "address"),
    [
        ("speeches/a.md", True, "speeches/a/index.html"),
        ("speeches/a.md", False, "speeches/a.html"),
        ("index.md", True, "index.html"),
        ("a/README.md", False, "a/index.html"),
    ],
)
def test_a_page_becomes_the_file_that_hosts_make_of_it(uri: str, directories: bool, address: str) -> None:
    assert page_address(uri, directories=directories) == address


def placed(aliases: Sequence[str], taken: Sequence[str] = (), *, directories: bool = True) -> tuple[list[str], int]:
    """The files at the old addresses of one speech, and how many of these are told to be taken."""
    made = document("正文。", name="a")
    speech = replace(made.speeches[0], aliases=tuple(aliases))
    entry = Entry(speech, "speeches/a.md", (), (), 0)
    shelf = Shelf(made, Display.of(made, {}), "sources/a.md", (entry,))
    redirects, said = place_moves((shelf,), (), taken, directories=directories)
    assert {found.code for found in said} <= {"L102"}
    return [address for address, _ in redirects], len(said)


def test_an_old_address_is_a_file_that_leads_on() -> None:
    assert placed(["old", "2031/x", "2031/y.html"])[0] == [
        "speeches/old/index.html",
        "2031/x/index.html",
        "2031/y.html",
    ]
    assert placed(["old"], directories=False) == (["speeches/old.html"], 0)


def test_an_old_address_that_is_taken_is_told() -> None:
    assert placed(["b"], ["speeches/B/index.html"]) == ([], 1)
    assert placed(["old", "old"]) == (["speeches/old/index.html"], 1)
    assert placed(["a/b.html", "a/b.html/c"]) == (["a/b.html"], 1)
