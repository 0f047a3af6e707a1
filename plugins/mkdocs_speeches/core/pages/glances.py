"""What is told of a term at a glance, where it stands in a text: how often, where first, how much in which years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.library.catalogue import Catalogue, Term
from mkdocs_speeches.core.library.counts import TITLE, Tally
from mkdocs_speeches.core.pages.timelines import Timeline, year_of
from mkdocs_speeches.core.text.sought import sought
from mkdocs_speeches.core.text.wording import format_date


@dataclass(frozen=True, slots=True)
class FirstPlace:
    """A place of a term: the day and the title of the speech in words, and the address of the page with its anchor."""

    day: str
    title: str
    uri: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Glance:
    """A term as its page tells it, in short. `rates` are by year, in 10,000 characters, where years are known; `first`
    is in the oldest speech with a date, None where none has one."""

    name: str
    speeches: int
    places: int
    rates: tuple[tuple[int, float], ...]
    first: FirstPlace | None


def glance_at(term: Term, catalogue: Catalogue, timeline: Timeline) -> Glance:
    """The term by its own name, by its other names where the library has only these."""
    own = term.tallies[:1] if term.tallies[0].places else term.apart
    speeches = {number for tally in own for number in tally.speeches}
    rates = tuple(sorted(timeline.rates(own).items()))
    places = sum(tally.places for tally in own)
    return Glance(term.name, len(speeches), places, rates, _first_mention(own, catalogue))


def _first_mention(tallies: Sequence[Tally], catalogue: Catalogue) -> FirstPlace | None:
    entries = catalogue.entries
    holders = ((number, tally) for tally in tallies for number in tally.speeches)
    dated = [
        (date.text, number, tally)
        for number, tally in holders
        if (date := entries[number].speech.front.date) and year_of(entries[number]).isdecimal()
    ]
    if not dated:
        return None
    day, number, tally = min(dated, key=lambda known: known[:2])
    before = sum(times for other, times in tally.speeches.items() if other < number)
    places = tally.positions[before : before + 1]
    (spot,) = catalogue.wording.spots(places, np.array([len(sought(tally.word))]))
    at_title = spot.passage.block == TITLE
    anchor = "" if at_title else catalogue.place(spot.passage.block)[1]
    return FirstPlace(format_date(day), entries[number].speech.title, entries[number].uri, anchor)
