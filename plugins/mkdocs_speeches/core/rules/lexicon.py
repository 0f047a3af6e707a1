"""The word lists in `data/lexica`: subject terms with their other spellings, and what is no subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

BROAD_FILE = "broad.txt"
COURTESY_FILE = "courtesy.txt"
STOP_FILE = "stop.txt"
FULL_NAME = 4
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Subject terms and stop terms.

    `canonical` leads from each spelling of a term to the one that stands on pages, `spellings` back. `broad` terms
    are touched upon in any speech. `stops` are no tags; no discovered term begins with a word of `openers` or ends with
    one of `closers`. A sentence with one of `courtesies` greets, thanks or congratulates.
    `indirect` spellings stand for a term, but in passing mean something else as often.
    """

    canonical: Mapping[str, str]
    spellings: Mapping[str, tuple[str, ...]]
    broad: frozenset[str]
    stops: frozenset[str]
    openers: frozenset[str]
    closers: frozenset[str]
    courtesies: frozenset[str]
    indirect: frozenset[str]

    def forms(self, term: str) -> tuple[str, ...]:
        """All spellings of `term`, itself first, then in the order of the lists."""
        return self.spellings.get(term, (term,))


class LexiconError(ValueError):
    """A line of a word list that can't be read: prints as `file:line: what is wrong — what would be right`."""


def load_lexicon(extra: Iterable[Path] = ()) -> Lexicon:
    """The package's word lists and then those of `extra` (a site's own), where a later line wins.

    Raises LexiconError, and OSError where a file of `extra` can't be read.
    """
    folder = files("mkdocs_speeches") / "data" / "lexica"
    lists = [(entry.name, entry.read_text("utf-8")) for entry in sorted(folder.iterdir(), key=lambda e: e.name)]
    lists += [(str(path), path.read_text("utf-8")) for path in extra]
    return read_lexicon(lists)


def read_lexicon(lists: Iterable[tuple[str, str]]) -> Lexicon:
    """The lexicon of `lists`, the name and text of each.

    `stop.txt`, `broad.txt` and `courtesy.txt` are lists of their kind.

    Raises LexiconError.
    """
    canonical: dict[str, str] = {}
    plain: dict[str, set[str]] = {COURTESY_FILE: set(), BROAD_FILE: set(), STOP_FILE: set()}
    for name, text in lists:
        if Path(name).name in plain:
            plain[Path(name).name] |= {line for _, line in _lines(text)}
        else:
            for number, line in _lines(text):
                _add(canonical, line, place=f"{name}:{number}")
    spellings: dict[str, tuple[str, ...]] = {}
    for word, term in canonical.items():
        spellings[term] = (*spellings.get(term, (term,)), *([word] if word != term else []))
    stops = plain[STOP_FILE]
    return Lexicon(
        canonical=MappingProxyType(canonical),
        spellings=MappingProxyType(spellings),
        broad=frozenset(plain[BROAD_FILE]),
        stops=frozenset(word for word in stops if _ELLIPSIS not in word),
        openers=frozenset(word[:-1] for word in stops if word.endswith(_ELLIPSIS)),
        closers=frozenset(word[1:] for word in stops if word.startswith(_ELLIPSIS)),
        courtesies=frozenset(plain[COURTESY_FILE]),
        indirect=frozenset(word for word, term in canonical.items() if word != term and _is_indirect(word, term)),
    )


def _is_indirect(word: str, term: str) -> bool:
    """Whether a spelling is short, or has no two neighbouring characters of the term."""
    return len(word) < FULL_NAME or not any(word[i : i + 2] in term for i in range(len(word) - 1))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        entry = line.partition("#")[0].strip()
        if entry:
            yield number, entry


def _add(canonical: dict[str, str], line: str, *, place: str) -> None:
    term, *others = (word.strip() for word in line.split("="))
    if not all((term, *others)):
        raise LexiconError(f"{place}: “=” joins nothing — write “主题词 = 另一种写法”")
    for word in (term, *others):
        canonical[word] = term
