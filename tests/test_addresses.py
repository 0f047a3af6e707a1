"""Addresses never move: whatever comes or goes beside a seed, it stays where it is, or a warning says so."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

import pytest
from click.testing import CliRunner

from mkdocs_speeches.core.library.claims import settle_documents
from mkdocs_speeches.core.model import Document, Seed
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.hosts.cli.main import main
from tests.often import often
from tests.repositories import commit
from tests.sites import Site, build, draw

SPEECH = "在全市安全工作会议上的讲话\n同志们：\n今天开会，分析形势。要抓实安全工作，大家回去落实。\n谢谢大家！\n"
FOLDERS = ("", "2019/", "2019/上/", "2020/")
NAMES = ("第1期", "第 1期", "第-1期", "上-第1期", "讲话", "讲话-2", "Talk", "talk", "index", "README")
SLUGS = ("讲话", "第1期", "新春", "index")


@cache
def _read(name: str, text: str) -> Document:
    return read(Seed(name, text.encode()), load_rules())


@dataclass(slots=True)
class Shelf:
    """The seeds of somebody who adds, renames and removes them at random, and when each came."""

    chance: random.Random
    seeds: dict[str, str] = field(default_factory=dict)
    ages: dict[str, int] = field(default_factory=dict)

    def edit(self) -> None:
        """One edit."""
        kind = self.chance.choice(("add", "add", "add", "rename", "remove"))
        if kind == "add" or not self.seeds:
            self._put(self._draw_text())
            return
        text = self.seeds.pop(self.chance.choice(sorted(self.seeds)))
        if kind == "rename":
            self._put(text)

    def _put(self, text: str) -> None:
        suffix = self.chance.choice((".txt", ".md"))
        name = f"{self.chance.choice(FOLDERS)}{self.chance.choice(NAMES)}{suffix}"
        if name not in self.seeds:
            self.ages[name] = len(self.ages)
            self.seeds[name] = text

    def _draw_text(self) -> str:
        slug = f"---\nslug: {self.chance.choice(SLUGS)}\n---\n" if self.chance.random() < 0.3 else ""
        return slug + SPEECH * self.chance.choice((1, 1, 2))

    def addresses(self) -> Mapping[str, tuple[tuple[str, ...], bool]]:
        """Of each seed all its addresses, and whether a warning names it."""
        read_all = [_read(name, text) for name, text in sorted(self.seeds.items())]
        documents, warnings = settle_documents(read_all, lambda: self.ages)
        named = {warning.source for warning in warnings if warning.code == "L101"}
        found = {
            made.source.name: (f"sources/{made.slug}", *(f"speeches/{speech.slug}" for speech in made.speeches))
            for made in documents
        }
        whole = [address.casefold() for addresses in found.values() for address in addresses]
        assert len(set(whole)) == len(whole)
        return {name: (addresses, name in named) for name, addresses in found.items()}


@pytest.mark.parametrize("seed", range(often(3, 60)))
def test_no_edit_elsewhere_moves_an_address_unless_a_warning_names_it(seed: int) -> None:
    shelf = Shelf(random.Random(seed))
    before = shelf.addresses()
    compared = warned = 0
    for _ in range(40):
        texts = dict(shelf.seeds)
        shelf.edit()
        after = shelf.addresses()
        for name, (addresses, named) in after.items():
            if name in before and texts.get(name) == shelf.seeds[name]:
                was, was_named = before[name]
                compared += 1
                warned += named
                assert addresses == was or named or was_named, (name, was, addresses)
        before = after
    assert compared > warned > 0


Builder = Callable[..., Site]


def test_two_seeds_of_one_address_fail_a_strict_build_and_are_told_by_diff(
    site: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = site({"seeds/a-b.txt": SPEECH}, "--strict")
    commit(built.folder)
    draw(built.folder, {"seeds/a b.txt": SPEECH.replace("安全", "防汛")})
    commit(built.folder)
    failed = build(built.folder, "--strict")
    assert failed.code == 1
    assert "WARNING -  speeches: seeds/a b.txt:1: L101" in failed.log
    loose = build(built.folder)
    (other,) = [
        uri for uri in loose.uris() if len(uri) == len("speeches/a-b-1234/") and uri.startswith("speeches/a-b-")
    ]
    assert "防汛" in loose.soup(other).select_one("h1").get_text()
    assert "安全" in loose.soup("speeches/a-b/").select_one("h1").get_text()
    monkeypatch.chdir(built.folder)
    for range_ in ("HEAD~1..HEAD", "HEAD~1"):
        assert "a b.txt: L101" in CliRunner().invoke(main, ["diff", range_]).output


def test_the_older_file_keeps_the_address(site: Builder) -> None:
    built = site({"seeds/a-b.txt": SPEECH})
    commit(built.folder)
    built = site({"seeds/a b.txt": SPEECH.replace("安全", "防汛")})
    assert "L101" in built.log
    commit(built.folder)
    (built.folder / "seeds/a-b.txt").unlink()
    commit(built.folder)
    draw(built.folder, {"seeds/a.b.txt": SPEECH, "seeds/a-b.md": SPEECH})
    assert "防汛" in build(built.folder).soup("speeches/a-b/").select_one("h1").get_text()


def test_what_a_path_gives_goes_before_what_another_states(site: Builder) -> None:
    built = site({"seeds/0.txt": f"---\nslug: 防汛\n---\n{SPEECH}"})
    commit(built.folder)
    built = site({"seeds/防汛.txt": SPEECH.replace("安全", "防汛")})
    assert "防汛" in built.soup("speeches/防汛/").select_one("h1").get_text()
    assert "seeds/0.txt:4: L101" in built.log


def test_addresses_of_earlier_versions_lead_on(site: Builder) -> None:
    two = SPEECH + SPEECH.replace("安全", "防汛")
    built = site({"seeds/2019/第1期.txt": SPEECH, "seeds/2020/合.txt": two}, "--strict")
    for old, new in (
        ("第1期", "../2019-%E7%AC%AC1%E6%9C%9F/"),
        ("合-1", "../2020-%E5%90%88/"),
        ("合-2", "../2020-%E5%90%88-2/"),
    ):
        assert built.soup(f"speeches/{old}/").select_one("meta[http-equiv=refresh]")["content"] == f"0; url={new}"
    assert built.soup("speeches/2020-合/").select_one("h1")


def test_a_second_speech_in_a_seed_moves_no_link(site: Builder) -> None:
    before = site({"seeds/a.txt": SPEECH}).soup("speeches/a/").select_one("h1").get_text()
    built = site({"seeds/a.txt": SPEECH + SPEECH.replace("安全", "防汛")}, "--strict")
    assert built.soup("speeches/a/").select_one("h1").get_text() == before
    assert "防汛" in built.soup("speeches/a-2/").select_one("h1").get_text()


def test_a_page_taken_over_by_an_earlier_version_stays_where_it_is(
    site: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = site({"seeds/2019/a.txt": SPEECH})
    monkeypatch.chdir(built.folder)
    assert CliRunner().invoke(main, ["adopt", "2019-a"]).exit_code == 0
    new, old = built.folder / "docs/speeches/2019-a.md", built.folder / "docs/speeches/a.md"
    old.write_text(new.read_text("utf-8").replace("分析形势", "研判形势"), "utf-8")
    new.unlink()
    built = build(built.folder, "--strict")
    assert built.code == 0, built.log
    assert "研判形势" in built.soup("speeches/a/").get_text()
    assert built.soup("speeches/2019-a/").select_one("meta[http-equiv=refresh]")["content"] == "0; url=../a/"
    assert CliRunner().invoke(main, ["adopt", "--diff", "a"]).output.count("研判形势") == 1
