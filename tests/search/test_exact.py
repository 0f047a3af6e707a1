"""Every phrase is found, and only it: the reader in Chromium against reading every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page

from mkdocs_speeches.core.text.normal import normal
from mkdocs_speeches.core.text.sought import MARK, sought
from mkdocs_speeches.search.entry import IndexEntry
from scripts.naive import NaiveSearch, made_entries, texts_of
from scripts.questions import KINDS, Examiner
from tests.often import often
from tests.search.engine import Engine, open_engine, write_site

PAGES = often(150, 300)
ALL = 1_000_000


@pytest.fixture(scope="module")
def entries() -> tuple[IndexEntry, ...]:
    return made_entries(PAGES)


@pytest.fixture(scope="module")
def naive(entries: Sequence[IndexEntry]) -> NaiveSearch:
    return NaiveSearch(entries)


@pytest.fixture(scope="module")
def engine(
    entries: Sequence[IndexEntry],
    open_page: Callable[..., AbstractContextManager[Page]],
    serve_site: Callable[..., str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("library")
    write_site(entries, folder)
    with open_page() as page:
        yield open_engine(page, serve_site, folder)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_found_is_what_reading_every_page_finds(
    kind: str, engine: Engine, entries: Sequence[IndexEntry], naive: NaiveSearch
) -> None:
    ask, count = KINDS[kind]
    questions = tuple(ask(Examiner(entries, naive), ALL if kind == "titles, headings and tags" else count))
    assert len(questions) >= count
    answers = engine.places((question.query, question.filters) for question in questions)
    for question, answer in zip(questions, answers, strict=True):
        assert answer["found"] == question.places, question
        assert (answer["pages"], answer["places"]) == (len(question.places), sum(question.places.values())), question
    assert any(question.places for question in questions) == (kind != "phrases that stand nowhere")


def test_facet_counts_are_those_of_the_pages_found(
    engine: Engine, entries: Sequence[IndexEntry], naive: NaiveSearch
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


@pytest.mark.parametrize(
    ("query", "further", "filters"),
    [
        ("职工 -劳动竞赛", [], {}),
        ("职工", ["劳动竞赛", "劳动 竞赛", "工会|职工"], {}),
        ("工会 职工", ["甲乙丙丁"], {"speaker": "徐××"}),
    ],
)
def test_years_are_counted_as_reading_every_page_counts_them(
    query: str, further: list[str], filters: dict[str, str], engine: Engine, entries: Sequence[IndexEntry]
) -> None:
    script = """const { frequencies } = await import(url.replace("reader.js", "counted.js"));
        return frequencies(...given);"""
    found = engine.call(script, [query, further, filters])
    texts = {entry.uri: "\n".join(map(sought, texts_of(entry))) for entry in entries}
    kept = [
        entry
        for entry in entries
        if set(filters.items()) <= set(entry.facets) and not ("-" in query and "劳动竞赛" in texts[entry.uri])
    ]
    phrases = [word for word in query.split() if not word.startswith("-")] + [word.replace(" ", "") for word in further]
    unique = list(dict.fromkeys(phrases))
    assert len(found["names"]) == len(unique)
    years = {entry.date[:4] for entry in kept}
    assert [row["year"] for row in found["rows"]] == sorted(years - {""})
    for row in (*found["rows"], found["undated"]):
        pages = [texts[entry.uri] for entry in kept if entry.date[:4] == row["year"]]
        assert row["pages"] == len(pages)
        assert row["size"] == sum(len(page.replace(MARK, "").replace("\n", "")) for page in pages)
        counts = [sum(page.count(word) for word in phrase.split("|") for page in pages) for phrase in unique]
        assert row["places"] == counts
    assert sum(sum(row["places"]) for row in found["rows"]) > 0


def test_the_shown_lines_hold_every_place(engine: Engine, naive: NaiveSearch) -> None:
    for result in engine.find("劳动竞赛", limit=20)["results"]:
        marks = [
            text
            for parts in (result["title"], *(line["parts"] for line in result["passages"]))
            for text, on in parts
            if on
        ]
        assert "".join(map(normal, marks)) == "劳动竞赛" * result["places"]
