"""Cuts a whole library into words: jieba's most probable path through jieba's dictionary, without guesses.

Words that the dictionary lacks stay single characters: a library binds them by their own statistics. Only this module
knows jieba; its cutter written in Rust makes the same cuts as the one in Python, many times faster.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, pairwise, repeat

import numpy as np
import rjieba
from numpy.typing import NDArray

from mkdocs_speeches.core.text.arrays import Codes, Flags, Floats, Ints, sound_text_of

with warnings.catch_warnings():
    # jieba imports pkg_resources, and its regular expressions are written without raw strings
    warnings.simplefilter("ignore")
    import jieba

LONGEST_SEGMENTED = 1 << 18
"""A text is cut at the first line end behind so many characters: that bounds the memory that words take."""
UNKNOWN = 0
_WIDE_SIGNS = (0xFF01, 0xFF5E)
_TO_PLAIN = np.uint32(0xFEE0)
_LINE_END = ord("\n")


@dataclass(frozen=True, slots=True)
class Dictionary:
    """jieba's words, numbered from 1 by `entries`; `UNKNOWN` is a character or run that it lacks.

    `frequencies` are counts in its own corpus of `total` words, `classes` the numbers of its parts of speech in
    `class_names` (`n`, `vn`, `ns` …).
    """

    frequencies: Floats
    classes: Ints
    class_names: NDArray[np.str_]
    total: float
    entries: Mapping[str, int]

    def are(self, wanted: Sequence[str]) -> Flags:
        """For each entry whether it is of one of these parts of speech."""
        return np.asarray(np.isin(self.class_names, wanted)[self.classes])


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: word i is `codes[starts[i]:ends[i]]` and has the dictionary entry `entries[i]`."""

    starts: Ints
    ends: Ints
    entries: Ints


@cache
def dictionary() -> Dictionary:
    """jieba's dictionary, read once in a process, without its cache file in the temporary folder."""
    with jieba.Tokenizer().get_dict_file() as file:
        columns = file.read().decode("utf-8").split()
    words, counts, classes = columns[::3], columns[1::3], ["x", *columns[2::3]]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(classes))}
    frequencies = np.array([1.0, *map(float, counts)])
    return Dictionary(
        frequencies=frequencies,
        classes=np.fromiter(map(numbers.__getitem__, classes), dtype=np.int64, count=len(classes)),
        class_names=np.array(list(numbers)),
        total=float(frequencies.sum()),
        entries=dict(zip(words, count(1), strict=False)),
    )


def entries_of(words: Iterable[str]) -> Ints:
    """The dictionary's entries for those of `words` that it has, in order."""
    entries = dictionary().entries
    return np.array(sorted(entries[word] for word in set(words) if word in entries), dtype=np.int64)


def frequencies_of(words: Iterable[str]) -> Floats:
    """How often jieba's corpus has each of `words`; 1 where the dictionary lacks it."""
    known = dictionary()
    return np.asarray(known.frequencies[[known.entries.get(word, UNKNOWN) for word in words]])


def segment(codes: Codes) -> Words:
    """The words of `codes`: Chinese ones as jieba cuts them without guessing, other letters and digits by runs.

    All else (marks, white space, redactions) separates words and belongs to none. Linear in the text.
    """
    plain = np.where(_between(codes, *_WIDE_SIGNS), codes - _TO_PLAIN, codes)
    parts = [_words(plain[first:last], first) for first, last in pairwise(_cuts(plain))]
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    return Words(starts=columns[0], ends=columns[1], entries=columns[2])


def _cuts(codes: Codes) -> Iterator[int]:
    """Where the text is cut into chunks, both its ends included."""
    ends = np.flatnonzero(codes == _LINE_END) + 1
    yield 0
    last = 0
    while (
        last < codes.size - LONGEST_SEGMENTED
        and (behind := int(np.searchsorted(ends, last + LONGEST_SEGMENTED))) < ends.size
    ):
        last = int(ends[behind])
        yield last
    yield codes.size


def _words(codes: Codes, first: int) -> tuple[Ints, Ints, Ints]:
    """The words of one chunk, which begins at `first`."""
    words = _cutter().cut(sound_text_of(codes), hmm=False)
    ends = np.cumsum(np.fromiter(map(len, words), dtype=np.int64, count=len(words)))
    starts = np.concatenate(([0], ends))[:-1].astype(np.int64)
    known = dictionary().entries
    entries = np.fromiter(map(known.get, words, repeat(UNKNOWN)), dtype=np.int64, count=len(words))
    kept = _is_letter(codes)[starts]
    return starts[kept] + first, ends[kept] + first, entries[kept]


@cache
def _cutter() -> rjieba.Jieba:
    return rjieba.Jieba()


def _is_letter(codes: Codes) -> Flags:
    """Whether each is a Chinese character, a Latin letter or a digit."""
    latin = _between(codes, 0x61, 0x7A) | _between(codes, 0x41, 0x5A) | _between(codes, 0x30, 0x39)
    chinese = _between(codes, 0x4E00, 0x9FFF) | _between(codes, 0x3400, 0x4DBF) | (codes == 0x3007)
    return np.asarray(latin | chinese)


def _between(codes: Codes, first: int, last: int) -> Flags:
    return np.asarray((codes >= first) & (codes <= last))
