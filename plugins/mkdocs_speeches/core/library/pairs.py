"""Which two speeches are worth a page that compares them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_speeches.core.library.addresses import shorten
from mkdocs_speeches.core.library.catalogue import Catalogue

FEWEST_CHARACTERS = 100
MOST_COMPARISONS = 5
"""Two speeches are compared where they share so many characters, each with so many others at most."""


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The pages that compare two speeches, by their numbers, the lower first, and how many characters both share."""

    uris: Mapping[tuple[int, int], str]
    characters: Mapping[tuple[int, int], int]


def choose_comparisons(catalogue: Catalogue) -> Comparisons:
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
    slugs = [entry.speech.slug for entry in catalogue.entries]
    return Comparisons({(one, other): comparison_uri(slugs[one], slugs[other]) for one, other in chosen}, chosen)


def comparison_uri(one: str, other: str) -> str:
    """The page that compares two speeches, by their slugs in the order of the library."""
    return f"compare/{shorten(f'{one}--{other}')}.md"
