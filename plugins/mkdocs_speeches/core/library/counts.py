"""How often words stand in the speeches, counted plainly: the one source of every number of words on a page.

A plain count of a word is that of its sought form in the sought form of each paragraph, title and last line included,
without overlap, within longer words too. Search gives the same number for the word in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from mkdocs_speeches.core.library.shelves import Entry
from mkdocs_speeches.core.library.texts import Texts, Zone
from mkdocs_speeches.core.model import BlockNo, Offset, SpeechNo
from mkdocs_speeches.core.text.arrays import Flags, Ints
from mkdocs_speeches.core.text.corpus import BOUNDARY, SOUGHT, Corpus, gather
from mkdocs_speeches.core.text.lookup import find
from mkdocs_speeches.core.text.sought import MARK, sought, sought_offsets

_TOGETHER = 50_000
"""So many paragraphs are looked through at once: bounds memory."""
TITLE = BlockNo(-1)
"""Stands for a title, and for what an editor's page says: no block of the texts."""
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}|(?<=\])\([^()\s]*\)")
"""What of Markdown no reader sees: lists of attributes, and where links lead."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a speech as a reader sees it. `goes_on` says that the next one stands in the same line."""

    speech: SpeechNo
    text: str
    block: BlockNo = TITLE
    goes_on: bool = False


def innermost(forms: Iterable[str]) -> list[str]:
    """Of words in sought form those that hold no other one: where a longer one stands, that one stands, too."""
    asked = tuple(dict.fromkeys(forms))
    return [form for form in asked if not any(other in form for other in asked if other != form)]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand: characters `text[start:end]` of a paragraph."""

    passage: Passage
    start: Offset
    end: Offset


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """How often `word` stands in each speech that has it, and where in the corpus."""

    word: str
    speeches: Mapping[int, int]
    positions: Ints

    @property
    def places(self) -> int:
        """How often in all."""
        return self.positions.size


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of a library: `passages[i]` begins at `corpus.starts[i]`; `sizes[n]` counts letters of speech n."""

    passages: tuple[Passage, ...]
    corpus: Corpus
    owners: Ints
    sizes: Ints

    def count(self, words: Iterable[str]) -> Mapping[str, Tally]:
        """The tally of each of `words`, of one without letters an empty one; all are looked up at once."""
        asked = tuple(dict.fromkeys(words))
        forms = [sought(word) for word in asked]
        unique = tuple(dict.fromkeys(form for form in forms if form))
        starts, strings, lengths = self._find(unique)
        apart = _without_overlap(starts, strings, lengths)
        starts, strings = starts[apart], strings[apart]
        speeches = self.owners_of(starts)
        bounds = np.searchsorted(strings, np.arange(len(unique) + 1)).tolist()
        places = {form: slice(*bounds[n : n + 2]) for n, form in enumerate(unique)}
        none = slice(0, 0)
        return {
            word: Tally(word, _count_each(speeches[places.get(form, none)]), starts[places.get(form, none)])
            for word, form in zip(asked, forms, strict=True)
        }

    def _find(self, forms: Sequence[str]) -> tuple[Ints, Ints, Ints]:
        """All places of `forms`, form by form: where, of which one, and how long that is."""
        whole = [number for number in range(0, len(self.passages), _TOGETHER) if not self._goes_on(number - 1)]
        cuts = [*self.corpus.starts[whole].tolist(), self.corpus.codes.size]
        found = [(first, find(forms, self.corpus.codes[first:last])) for first, last in pairwise(cuts)]
        starts = np.concatenate([np.zeros(0, dtype=np.int64), *(first + hits.starts for first, hits in found)])
        strings = np.concatenate([np.zeros(0, dtype=np.int64), *(hits.strings for _, hits in found)])
        order = np.argsort(strings, kind="stable")
        lengths = np.array([len(form) for form in forms] or [0], dtype=np.int64)
        return starts[order], strings[order], lengths[strings[order]]

    def _goes_on(self, number: int) -> bool:
        return number >= 0 and self.passages[number].goes_on

    def spots(self, positions: Ints, lengths: Ints) -> Iterator[Spot]:
        """The words of so many letters at those places of the corpus, as they are written there."""
        numbers, firsts = self.corpus.locate(positions)
        for number, first, length in zip(numbers.tolist(), firsts.tolist(), lengths.tolist(), strict=True):
            passage = self.passages[number]
            back = _offsets_of(passage.text)
            last = min(first + length, back.size) - 1
            yield Spot(passage, Offset(int(back[first])), Offset(int(back[last]) + 1))

    def owners_of(self, positions: Ints) -> Ints:
        """The speech of each place of the corpus."""
        return self.owners[self.corpus.locate(positions)[0]]


@lru_cache(maxsize=1 << 15)
def _offsets_of(text: str) -> Ints:
    """Where each letter of the sought form stands in a text."""
    return sought_offsets(text)[1]


def _count_each(speeches: Ints) -> Mapping[int, int]:
    if not speeches.size:
        return {}  # of a lexicon most terms stand nowhere
    numbers, counts = np.unique(speeches, return_counts=True)
    return dict(zip(numbers.tolist(), counts.tolist(), strict=True))


def _without_overlap(starts: Ints, strings: Ints, lengths: Ints) -> Flags:
    """Of places that overlap each other, of one word, the first, and then the first that is free of that."""
    kept = np.ones(starts.size, dtype=np.bool_)
    near = np.flatnonzero((np.diff(starts) < lengths[:-1]) & (np.diff(strings) == 0)) + 1
    for number in near.tolist():
        before = number - 1
        while not kept[before]:
            before -= 1
        kept[number] = strings[before] != strings[number] or starts[number] - starts[before] >= lengths[number]
    return kept


def gather_words(texts: Texts, entries: Sequence[Entry]) -> Wording:
    """The words of all speeches as their pages show them."""
    passages = tuple(_passages_of(texts, entries))
    corpus = gather((passage.text for passage in passages), SOUGHT)
    ends = np.append(corpus.starts[1:], corpus.codes.size) - 1
    goes_on = np.array([passage.goes_on for passage in passages], dtype=np.bool_)
    owners = np.array([passage.speech for passage in passages], dtype=np.int64)
    is_letter = (corpus.codes != BOUNDARY) & (corpus.codes != ord(MARK))
    holders = np.repeat(owners, np.diff(corpus.starts, append=corpus.codes.size))
    sizes = np.bincount(holders[is_letter], minlength=len(entries))
    joined = Corpus(np.delete(corpus.codes, ends[goes_on]), corpus.starts - np.cumsum(goes_on) + goes_on)
    return Wording(passages, joined, owners, sizes)


def _passages_of(texts: Texts, entries: Sequence[Entry]) -> Iterator[Passage]:
    """The title of each speech, empty where it is named by its file, then its paragraphs, a subtitle too."""
    bounds = np.searchsorted(texts.owners, np.arange(len(entries) + 1)).tolist()
    for number, entry in enumerate(entries):
        speech = SpeechNo(number)
        yield Passage(speech, "" if entry.speech.named_by_file else entry.speech.title)
        if entry.adoption:
            yield from (Passage(speech, _ATTRIBUTES.sub("", text)) for text in entry.adoption.body.split("\n\n"))
        for block_no in range(*bounds[number : number + 2]):
            block = texts.blocks[block_no]
            is_title = block.zone is Zone.TITLE and entry.speech.front.title is not None and block_no == bounds[number]
            if not is_title and not entry.adoption:
                yield Passage(speech, block.shown, BlockNo(block_no), block.run_in)
