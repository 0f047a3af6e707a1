"""What exact search must find, worked out the plain way over all texts in sought form; and pages to try it on."""

from __future__ import annotations

import html
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_speeches.core.text.record import Segment
from mkdocs_speeches.core.text.sought import sought
from mkdocs_speeches.search.entry import IndexEntry
from scripts.library import MadeSpeech, make_speeches


@dataclass(frozen=True, slots=True)
class Found:
    """How many places a query has on each page that it is found on."""

    places: Mapping[str, int]

    @property
    def total(self) -> int:
        """The places on all pages."""
        return sum(self.places.values())


class NaiveSearch:
    """Reads everything for every query."""

    def __init__(self, entries: Sequence[IndexEntry]) -> None:
        self.uris = [entry.uri for entry in entries]
        self.facets = {entry.uri: frozenset(entry.facets) for entry in entries}
        self.tags = [(entry.uri, sought(tag)) for entry in entries for tag in entry.tags]
        pages = ["\n".join((*map(sought, texts_of(entry)), "")) for entry in entries]
        self.text = "\n".join(pages)
        self.starts = [0]
        for page in pages[:-1]:
            self.starts.append(self.starts[-1] + len(page) + 1)

    def find(
        self,
        phrases: Iterable[str],
        *,
        excluded: Iterable[str] = (),
        filters: Iterable[tuple[str, str]] = (),
    ) -> Found:
        """Pages with all phrases, without the excluded ones, that have all facet values."""
        matches = [self.places(sought(phrase)) for phrase in phrases]
        unwanted = {uri for phrase in excluded for uri in self.places(sought(phrase))}
        pages = set(matches[0]).intersection(*matches[1:]) - unwanted
        chosen = [uri for uri in pages if self.facets[uri].issuperset(filters)]
        return Found({uri: sum(match[uri] for match in matches) for uri in sorted(chosen)})

    def places(self, phrase: str) -> Counter[str]:
        """In how many places of each page `phrase` stands, without overlap; a tag finds its page, and is no place."""
        found: Counter[str] = Counter({uri: 0 for uri, tag in self.tags if phrase in tag})
        at = self.text.find(phrase)
        while at >= 0:
            found[self.uris[bisect_right(self.starts, at) - 1]] += 1
            at = self.text.find(phrase, at + len(phrase))
        return found


def texts_of(entry: IndexEntry) -> Iterator[str]:
    """All texts of a page that a phrase can stand in, but for its tags."""
    yield "" if entry.untitled else entry.title
    yield from (" ".join(segment.text for segment in run) for run in entry.runs)


def made_entries(n: int) -> tuple[IndexEntry, ...]:
    """Made speeches as the index sees them."""
    return tuple(made_entry(speech) for speech in make_speeches(n))


def made_entry(speech: MadeSpeech) -> IndexEntry:
    """Two tags are cut from headings; year, speaker and tags are facets."""
    headings = [line.heading for line in speech.lines if line.heading]
    tags = tuple(dict.fromkeys((headings[0][2:6], headings[-1][-4:])))
    year = [("year", str(speech.date[0]))] if speech.date else []
    speaker = [("speaker", speech.speaker)] if speech.speaker else []
    runs = [
        tuple(
            Segment(text=text, anchor=f"{letter}-{number}", heading=letter == "s")
            for letter, text in (("s", line.heading), ("p", line.text))
            if text
        )
        for number, line in enumerate(speech.lines)
    ]
    return IndexEntry(
        uri=f"speeches/{speech.name.removesuffix('.txt')}/",
        title=speech.title,
        byline=f"{speech.role} {speech.speaker}",
        date="{}-{:02}-{:02}".format(*speech.date) if speech.date else "",
        boost=1.0,
        tags=tags,
        facets=(*year, *speaker, *(("tag", tag) for tag in tags)),
        runs=tuple(runs),
    )


def write_pages(folder: Path, entries: Iterable[IndexEntry]) -> None:
    """The entries as a site of plain pages, each with the search field."""
    for entry in entries:
        path = folder / entry.uri / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(render_page(entry), "utf-8")


def render_page(entry: IndexEntry) -> str:
    """A page that carries all that the entry states."""
    facets = "".join(f'<i data-facet="{name}" data-value="{html.escape(value)}"></i>' for name, value in entry.facets)
    stated = f'<p data-generated data-search-date="{entry.date}" data-search-byline="{entry.byline}">{facets}</p>'
    runs = "\n".join(_render_segment(segment, at > 0) for run in entry.runs for at, segment in enumerate(run))
    return (
        f'<!doctype html>\n<html lang="zh"><head><meta charset="utf-8"><title>{entry.title}</title>\n'
        f'<link rel="stylesheet" href="/search/search.css">\n'
        f'<script type="module" src="/search/search.js"></script></head>\n'
        f"<body><header></header><main><h1>{entry.title}</h1>{stated}\n{runs}\n</main></body></html>\n"
    )


def _render_segment(segment: Segment, follows: bool) -> str:
    tag = "h2" if segment.heading else "p"
    continues = " data-search-continues" if follows else ""
    return f'<{tag} id="{segment.anchor}"{continues}>{html.escape(segment.text)}</{tag}>'
