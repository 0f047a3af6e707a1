"""Every number that counts words equals a plain count: of every page, over the texts as the pages print them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pipeline import Build, build
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.sought import sought
from mkdocs_speeches.hosts.seeds import find_seeds
from scripts.library import make_speeches
from tests.elements import filled
from tests.often import often
from tests.search.engine import open_engine
from tests.sites import FIVE_LINES, ROOT, Site, draw
from tests.sites import build as build_site

NUMBER = re.compile("<data .*?</data>", re.DOTALL)
BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, td"
ADDED = "[data-generated], [data-search-exclude], .headerlink"
FIELD = ROOT.parent / "shared/field"
MADE = 40

SYNONYMS = """\
在全市民主管理工作会议上的讲话
（2009年3月5日）
同志们：
一、职代会要开好。职工代表大会是基本形式，职代会每年开。
职代会职代会职代会，说了三遍。
{}会后，各单位都要把职工代表大会制度落实好，谢谢大家！
"""


@dataclass(frozen=True, eq=False)
class Printed:
    """The speeches as their pages print them: by address the sought forms of the paragraphs, and the year."""

    texts: Mapping[str, str]
    years: Mapping[str, str]

    def count(self, of: str, unit: str, within: str) -> int:
        """The plain count of some words: a speech is one string, its paragraphs parted by what no sought form holds."""
        asked = sought(of)
        times = [
            text.count(asked) for address, text in self.texts.items() if within in ("", address, self.years[address])
        ]
        return sum(times) if unit == "places" else sum(number > 0 for number in times)


def printed(built: Build) -> Printed:
    pages = {page.uri: page for page in built.pages}
    texts, years = {}, {}
    for shelf in built.library:
        for entry in shelf.entries:
            address = entry.uri.removesuffix(".md") + "/"
            date = entry.speech.front.date
            texts[address] = "\n".join(_paragraphs(filled(pages[entry.uri].html)))
            years[address] = date.text[:4] if date else "?"
    return Printed(texts, years)


def _paragraphs(html: str) -> Iterator[str]:
    soup = BeautifulSoup(html, "html.parser")
    for added in soup.select(ADDED):
        added.decompose()
    held = ""
    for block in soup.select(BLOCKS):
        form = sought(block.get_text())
        if _goes_on(block):
            held += form
        else:
            yield held
            held = form
    yield held


def _goes_on(block: Tag) -> bool:
    around = block.find_parent(["ul", "div"])
    return block.has_attr("data-search-continues") or bool(around and around.has_attr("data-search-continues"))


def _numbers(text: str) -> list[Tag]:
    """The elements of a page that count words, parsed one by one: the rest of the page is long, and no matter here."""
    return [BeautifulSoup(match[0], "html.parser").data for match in NUMBER.finditer(text)]


def compare(built: Build) -> int:
    """How many numbers all pages have; each is a plain count."""
    texts = printed(built)
    known: dict[tuple[str, str, str], int] = {}
    found = 0
    for page in built.pages:
        numbers = _numbers(filled(page.html)) if page.html else []
        written = {str(number) for number in _numbers(page.markdown)}
        for number in numbers:
            of, unit = str(number["data-count-of"]), str(number["data-count-unit"])
            within = str(number.get("data-count-in", ""))
            assert number["value"] == number.get_text()
            counted = known.setdefault((of, unit, within), -1)
            if counted < 0:
                counted = known[of, unit, within] = texts.count(of, unit, within)
            assert counted == int(number.get_text()), (page.uri, of, unit, within)
            assert str(number) in written or str(number["value"]) in page.markdown
            found += 1
    return found


def read(*seeds: Seed) -> Build:
    return build(seeds, load_rules())


def test_each_number_of_a_made_library_is_a_plain_count() -> None:
    assert compare(read(*(Seed(made.name, made.raw().encode()) for made in make_speeches(MADE)))) > 1000


def test_each_number_of_our_own_seeds_is_a_plain_count() -> None:
    assert compare(read(*(seed for _, seed in find_seeds((ROOT / "seeds",)).seeds))) > 500


@pytest.mark.long
def test_each_number_of_speeches_of_all_kinds_is_a_plain_count() -> None:
    if FIELD.is_dir():
        seeds = [seed for _, seed in find_seeds((FIELD,)).seeds][:: often(6, 1)]
        assert compare(read(*seeds)) > 20 * len(seeds)


@pytest.fixture(scope="module")
def synonyms() -> Build:
    return read(*(Seed(f"{name}.txt", SYNONYMS.format(name).encode()) for name in "甲乙丙"))


def page_at(built: Build, uri: str) -> BeautifulSoup:
    (page,) = [page for page in built.pages if page.uri == uri]
    return BeautifulSoup(filled(page.html), "html.parser")


def test_names_of_the_same_thing_are_counted_by_themselves_and_added_up(synonyms: Build) -> None:
    page = page_at(synonyms, "terms/职代会.md")
    assert "“职代会”在 3 篇讲话中出现 15 处" in page.get_text()
    forms = page.select_one(".speech-forms")
    assert forms.get_text().startswith("又作：职工代表大会 3 篇 6 处")
    assert "合计 15＋6＝21 处" in forms.get_text()
    assert len(page.select(".speech-kwic")) == 21
    assert compare(synonyms) > 20


def test_a_plot_is_of_rates_and_each_name_has_its_own(synonyms: Build) -> None:
    page = page_at(synonyms, "terms/职代会.md")
    own, other = (figure.figcaption.get_text() for figure in page.select("figure"))
    assert own == "“职代会”各年每万字出现的次数"
    assert other == "“职工代表大会”各年每万字出现的次数"
    years = page.select_one("details")
    assert "2009 年：“职代会” 15 处，“职工代表大会” 6 处" in years.get_text()


def test_a_link_in_the_text_stands_on_the_words_of_its_term() -> None:
    built = read(*(seed for _, seed in find_seeds((ROOT / "seeds",)).seeds))
    names = {}
    for page in built.pages:
        if page.uri.startswith("terms/"):
            soup = BeautifulSoup(filled(page.html), "html.parser")
            forms = [str(data["data-count-of"]) for data in soup.select("article p data, p data")]
            names[page.uri] = {sought(form) for form in (soup.h1.get_text(), *forms)}
    links = 0
    for page in built.pages:
        if page.uri.startswith("speeches/"):
            soup = BeautifulSoup(filled(page.html), "html.parser")
            for added in soup.select("[data-generated]"):
                added.decompose()
            for link in soup.select('a[href*="terms/"]'):
                assert sought(link.get_text()) in names[str(link["href"]).removeprefix("../")]
                links += 1
    assert links > 20


def test_search_says_the_same_number_of_words_in_quotes(
    tmp_path: Path, page: Page, serve_site: Callable[..., str]
) -> None:
    made = {f"seeds/{made.name}": made.raw() for made in make_speeches(8)}
    draw(tmp_path, {"mkdocs.yml": f"{FIVE_LINES}  - cjk-search\n", "docs/": "", **made})
    built: Site = build_site(tmp_path)
    assert built.code == 0, built.log
    asked = {
        str(data["data-count-of"]): int(data.get_text())
        for uri in built.uris()
        if uri.startswith(("terms/", "phrasings/", "cited/"))
        for data in built.soup(uri).select('data[data-count-unit="places"]:not([data-count-in])')
    }
    assert len(asked) > 100
    words = sorted(asked)
    answers = open_engine(page, serve_site, built.built).places((f"“{of}”", {}) for of in words)
    assert {of: answer["places"] for of, answer in zip(words, answers, strict=True)} == asked
