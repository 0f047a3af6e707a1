"""A speech that moved is led to from where it stood, unless something else stands there now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from mkdocs_speeches.core.library.aliases import page_address, place_aliases
from mkdocs_speeches.core.library.shelves import Entry, Shelf
from mkdocs_speeches.core.text.display import Display
from tests.core.documents import document


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
    redirects, said = place_aliases((shelf,), taken, directories=directories)
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
