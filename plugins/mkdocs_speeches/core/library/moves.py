"""Addresses that led somewhere before, and what answers there now: those that editors name, and those of earlier
versions, of terms that have no page any more too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import PurePosixPath

from mkdocs_speeches.core.library.addresses import COMPARISON, anchor_of, path_name, shorten, term_name
from mkdocs_speeches.core.library.catalogue import Catalogue, Term
from mkdocs_speeches.core.library.claims import number_names
from mkdocs_speeches.core.library.meetings import MEETINGS
from mkdocs_speeches.core.library.pairs import Pairs, comparison_query, former_uri
from mkdocs_speeches.core.library.people import PEOPLE
from mkdocs_speeches.core.library.shelves import Entry, Library
from mkdocs_speeches.core.model import Diagnostic, Level
from mkdocs_speeches.core.rules.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Move:
    """The page `old`, named by its source as it would be, has gone to `uri`, which is called `title`; at its address
    `query` asks for more than the page itself."""

    old: str
    uri: str
    title: str
    anchor: str = ""
    query: str = ""


def find_moves(library: Library, catalogue: Catalogue, pairs: Pairs, lexicon: Lexicon) -> Iterator[Move]:
    """What is called otherwise than by earlier versions, and terms that a page might have been about."""
    for entry in catalogue.entries:
        if entry.speech.former:
            yield Move(f"speeches/{entry.speech.former}.md", entry.uri, entry.speech.title)
    names = number_names([shorten(path_name(shelf.name)) for shelf in library])
    for shelf, name in zip(library, names, strict=True):
        yield Move(f"sources/{name}.md", shelf.uri, shelf.name)
    yield from _find_comparisons(catalogue, pairs)
    yield from _find_people_and_meetings(catalogue)
    yield from _find_terms(catalogue, lexicon)


def _find_comparisons(catalogue: Catalogue, pairs: Pairs) -> Iterator[Move]:
    """Pages that showed the shared passages of two speeches, by what these are called now and were."""
    speeches = [entry.speech for entry in catalogue.entries]
    for one, other in pairs:
        title, query = (
            f"对照《{speeches[one].title}》《{speeches[other].title}》",
            comparison_query(catalogue, (one, other)),
        )
        now = former_uri(speeches[one].slug, speeches[other].slug)
        before = former_uri(*(speeches[number].former or speeches[number].slug for number in (one, other)))
        yield from (Move(uri, COMPARISON, title, query=query) for uri in dict.fromkeys((now, before)))


def _find_people_and_meetings(catalogue: Catalogue) -> Iterator[Move]:
    """Names of persons before an editor gave another one, and meetings that might have had a page."""
    for person in catalogue.people.persons:
        yield from (Move(f"{PEOPLE}/{term_name(name)}.md", person.uri, person.label) for name in person.names)
    for kind in catalogue.meetings.kinds:
        for meeting in kind.meetings:
            if not meeting.has_page:
                yield Move(f"{MEETINGS}/{term_name(meeting.name)}.md", meeting.uri, meeting.name, meeting.anchor)


def _find_terms(catalogue: Catalogue, lexicon: Lexicon) -> Iterator[Move]:
    """What may have had a page and has none: it answers where the index lists it, or the word that stands for it."""
    listed = catalogue.terms
    heirs: dict[str, Term] = {}
    for word, of in lexicon.related.items():
        for name in of if word in listed else ():
            heirs[name] = max(listed[word], heirs.get(name, listed[word]), key=_weight)
    known = {word: listed.get(name) or heirs.get(name) for word, name in lexicon.canonical.items()}
    for name, term in (known | dict(listed)).items():
        if term and not (term.uri and term.name == name):
            anchor = "" if term.uri else anchor_of(term.name)
            yield Move(f"terms/{term_name(name)}.md", term.uri or term.index, term.name, anchor)


def _weight(term: Term) -> tuple[int, int, str]:
    return len(term.carriers), term.places, term.name


def place_moves(
    library: Library, moves: Iterable[Move], taken: Iterable[str], *, directories: bool
) -> tuple[tuple[tuple[str, Move], ...], tuple[Diagnostic, ...]]:
    """The files at the old addresses of speeches and of what moved, with where they lead, none that is `taken`.

    Tells of those that an editor named and that can't be. `directories` says whether pages stand in folders of their
    own, as index.html.
    """
    known: set[str] = set()
    for address in taken:
        known |= _places_of(address)
    found: list[tuple[str, Move]] = []
    clashes = []
    for shelf in library:
        for entry in shelf.entries:
            for alias in entry.speech.aliases:
                address = _alias_address(alias, directories=directories)
                if _is_free_address(address, known):
                    known |= _places_of(address)
                    found.append((address, Move(alias, entry.uri, entry.speech.title)))
                elif "L102" not in entry.speech.ignored:
                    clashes.append(_alias_clash(shelf.name, entry, alias))
    for move in moves:
        address = page_address(move.old, directories=directories)
        if _is_free_address(address, known):
            known |= _places_of(address)
            found.append((address, move))
    return tuple(found), tuple(clashes)


def _places_of(address: str) -> set[str]:
    """A file as it is known among others, and the folders above it, which end in a slash."""
    path = PurePosixPath(address.casefold())
    return {str(path), *(f"{folder}/" for folder in path.parents)}


def _is_free_address(address: str, known: Set[str]) -> bool:
    """Whether a file may stand there: nothing does, no folder of that name, and no file where it needs a folder."""
    path = PurePosixPath(address.casefold())
    return f"{path}/" not in known and not any(str(place) in known for place in (path, *path.parents))


def page_address(uri: str, *, directories: bool) -> str:
    """The file that a host makes of a page."""
    path = PurePosixPath(uri)
    if path.stem in ("index", "README"):
        return path.with_name("index.html").as_posix()
    return (path.with_suffix("") / "index.html" if directories else path.with_suffix(".html")).as_posix()


def _alias_address(alias: str, *, directories: bool) -> str:
    """The file at an old address; a bare slug is that of a speech."""
    path = alias if "/" in alias else f"speeches/{alias}"
    if path.endswith(".html"):
        return path
    return f"{path}/index.html" if directories else f"{path}.html"


def _alias_clash(source: str, entry: Entry, alias: str) -> Diagnostic:
    return Diagnostic(
        code="L102",
        level=Level.WARNING,
        source=source,
        line=entry.speech.first_line,
        message=f"旧网址“{alias}”已经是另一页的地址",
        remedy="从 aliases 中删去，或改那一页的 slug",
    )
