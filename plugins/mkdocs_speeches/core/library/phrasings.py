"""Phrasings: whole clauses that several speeches use alike, each with those that differ from it by a few characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from mkdocs_speeches.core.library.alignment import narrow
from mkdocs_speeches.core.library.reuse import PLACE_BITS, SHORTEST, Matches, Places, most_speeches
from mkdocs_speeches.core.text.arrays import Flags, Ints, text_of
from mkdocs_speeches.core.text.corpus import Corpus, Position
from mkdocs_speeches.core.text.fingerprints import Fingerprints

_SPARE = 4
"""So many candidates are looked at for each that is wanted: most repeat a better one."""
CHARACTERS_A_CHANGE = 8
"""Two phrasings are one said in two ways where one of so many characters is another one, is left out or is put in."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Words that several speeches use alike: `length` characters of the corpus at each of `places`, in order.

    `variants` are other ways to say it, the most used first.
    """

    length: int
    places: tuple[Position, ...]
    speeches: int
    variants: tuple[Phrasing, ...] = ()


def find_phrasings(
    everywhere: Places, owners: Ints, matches: Matches, clauses: Flags, *, most: int
) -> tuple[Phrasing, ...]:
    """The `most` phrasings that the most speeches share, the longer first among equals; none within another.

    Two speeches at least have each as whole clauses, which begin and end where `clauses` says that some do. `matches`
    are those of `find_matches`; all places of a phrasing count, those inside longer clauses too.
    """
    corpus, prints = everywhere.corpus, everywhere.prints
    starts, ends = _most_shared(corpus, owners, _whole_clauses(matches, clauses), prints, most * _SPARE)
    limit = most_speeches(int(owners.max(initial=-1)) + 1)
    found = []
    for places, length in zip(everywhere.of(starts, ends), (ends - starts).tolist(), strict=True):
        speeches = np.unique(owners[corpus.locate(places)[0]]).size
        if 1 < speeches <= limit:
            found.append(Phrasing(length, tuple(places.tolist()), speeches))
    found.sort(key=lambda phrasing: (-phrasing.speeches, -phrasing.length, phrasing.places))
    return _choose_phrasings(corpus, found, most)


def _whole_clauses(matches: Matches, clauses: Flags) -> Matches:
    """What the matches have of clauses that are whole on both sides."""
    whole = narrow(matches, clauses)
    kept = whole.ends - whole.starts >= SHORTEST
    for side in (whole.starts, whole.ends, whole.others, whole.other_ends):
        kept &= clauses[side]
    return whole.taken(kept)


def _most_shared(corpus: Corpus, owners: Ints, matches: Matches, prints: Fingerprints, most: int) -> tuple[Ints, Ints]:
    """The runs that the most speeches have in a match, each once, the longer first among equals."""
    keys = np.concatenate((prints.of(matches.starts, matches.ends), prints.of(matches.others, matches.other_ends)))
    places = np.concatenate((matches.starts, matches.others))
    lengths = np.tile(matches.ends - matches.starts, 2)
    _, at, phrase = np.unique(keys, return_index=True, return_inverse=True)
    speeches = owners[corpus.locate(places)[0]]
    holders = np.unique(phrase << PLACE_BITS | speeches) >> PLACE_BITS
    count = np.bincount(holders, minlength=at.size)
    best = at[np.lexsort((places[at], -lengths[at], -count))[:most]]
    return places[best], places[best] + lengths[best]


@dataclass(slots=True)
class _Row:
    """A phrasing with its variants; `forms` are the words of all."""

    phrasing: Phrasing
    forms: list[str]
    variants: list[Phrasing]


def _choose_phrasings(corpus: Corpus, found: Iterable[Phrasing], most: int) -> tuple[Phrasing, ...]:
    """Of phrasings, the best first, those that neither hold a better one nor lie within it, variants with the best."""
    rows: list[_Row] = []
    for phrasing in found:
        words = text_of(corpus.codes[phrasing.places[0] : phrasing.places[0] + phrasing.length])
        if any(words in form or form in words for row in rows for form in row.forms):
            continue
        alike = next((row for row in rows if is_variant(row.forms[0], words)), None)
        if alike:
            alike.forms.append(words)
            alike.variants.append(phrasing)
        elif len(rows) < most:
            rows.append(_Row(phrasing, [words], []))
    return tuple(
        Phrasing(row.phrasing.length, row.phrasing.places, row.phrasing.speeches, tuple(row.variants)) for row in rows
    )


def is_variant(words: str, others: str) -> bool:
    """Whether two phrasings differ by no more than one change in `CHARACTERS_A_CHANGE` characters."""
    most = min(len(words), len(others)) // CHARACTERS_A_CHANGE
    if abs(len(words) - len(others)) > most or len(set(words) ^ set(others)) > 2 * most:
        return False
    return _count_changes(words, others) <= most


def _count_changes(words: str, others: str) -> int:
    """How many characters have to be put in, left out or changed to make one of the other."""
    before = list(range(len(others) + 1))
    for number, sign in enumerate(words, start=1):
        row = [number]
        row.extend(_each_change(before, row, sign, others))
        before = row
    return before[-1]


def _each_change(before: list[int], row: list[int], sign: str, others: str) -> Iterator[int]:
    for place, other in enumerate(others):
        yield min(before[place] + (sign != other), before[place + 1] + 1, row[-1] + 1)
