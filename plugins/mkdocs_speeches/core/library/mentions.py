"""The texts of a library cut into words, and where terms stand in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from mkdocs_speeches.core.library.texts import TextBlock, Texts, Zone
from mkdocs_speeches.core.model import BlockNo, Offset
from mkdocs_speeches.core.store.memory import Recall, Stage, make_anew
from mkdocs_speeches.core.text.arrays import Codes, Flags, Floats, Hashes, Ints, codes_of
from mkdocs_speeches.core.text.fingerprints import Fingerprints, fingerprints
from mkdocs_speeches.core.text.normal import SPECIAL, singles
from mkdocs_speeches.core.text.segment import Words, segment

ZONES = {Zone.TITLE: 5.0, Zone.HEADING: 5.0, Zone.TEXT: 1.0, Zone.SALUTATION: 0.0}
"""What a mention counts for by where it stands."""

LONGEST_HEADING = 30
"""A heading of more characters names no subject, it says something of some."""


class TermKind(IntEnum):
    """How a term was found: in a lexicon, there as a broad or a related word, or in the texts themselves."""

    LISTED = 0
    BROAD = 1
    RELATED = 2
    PHRASE = 3
    NAME = 4
    WORD = 5


class Place(NamedTuple):
    """Where a term stands: `text[start:end]` of a block."""

    block: BlockNo
    start: Offset
    end: Offset


@dataclass(frozen=True, slots=True, eq=False)
class TermPlaces:
    """Places in reading order: of term `names[which[i]]`, in block `blocks[i]`, from `starts[i]` to `ends[i]`."""

    names: tuple[str, ...]
    which: Ints
    blocks: Ints
    starts: Ints
    ends: Ints

    def places(self) -> Mapping[str, tuple[Place, ...]]:
        """The places of each name."""
        order = np.argsort(self.which, kind="stable")
        cuts = np.searchsorted(self.which[order], np.arange(len(self.names) + 1)).tolist()
        columns = (column[order].tolist() for column in (self.blocks, self.starts, self.ends))
        places = [Place(*place) for place in zip(*columns, strict=True)]
        return {name: tuple(places[cuts[n] : cuts[n + 1]]) for n, name in enumerate(self.names)}


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where candidates stand; `keys` tell which by the hash of its name, `kinds` how it was found."""

    starts: Ints
    ends: Ints
    keys: Hashes
    kinds: Ints

    def taken(self, which: Ints | Flags) -> Mentions:
        """Those that `which` selects, in its order."""
        return Mentions(self.starts[which], self.ends[which], self.keys[which], self.kinds[which])


def join_mentions(*parts: Mentions) -> Mentions:
    """All of these, one part behind the other."""
    return Mentions(
        starts=np.concatenate([part.starts for part in parts]),
        ends=np.concatenate([part.ends for part in parts]),
        keys=np.concatenate([part.keys for part in parts]),
        kinds=np.concatenate([part.kinds for part in parts]),
    )


@dataclass(frozen=True, slots=True)
class SegmentedTexts:
    """All texts as one: block b is `codes[bounds[b]:bounds[b + 1]]`, of speech `speeches[b]`, worth `weights[b]`.

    `written` are the characters as the seeds have them, one for one.
    """

    written: Codes
    codes: Codes
    bounds: Ints
    speeches: Ints
    weights: Floats
    is_title: Flags
    is_body: Flags
    count: int
    words: Words
    prints: Fingerprints

    def blocks_of(self, places: Ints) -> Ints:
        """The block that each place lies in."""
        return np.searchsorted(self.bounds, places, side="right") - 1

    def words_of_speeches(self) -> Ints:
        """The words of each speech, at least one."""
        owners = self.speeches[self.blocks_of(self.words.starts)]
        return np.maximum(np.bincount(owners, minlength=self.count), 1)

    def sizes(self) -> Ints:
        """The characters of each speech."""
        return np.bincount(self.speeches, weights=np.diff(self.bounds), minlength=self.count).astype(np.int64)


def segment_texts(texts: Texts, recall: Recall = make_anew) -> SegmentedTexts:
    """The texts as one row of code points, cut into words; linear in the text."""
    lines = [f"{block.text}\n" for block in texts.blocks]
    ends = np.searchsorted(texts.owners, np.arange(len(texts.speeches) + 1)).tolist()
    wholes = ["".join(lines[first:last]) for first, last in pairwise(ends)]
    parts = [
        recall(Stage.WORDS, speech.slug, whole, partial(_words_of, whole))
        for speech, whole in zip(texts.speeches, wholes, strict=True)
    ]
    lengths = np.array([len(line) for line in lines], dtype=np.int64)
    written = codes_of("".join(wholes))
    codes = fold_variants(written)
    return SegmentedTexts(
        written=written,
        codes=codes,
        bounds=np.concatenate(([0], np.cumsum(lengths))).astype(np.int64),
        speeches=texts.owners,
        weights=np.array([ZONES[_worth_of(block)] for block in texts.blocks]),
        is_title=np.array([block.zone is Zone.TITLE for block in texts.blocks], dtype=np.bool_),
        is_body=np.array([block.is_body for block in texts.blocks], dtype=np.bool_),
        count=len(texts.speeches),
        words=_join_words(parts, [len(whole) for whole in wholes]),
        prints=fingerprints(codes),
    )


def _words_of(text: str) -> Words:
    """The words of one speech. None reaches over the end of a line."""
    return segment(fold_variants(codes_of(text)))


def _worth_of(block: TextBlock) -> Zone:
    """The zone that a block counts as: a heading of a whole sentence is text, a numbered paragraph is often read so."""
    return Zone.TEXT if block.zone is Zone.HEADING and len(block.text) > LONGEST_HEADING else block.zone


def _join_words(parts: Sequence[Words], sizes: Sequence[int]) -> Words:
    """The words of texts that stand behind each other."""
    if not parts:
        return segment(codes_of(""))
    shifts = np.repeat(np.cumsum([0, *sizes[:-1]]), [part.starts.size for part in parts])
    starts, ends, entries = (
        np.concatenate(column)
        for column in zip(*((part.starts, part.ends, part.entries) for part in parts), strict=True)
    )
    return Words(starts + shifts, ends + shifts, entries)


def fold_variants(codes: Codes) -> Codes:
    """Variants of a character made one (traditional, full width), place by place; marks stay as they are."""
    plain = singles()[codes]
    return np.where((plain == 0) | (plain == SPECIAL), codes, plain)
