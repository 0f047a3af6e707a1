"""Every phrase is found, and only it: the reader in Chromium against reading every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from random import Random

import pytest
from playwright.sync_api import Page

from mkdocs_speeches.core.normal import normal
from mkdocs_speeches.search.entry import Entry
from scripts.naive import NaiveSearch, made_entries, substrings
from tests.search.engine import Engine, open_engine, write_site

PAGES = 300


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return made_entries(PAGES)


@pytest.fixture(scope="module")
def naive(entries: Sequence[Entry]) -> NaiveSearch:
    return NaiveSearch(entries)


@pytest.fixture(scope="module")
def engine(
    entries: Sequence[Entry],
    open_page: Callable[..., AbstractContextManager[Page]],
    serve_site: Callable[..., str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("library")
    write_site(entries, folder)
    with open_page() as page:
        yield open_engine(page, serve_site, folder)


def quoted(phrase: str) -> str:
    """As a reader would write a phrase that must be taken as one, whatever signs it holds."""
    return '"' + phrase.replace('"', "") + '"'


def test_500_substrings_are_found_wherever_they_stand(
    engine: Engine, entries: Sequence[Entry], naive: NaiveSearch
) -> None:
    phrases = substrings(entries, 500, seed=1)
    answers = engine.places((quoted(phrase), {}) for phrase in phrases)
    for phrase, answer in zip(phrases, answers, strict=True):
        expected = naive.find([phrase])
        assert answer["found"] == dict(expected.places), phrase
        assert (answer["pages"], answer["places"]) == (len(expected.places), expected.total), phrase


def test_all_titles_headings_and_tags_are_found(engine: Engine, entries: Sequence[Entry], naive: NaiveSearch) -> None:
    headings = {segment.text for entry in entries[::4] for run in entry.runs for segment in run if segment.heading}
    phrases = sorted({entry.title for entry in entries} | headings | {tag for entry in entries for tag in entry.tags})
    answers = engine.places((quoted(phrase), {}) for phrase in phrases)
    for phrase, answer in zip(phrases, answers, strict=True):
        assert answer["found"] == dict(naive.find([phrase]).places), phrase


def test_200_phrases_that_occur_nowhere_find_nothing(
    engine: Engine, entries: Sequence[Entry], naive: NaiveSearch
) -> None:
    random, pieces = Random(2), substrings(entries, 2000, seed=3, longest=5)
    made = (one + other for one, other in zip(pieces, random.sample(pieces, len(pieces)), strict=True))
    phrases = [phrase for phrase in made if not naive.find([phrase]).places][:200]
    assert len(phrases) == 200
    for phrase, answer in zip(phrases, engine.places((quoted(p), {}) for p in phrases), strict=True):
        assert answer == {"pages": 0, "places": 0, "found": {}}, phrase


def test_several_phrases_must_all_occur(engine: Engine, entries: Sequence[Entry], naive: NaiveSearch) -> None:
    pieces = substrings(entries, 300, seed=4, longest=4)
    groups = [pieces[at : at + 2 + at % 2] for at in range(0, 297, 3)]
    answers = engine.places((" ".join(map(quoted, group)), {}) for group in groups)
    for group, answer in zip(groups, answers, strict=True):
        assert answer["found"] == dict(naive.find(group).places), group
    assert sum(answer["pages"] for answer in answers) > 0


def test_what_is_excluded_does_not_occur(engine: Engine, entries: Sequence[Entry], naive: NaiveSearch) -> None:
    pieces = [normal(piece) for piece in substrings(entries, 200, seed=5, longest=3)]
    pairs = list(zip(pieces[::2], pieces[1::2], strict=True))
    answers = engine.places((f"{wanted} -{unwanted}", {}) for wanted, unwanted in pairs)
    for (wanted, unwanted), answer in zip(pairs, answers, strict=True):
        assert answer["found"] == dict(naive.find([wanted], excluded=[unwanted]).places), (wanted, unwanted)


def test_each_facet_narrows_as_a_plain_filter_does(
    engine: Engine, entries: Sequence[Entry], naive: NaiveSearch
) -> None:
    random = Random(6)
    facets = sorted({facet for entry in entries for facet in entry.facets})
    asked = [(normal(piece), random.choice(facets)) for piece in substrings(entries, 150, seed=7, longest=2)]
    answers = engine.places((phrase, {name: value}) for phrase, (name, value) in asked)
    for (phrase, facet), answer in zip(asked, answers, strict=True):
        assert answer["found"] == dict(naive.find([phrase], filters=[facet]).places), (phrase, facet)


def test_facet_counts_are_those_of_the_pages_found(
    engine: Engine, entries: Sequence[Entry], naive: NaiveSearch
) -> None:
    for query in ("职工", "劳动竞赛", "1"):
        found = naive.find([query]).places
        for facet in engine.find(query, facets=True, limit=1)["facets"]:
            counts = {value["value"]: value["count"] for value in facet["values"]}
            expected: dict[str, int] = {}
            for uri in found:
                for name, value in naive.facets[uri]:
                    if name == facet["name"]:
                        expected[value] = expected.get(value, 0) + 1
            assert counts == expected, (query, facet["name"])


def test_a_chosen_year_leaves_the_other_years_their_counts(engine: Engine, naive: NaiveSearch) -> None:
    years = ("2001", "2010")
    found = engine.find("职工", {"year": list(years)}, facets=True)
    assert found["pages"] == sum(len(naive.find(["职工"], filters=[("year", year)]).places) for year in years)
    (year,) = (facet for facet in found["facets"] if facet["name"] == "year")
    for value in year["values"]:
        assert value["count"] == len(naive.find(["职工"], filters=[("year", value["value"])]).places)
        assert value["chosen"] == (value["value"] in years)


def test_the_shown_lines_hold_every_place(engine: Engine, naive: NaiveSearch) -> None:
    for result in engine.find("劳动竞赛", limit=20)["results"]:
        marks = [
            text
            for parts in (result["title"], *(line["parts"] for line in result["passages"]))
            for text, on in parts
            if on
        ]
        tags = sum(value.count("劳动竞赛") for name, value in naive.facets[result["uri"]] if name == "tag")
        assert "".join(map(normal, marks)) == "劳动竞赛" * (result["places"] - tags)
