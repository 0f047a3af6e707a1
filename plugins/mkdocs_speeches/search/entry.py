"""What the index knows of a page: frozen, without logic."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_speeches.core.text.record import SegmentRun


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A page. `uri` is its address below the site's root, unquoted; `date` (EDTF) sorts it and may be empty.

    `facets` are pairs of name and value, in order, without repeats; `boost` lifts (above 1) or lowers its rank. An
    `untitled` page shows what it is called elsewhere, by which it is not found.
    """

    uri: str
    title: str
    byline: str
    date: str
    boost: float
    tags: tuple[str, ...]
    facets: tuple[tuple[str, str], ...]
    runs: tuple[SegmentRun, ...]
    untitled: bool = False
