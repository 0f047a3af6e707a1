"""How one text ends and begins its phrases, learned from the text itself."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_PHRASE = re.compile(r"[^。,;!?:”“()《》]+")


@dataclass(frozen=True, slots=True)
class Habits:
    """How often each pair of characters stands in the text, at the end of a phrase, and at the beginning of one; the
    same of single characters."""

    pairs: Counter[str]
    ends: Counter[str]
    begins: Counter[str]

    def ends_phrase(self, pair: str) -> float:
        """The logarithm of how likely a phrase ends with these two characters, where they stand."""
        return self._share(pair, pair[1], self.ends)

    def begins_phrase(self, pair: str) -> float:
        """The same for its beginning."""
        return self._share(pair, pair[0], self.begins)

    def holds(self, pair: str) -> float:
        """The logarithm of how often the pair stands elsewhere in the text: words that do are one."""
        return math.log(max(self.pairs[pair], 1))

    def _share(self, pair: str, edge: str, seen: Counter[str]) -> float:
        # a pair that was not seen counts as often as its edge says of it
        alone = (seen[edge] + 0.1) / (self.pairs[edge] + 1)
        return math.log((seen[pair] + alone) / max(self.pairs[pair], 1))


def learn_habits(texts: Iterable[str]) -> Habits:
    """The habits of these texts together."""
    habits = Habits(Counter(), Counter(), Counter())
    for text in texts:
        habits.pairs.update(text)
        habits.pairs.update(map("".join, itertools.pairwise(text)))
        for match in _PHRASE.finditer(text):
            phrase = match[0]
            habits.ends.update((phrase[-1], phrase[-2:]) if len(phrase) > 1 else phrase)
            habits.begins.update((phrase[0], phrase[:2]) if len(phrase) > 1 else phrase)
    return habits
