"""What is told of a term at a glance is what its page tells, and the first mention is in the oldest speech."""

from __future__ import annotations

from mkdocs_speeches.core.pages.glances import Glance, glance_at
from mkdocs_speeches.core.pages.timelines import Timeline
from tests.core.documents import catalogue_of, document

LINE = "班组建设要抓好。"
LONG = "今天的会议很重要，请大家认真落实。" * 4


def told(*dates: str) -> Glance:
    catalogue = catalogue_of(
        *(
            document(LONG, LINE * (number + 1), name=str(number), date=date, tags=["班组建设"])
            for number, date in enumerate(dates)
        )
    )
    return glance_at(catalogue.terms["班组建设"], catalogue, Timeline(catalogue))


def test_counts_and_rates_are_those_of_the_plot() -> None:
    glance = told("2011", "2009-03-05", "")
    assert (glance.name, glance.speeches, glance.places) == ("班组建设", 3, 6)
    sizes = [7 * times + 15 * 4 + 1 for times in (2, 1)]
    assert glance.rates == (
        (2009, round(10_000 * 2 / sizes[0], 1)),
        (2011, round(10_000 * 1 / sizes[1], 1)),
    )


def test_the_first_mention_is_the_first_place_of_the_oldest_speech() -> None:
    first = told("2011", "2009-03-05", "2009-03-06", "").first
    assert first
    assert (first.day, first.uri) == ("2009年3月5日", "speeches/1.md")
    assert first.anchor.startswith("p-")


def test_without_dates_nothing_is_the_first() -> None:
    glance = told("", "")
    assert (glance.first, glance.rates) == (None, ())
