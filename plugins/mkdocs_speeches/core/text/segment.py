"""Cuts a whole library into words: jieba's dictionary and its most probable path, in numpy.

jieba itself cuts half a million characters a second; it would take longer than all the rest of a build. The path
through its dictionary is the same for every clause, so all clauses walk it together here, with each word's frequency
and part of speech at hand. Words that the dictionary lacks stay single characters: `keywords` binds them by their own
statistics. Only this module knows jieba.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mkdocs_speeches.core.text.arrays import Codes, Flags, Floats, Ints, codes_of
from mkdocs_speeches.core.text.lookup import Lookup, find, make_lookup

with warnings.catch_warnings():
    # jieba imports pkg_resources, and its regular expressions are written without raw strings
    warnings.simplefilter("ignore")
    import jieba


LONGEST_CLAUSE = 256
CHUNK = 1 << 18
UNKNOWN = 0


@dataclass(frozen=True, slots=True)
class Dictionary:
    """jieba's words; entry 0 is a character or run that it lacks, entry `i + 1` the string `i` of `lookup`.

    `frequencies` are counts in its own corpus of `total` words, `classes` its parts of speech (`n`, `vn`, `ns` …).
    """

    frequencies: Floats
    classes: NDArray[np.str_]
    total: float
    lookup: Lookup


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
        rows = dict(_row(line) for line in file.read().decode("utf-8").splitlines())
    frequencies = np.array([1.0, *(frequency for frequency, _ in rows.values())])
    return Dictionary(
        frequencies=frequencies,
        classes=np.array(["x", *(kind for _, kind in rows.values())]),
        total=float(frequencies.sum()),
        lookup=make_lookup(tuple(rows)),
    )


def _row(line: str) -> tuple[str, tuple[float, str]]:
    word, frequency, kind = line.split(" ")
    return word, (float(frequency), kind)


def entries_of(words: Iterable[str]) -> Ints:
    """The dictionary's entries for those of `words` that it has."""
    lines = codes_of("\n" + "".join(f"{word}\n" for word in words))
    found = find(dictionary().lookup, lines)
    alone = (lines[found.starts - 1] == ord("\n")) & (lines[found.starts + found.lengths] == ord("\n"))
    return np.sort(found.strings[alone]) + 1


def segment(codes: Codes) -> Words:
    """The words of `codes`: Chinese ones as jieba cuts them without guessing, other letters and digits by runs.

    All else (marks, white space, redactions) separates words and belongs to none. Linear in the text.
    """
    starts, ends = _clauses(codes)
    bounds = np.searchsorted(ends, np.arange(0, codes.size + CHUNK, CHUNK))
    parts = [_words(codes, starts[a:b], ends[a:b]) for a, b in pairwise(bounds.tolist()) if a < b]
    runs = _runs(_is_letter(codes))
    parts.append((runs[0], runs[1], np.full(runs[0].size, UNKNOWN)))
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    order = np.argsort(columns[0], kind="stable")
    return Words(starts=columns[0][order], ends=columns[1][order], entries=columns[2][order])


def _clauses(codes: Codes) -> tuple[Ints, Ints]:
    """Runs of Chinese characters, cut where one is longer than any clause a person would write."""
    starts, ends = _runs(_is_chinese(codes))
    pieces = (ends - starts - 1) // LONGEST_CLAUSE + 1
    nth = np.arange(int(pieces.sum())) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    starts = np.repeat(starts, pieces) + nth * LONGEST_CLAUSE
    return starts, np.minimum(starts + LONGEST_CLAUSE, np.repeat(ends, pieces))


def _runs(flags: Flags) -> tuple[Ints, Ints]:
    """Starts and ends of the runs of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return edges[::2], edges[1::2]


def _is_chinese(codes: Codes) -> Flags:
    return np.asarray(_between(codes, 0x4E00, 0x9FFF) | _between(codes, 0x3400, 0x4DBF) | (codes == 0x3007))


def _is_letter(codes: Codes) -> Flags:
    plain = np.where(_between(codes, 0xFF01, 0xFF5E), codes - 0xFEE0, codes)
    return np.asarray(_between(plain | 0x20, 0x61, 0x7A) | _between(plain, 0x30, 0x39))


def _between(codes: NDArray[np.integer[Any]], first: int, last: int) -> Flags:
    return np.asarray((codes >= first) & (codes <= last))


def _words(codes: Codes, starts: Ints, ends: Ints) -> tuple[Ints, Ints, Ints]:
    """The words of one chunk of clauses."""
    first, last = int(starts[0]), int(ends[-1])
    entries = _entries(codes[first:last])
    best = _paths(entries, starts - first, ends - first)
    at = _walk(best, starts - first, ends - first)
    length = best[at]
    return at + first, at + first + length, entries[at, length - 1]


def _entries(codes: Codes) -> Ints:
    """`[place, length - 1]`: the entry of the word of that length at that place; 0 where there is none."""
    lookup = dictionary().lookup
    found = find(lookup, codes)
    entries = np.zeros((codes.size, len(lookup.hashes)), dtype=np.int64)
    entries[found.starts, found.lengths - 1] = found.strings + 1
    return entries


def _paths(entries: Ints, starts: Ints, ends: Ints) -> Ints:
    """For each place the length of the word that the most probable way to its clause's end takes first.

    All clauses are walked backwards in step; of equally probable ways jieba takes the longer first word.
    """
    logs = np.log(dictionary().frequencies) - np.log(dictionary().total)
    width = entries.shape[1]
    score = np.zeros(entries.shape[0] + width)
    best = np.ones(entries.shape[0], dtype=np.int64)
    order = np.argsort(starts - ends, kind="stable")
    ends, lengths = ends[order], (ends - starts)[order]
    ahead = np.arange(1, width + 1)
    for step in range(1, int(lengths.max(initial=0)) + 1):
        at = ends[: int(np.searchsorted(-lengths, -step, side="right"))] - step
        entry = entries[at]
        ways = np.where(entry > 0, logs[entry], -np.inf)
        ways[:, 0] = logs[entry[:, 0]]
        ways += score[at[:, None] + ahead]
        choice = width - 1 - np.argmax(ways[:, ::-1], axis=1)
        best[at], score[at] = choice + 1, ways[np.arange(at.size), choice]
    return best


def _walk(best: Ints, starts: Ints, ends: Ints) -> Ints:
    """The places where a word begins, in order."""
    begins = np.zeros(best.size, dtype=np.bool_)
    at, end = starts, ends
    while at.size:
        begins[at] = True
        at = at + best[at]
        inside = at < end
        at, end = at[inside], end[inside]
    return np.flatnonzero(begins)
