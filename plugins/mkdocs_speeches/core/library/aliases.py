"""Old addresses of speeches: the files there that lead to where each stands now."""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import PurePosixPath

from mkdocs_speeches.core.library.shelves import Entry, Library
from mkdocs_speeches.core.model import Diagnostic, Level


def place_aliases(
    library: Library, taken: Iterable[str], *, directories: bool
) -> tuple[tuple[tuple[str, Entry], ...], tuple[Diagnostic, ...]]:
    """The files at the old addresses of speeches, each with what it leads to; a word on those that are `taken`.

    `directories` says whether pages stand in folders of their own, as index.html.
    """
    known: set[str] = set()
    for address in taken:
        known |= _places_of(address)
    redirects, clashes = [], []
    for shelf in library:
        for entry in shelf.entries:
            for alias in entry.speech.aliases:
                address = _alias_address(alias, directories=directories)
                if _is_free_address(address, known):
                    known |= _places_of(address)
                    redirects.append((address, entry))
                elif "L102" not in entry.speech.ignored:
                    clashes.append(_alias_clash(shelf.name, entry, alias))
    return tuple(redirects), tuple(clashes)


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
