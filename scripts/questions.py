"""Queries of every kind, each with what reading all pages finds: what search must answer, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from mkdocs_speeches.core.text.normal import normal
from mkdocs_speeches.search.entry import IndexEntry
from scripts.naive import NaiveSearch, texts_of


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its filters, and how many places it has on each page."""

    query: str
    filters: Mapping[str, str]
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Examiner:
    """Asks about a library; the same `seed` asks the same."""

    entries: Sequence[IndexEntry]
    naive: NaiveSearch
    seed: int = 1

    def substrings(self, n: int) -> Iterator[Question]:
        """Of 1 to 12 characters, cut anywhere inside paragraphs, signs and digits too."""
        yield from (self._phrase(phrase) for phrase in self._cut(n, longest=12))

    def names(self, n: int) -> Iterator[Question]:
        """Titles, headings and tags: all, or `n` of them from all over the library."""
        headings = {part.text for entry in self.entries for run in entry.runs for part in run if part.heading}
        tags = {tag for entry in self.entries for tag in entry.tags}
        named = sorted(headings | tags | {entry.title for entry in self.entries})
        yield from (self._phrase(phrase) for phrase in named[:: max(1, len(named) // n)])

    def passages(self, n: int) -> Iterator[Question]:
        """Of 20 to 400 characters, as a writer pastes them, every other one with a character that is not in it."""
        for number, passage in enumerate(self._cut(n, least=20, longest=400)):
            at = len(passage) * (number % 7) // 7
            yield self._phrase(passage if number % 2 else f"{passage[:at]}会{passage[at:]}")

    def strangers(self, n: int) -> Iterator[Question]:
        """Phrases that stand nowhere, though both their halves do."""
        pieces = self._cut(10 * n, longest=5)
        others = Random(self.seed).sample(pieces, len(pieces))
        asked = (self._phrase(one + other) for one, other in zip(pieces, others, strict=True))
        strange = [question for question in asked if not question.places][:n]
        assert len(strange) == n, "a library of so few words cannot be asked for others"
        yield from strange

    def several(self, n: int) -> Iterator[Question]:
        """Two or three phrases that must all occur; one that is asked for twice counts once."""
        pieces = self._cut(3 * n, longest=4)
        for at in range(0, 3 * n, 3):
            phrases = pieces[at : at + 2 + at % 2]
            each = dict.fromkeys(map(normal, phrases))
            yield Question(" ".join(map(quoted, phrases)), {}, self.naive.find(each).places)

    def exclusions(self, n: int) -> Iterator[Question]:
        """A phrase and one that must not occur."""
        pieces = [normal(piece) for piece in self._cut(2 * n, longest=3)]
        for wanted, unwanted in zip(pieces[::2], pieces[1::2], strict=True):
            yield Question(f"{wanted} -{unwanted}", {}, self.naive.find([wanted], excluded=[unwanted]).places)

    def filters(self, n: int) -> Iterator[Question]:
        """A phrase in pages of one value of a facet."""
        random = Random(self.seed)
        facets = sorted({facet for entry in self.entries for facet in entry.facets})
        for piece in self._cut(n, longest=2):
            name, value = random.choice(facets)
            found = self.naive.find([piece], filters=[(name, value)])
            yield Question(quoted(piece), {name: value}, found.places)

    def _phrase(self, phrase: str) -> Question:
        return Question(quoted(phrase), {}, self.naive.find([phrase.replace('"', "")]).places)

    def _cut(self, n: int, *, longest: int, least: int = 1) -> list[str]:
        random, texts = Random(f"{self.seed}/{longest}"), [text for entry in self.entries for text in texts_of(entry)]
        cut: list[str] = []
        while len(cut) < n:
            text = random.choice(texts)
            at = random.randrange(len(text))
            piece = text[at : at + random.randint(least, longest)]
            if normal(piece):
                cut.append(piece)
        return cut


KINDS: Mapping[str, tuple[Callable[[Examiner, int], Iterator[Question]], int]] = {
    "substrings": (Examiner.substrings, 500),
    "titles, headings and tags": (Examiner.names, 500),
    "passages": (Examiner.passages, 100),
    "phrases that stand nowhere": (Examiner.strangers, 200),
    "several phrases": (Examiner.several, 100),
    "exclusions": (Examiner.exclusions, 100),
    "facets": (Examiner.filters, 150),
}
"""What is asked, and how often where not all can be."""


def quoted(phrase: str) -> str:
    """As a reader would write a phrase that must be taken as one, whatever signs it holds."""
    return '"' + phrase.replace('"', "") + '"'
