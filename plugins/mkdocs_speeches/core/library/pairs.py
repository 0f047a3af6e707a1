"""Which two speeches are worth comparing, and the address at which a script compares any two."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from mkdocs_speeches.core.library.addresses import shorten
from mkdocs_speeches.core.library.catalogue import Catalogue

FEWEST_CHARACTERS = 100
MOST_COMPARISONS = 5
"""Two speeches are worth comparing where they share so many characters, each with so many others at most."""
Pairs = Mapping[tuple[int, int], int]
"""Pairs of speeches by their numbers, the lower first, those that share the most first, and how many characters."""


def choose_pairs(catalogue: Catalogue) -> Pairs:
    """The pairs that share the most, at most as many as there are speeches."""
    shared = catalogue.links.passages.shared
    counts = [0] * len(catalogue.entries)
    chosen: dict[tuple[int, int], int] = {}
    for one, other in shared.pairs(FEWEST_CHARACTERS):
        if len(chosen) >= len(counts):
            break
        if max(counts[one], counts[other]) < MOST_COMPARISONS:
            counts[one] += 1
            counts[other] += 1
            chosen[one, other] = shared.between(one, other)
    return chosen


def order_pair(catalogue: Catalogue, pair: tuple[int, int]) -> tuple[int, int]:
    """The two speeches as a comparison shows them: the earlier first, where both have a date."""
    one, other = pair
    dates = [date.text if (date := catalogue.entries[number].speech.front.date) else "" for number in pair]
    return (other, one) if all(dates) and dates[1] < dates[0] else (one, other)


def comparison_query(catalogue: Catalogue, pair: tuple[int, int]) -> str:
    """What the page of comparisons is asked for, to compare two speeches."""
    one, other = (catalogue.entries[number].speech.slug for number in order_pair(catalogue, pair))
    return urlencode({"a": one, "b": other})


def former_uri(one: str, other: str) -> str:
    """The page that compared two speeches in earlier versions, by their slugs in the order of the library."""
    return f"compare/{shorten(f'{one}--{other}')}.md"
