"""The word lists in `data/lexica`: subject terms, what is the same thing as them, and what is no subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from mkdocs_speeches.core.text.normal import normal

BROAD_FILE = "broad.txt"
COURTESY_FILE = "courtesy.txt"
STOP_FILE = "stop.txt"
_ELLIPSIS = "…"
_TERM = re.compile(r"(?P<term>.*?)(?: (?P<since>(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?))?")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Subject terms and stop terms.

    `canonical` leads from each spelling of the same thing to the term that stands on pages, `spellings` back. `related`
    leads from broader or everyday words to the terms that they belong to: they name none, but may be subjects. `since`
    says from when a term is in use (`2012-11` or `2006`). `broad` terms are touched upon in any speech. `stops` are no
    tags; no discovered term begins with a word of `openers` or ends with one of `closers`. A sentence with one of
    `courtesies` greets, thanks or congratulates. `unlisted` are the normal forms of names that stand in no list at all.
    """

    canonical: Mapping[str, str]
    spellings: Mapping[str, tuple[str, ...]]
    related: Mapping[str, frozenset[str]]
    since: Mapping[str, str]
    broad: frozenset[str]
    stops: frozenset[str]
    openers: frozenset[str]
    closers: frozenset[str]
    courtesies: frozenset[str]
    unlisted: frozenset[str] = frozenset()

    def forms(self, term: str) -> tuple[str, ...]:
        """All spellings of `term`, itself first, then in the order of the lists."""
        return self.spellings.get(term, (term,))


class LexiconError(ValueError):
    """A line of a word list that can't be read: prints as `file:line: what is wrong — what would be right`."""


@dataclass(slots=True)
class _Terms:
    """The subject terms gathered so far."""

    canonical: dict[str, str]
    related: dict[str, set[str]]
    since: dict[str, str]

    def add(self, line: str, *, place: str) -> None:
        """Takes one entry over: `term since = the same thing ~ a broader word`."""
        same, *broader = (part.strip() for part in line.split("~"))
        head, *others = (word.strip() for word in same.split("="))
        found = _TERM.fullmatch(head)
        term = found["term"] if found else head
        if not all((term, *others)):
            raise LexiconError(f"{place}: “=” joins nothing — write “主题词 = 同一事物的另一种叫法”")
        if not all(broader):
            raise LexiconError(f"{place}: “~” joins nothing — write “主题词 ~ 更宽泛的说法”")
        self.canonical.update(dict.fromkeys((term, *others), term))
        for word in broader:
            self.related.setdefault(word, set()).add(term)
        if found and found["since"]:
            self.since[term] = found["since"]

    def without(self, names: frozenset[str]) -> _Terms:
        """The terms without those names, given in normal form; another name of such a term is a term of no list."""
        if not names:
            return self
        canonical = {word: term for word, term in self.canonical.items() if not _is_any_of((word, term), names)}
        related = {
            word: {term for term in of if term in canonical}
            for word, of in self.related.items()
            if not _is_any_of((word,), names)
        }
        return _Terms(canonical, {word: of for word, of in related.items() if of}, self.since)


def _is_any_of(words: Iterable[str], names: frozenset[str]) -> bool:
    return not names.isdisjoint(map(normal, words))


def load_lexicon(extra: Iterable[Path] = (), unlisted: Iterable[str] = ()) -> Lexicon:
    """The package's word lists and then those of `extra` (a site's own), where a later line wins.

    Names that are `unlisted` are no terms, and no other names of them.

    Raises LexiconError, and OSError where a file of `extra` can't be read.
    """
    folder = files("mkdocs_speeches") / "data" / "lexica"
    lists = [(entry.name, entry.read_text("utf-8")) for entry in sorted(folder.iterdir(), key=lambda e: e.name)]
    lists += [(str(path), path.read_text("utf-8")) for path in extra]
    return read_lexicon(lists, unlisted)


def read_lexicon(lists: Iterable[tuple[str, str]], unlisted: Iterable[str] = ()) -> Lexicon:
    """The lexicon of `lists`, the name and text of each, without the names that are `unlisted`.

    `stop.txt`, `broad.txt` and `courtesy.txt` are lists of their kind.

    Raises LexiconError.
    """
    terms = _Terms({}, {}, {})
    plain: dict[str, set[str]] = {COURTESY_FILE: set(), BROAD_FILE: set(), STOP_FILE: set()}
    for name, text in lists:
        if Path(name).name in plain:
            plain[Path(name).name] |= {line for _, line in _lines(text)}
        else:
            for number, line in _lines(text):
                terms.add(line, place=f"{name}:{number}")
    stops, left_out = plain[STOP_FILE], frozenset(map(normal, unlisted)) - {""}
    listed = terms.without(left_out)
    return Lexicon(
        canonical=MappingProxyType(listed.canonical),
        spellings=MappingProxyType(_spellings(listed.canonical)),
        related=MappingProxyType(
            {word: frozenset(of) for word, of in listed.related.items() if word not in listed.canonical}
        ),
        since=MappingProxyType(terms.since),
        broad=frozenset(plain[BROAD_FILE]),
        stops=frozenset(word for word in stops if _ELLIPSIS not in word),
        openers=frozenset(word[:-1] for word in stops if word.endswith(_ELLIPSIS)),
        closers=frozenset(word[1:] for word in stops if word.startswith(_ELLIPSIS)),
        courtesies=frozenset(plain[COURTESY_FILE]),
        unlisted=left_out,
    )


def _spellings(canonical: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    spellings: dict[str, tuple[str, ...]] = {}
    for word, term in canonical.items():
        spellings[term] = (*spellings.get(term, (term,)), *([word] if word != term else []))
    return spellings


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        entry = line.partition("#")[0].strip()
        if entry:
            yield number, entry
