"""Trims a run of a text to what can be quoted by itself: whole words, and no scraps of the clauses at its edges."""

from __future__ import annotations

import re

import numpy as np

from mkdocs_speeches.core.model import Offset
from mkdocs_speeches.core.text.segment import Words, dictionary

SHORTEST_PART = 4
"""A part of a clause that is shorter than this says nothing by itself."""
ENOUGH = 14
"""Beside so many characters of whole clauses no part of another one is wanted."""
_CLAUSE_END = re.compile("[，。；：！？,;:!?]")
_PART_END = re.compile("[，。；：、！？,;:!?]")
# jieba's parts of speech by their first letters: particles, conjunctions, suffixes; prepositions, adverbs, pronouns,
# numbers, whose unit would follow
_LOOSE_FIRST, _LOOSE_LAST = "ucyk", "ucypdrmx"


def trim(text: str, words: Words, start: Offset, end: Offset) -> tuple[Offset, Offset]:
    """The part of `text[start:end]` that can be quoted, as offsets; both are `start` where there is none.

    `words` are those of `text`.
    """
    first, last = int(np.searchsorted(words.starts, start)), int(np.searchsorted(words.ends, end, side="right"))
    clauses = _Clauses(text, words)
    first = clauses.trim_start(first, last)
    last = clauses.trim_end(first, last)
    if first >= last:
        return start, start
    return Offset(int(words.starts[first])), Offset(int(words.ends[last - 1]))


class _Clauses:
    """The words of a text, parted by marks into clauses; runs of them go by the numbers of their words."""

    def __init__(self, text: str, words: Words) -> None:
        self.starts, self.ends = words.starts.tolist(), words.ends.tolist()
        self.kinds = dictionary().classes_of(words)
        self.text = text

    def trim_start(self, first: int, last: int) -> int:
        if not self._begins(first, _CLAUSE_END):
            whole = self._behind(first, last, _CLAUSE_END)
            if self._length(whole, last) >= ENOUGH:
                return whole
        if self._begins(first, _PART_END):
            return first
        while first < last and self.kinds[first][0] in _LOOSE_FIRST:
            first += 1
        behind = self._behind(first, last, _PART_END)
        return behind if behind < last and self._length(first, behind) < SHORTEST_PART else first

    def trim_end(self, first: int, last: int) -> int:
        if not self._begins(last, _CLAUSE_END):
            whole = self._before(first, last, _CLAUSE_END)
            if self._length(first, whole) >= ENOUGH:
                return whole
        if self._begins(last, _PART_END):
            return last
        while first < last and self._is_loose(last - 1):
            last -= 1
        before = self._before(first, last, _PART_END)
        return before if before > first and self._length(before, last) < SHORTEST_PART else last

    def _behind(self, first: int, last: int, mark: re.Pattern[str]) -> int:
        return next((word for word in range(first + 1, last) if self._begins(word, mark)), last)

    def _before(self, first: int, last: int, mark: re.Pattern[str]) -> int:
        return next((word for word in range(last - 1, first, -1) if self._begins(word, mark)), first)

    def _begins(self, word: int, mark: re.Pattern[str]) -> bool:
        """Whether a clause, or a part of one, begins with this word: such a mark stands in front of it."""
        if not 0 < word < len(self.starts):
            return True
        return mark.search(self.text, self.ends[word - 1], self.starts[word]) is not None

    def _is_loose(self, word: int) -> bool:
        """Whether what it belongs to would follow it: a verb of one character has its object behind it."""
        kind = self.kinds[word]
        return kind[0] in _LOOSE_LAST or (kind == "v" and self._length(word, word + 1) == 1)

    def _length(self, first: int, last: int) -> int:
        """How many characters the words have, without the marks between them."""
        return int(sum(self.ends[word] - self.starts[word] for word in range(first, last)))
