"""When two titles are one: a line that the page repeats, the name of the file."""

from __future__ import annotations

import re

from mkdocs_speeches.core.text.normal import normal

SHARED = 0.6
"""Titles that share so much of the shorter one are the same, one perhaps with a year or a site's name more."""
_FILE_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:[-_.年]?[01][0-9](?:[-_.月]?[0-3][0-9]日?)?)?(?![0-9])")
_DATE_FIRST = re.compile(r"(?:19|20)[0-9]{2}[-_.年]?[01][0-9][-_.月]?[0-3][0-9]")
_SEPARATOR = re.compile(r"[_\s-]+")
_PLACE_IN_ROW = re.compile(r"\A[0-9]{1,3}[-_.、 ]+(?=[\u4e00-\u9fff《“])")
"""The number of a file among others, before its title."""
_WHICH = re.compile("第[一二三四五六七八九十百0-9]{1,4}|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
"""What tells a title from those before and behind it: of which congress, of which year."""


class Likeness:
    """Compares titles, and works out the key of each but once."""

    def __init__(self) -> None:
        self._keys: dict[str, tuple[str, frozenset[str], frozenset[str]]] = {}

    def same(self, first: str, second: str) -> bool:
        """Whether two lines print the same title."""
        (one, pairs, counted), (two, others, also) = self._key(first), self._key(second)
        if not one or not two or (counted - also and also - counted):
            return False
        if one in two or two in one:
            return min(len(one), len(two)) > 2
        smaller = min(len(one), len(two)) - 1
        return smaller > 3 and len(pairs & others) >= SHARED * smaller

    def _key(self, text: str) -> tuple[str, frozenset[str], frozenset[str]]:
        """The normal form of a title, its pairs of characters, and what tells it from those beside it."""
        if text not in self._keys:
            key = normal(text)
            pairs = frozenset(key[place : place + 2] for place in range(len(key) - 1))
            self._keys[text] = key, pairs, frozenset(_WHICH.findall(key))
        return self._keys[text]


def same_title(first: str, second: str) -> bool:
    """Whether two lines print the same title, one perhaps with a year or a site's name more."""
    return Likeness().same(first, second)


def title_in(name: str) -> str:
    """The title that the name of a file holds beside its date; empty where nothing but a number is left."""
    rest = _SEPARATOR.sub(" ", _FILE_DATE.sub(" ", _PLACE_IN_ROW.sub("", name, count=1))).strip()
    return rest if re.search("[\u3400-\u9fff]{2}", rest) else ""


def names_file(text: str, name: str, *, whole: bool = False) -> bool:
    """Whether a line is the title that the file's name holds; `whole`: the name with its date."""
    if whole:
        return _DATE_FIRST.match(name) is not None and title_in(name) != "" and normal(text) == normal(name)
    title = normal(title_in(name))
    return bool(title) and normal(text) == title
