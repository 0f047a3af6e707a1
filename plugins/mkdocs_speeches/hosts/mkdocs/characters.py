"""How the library's traditional characters are simplified: a script beside the modules, for readers who ask for it.

It holds the characters of published speeches only, out of OpenCC's table; a page opened from a disk can have it, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_speeches.core.library.shelves import Library
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.pages.plain import list_plain
from mkdocs_speeches.core.text.script import TRADITIONAL, plain_characters

CHARACTERS = "assets/traditional.js"
_IN_ONE_UNIT = 0xFFFF
"""JavaScript counts what lies behind it twice."""


def write_characters(origins: Mapping[str, Page], library: Library, files: Files, config: MkDocsConfig) -> None:
    """Writes it, where a speech is in traditional characters."""
    known = plain_characters(_texts(origins, library, files))
    pairs = {before: after for before, after in known.pairs.items() if max(map(ord, before + after)) <= _IN_ONE_UNIT}
    if pairs:
        told = {"pairs": "".join(sorted(map("".join, pairs.items()))), "contexts": dict(sorted(known.contexts.items()))}
        write_data(CHARACTERS, told, config)


def _texts(origins: Mapping[str, Page], library: Library, files: Files) -> Iterator[str]:
    for shelf in library:
        for entry in shelf.entries:
            page = origins.get(entry.uri)
            if page and page.reference and page.reference.script == TRADITIONAL and files.get_file_from_path(page.uri):
                yield from (block.text for block in list_plain(shelf, entry))


def write_data(name: str, told: object, config: MkDocsConfig) -> None:
    """Writes what modules ask for when a reader does, as a script: `data.js` takes it from the script's own element."""
    path = Path(config.site_dir) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f"document.currentScript.speeches = {text};\n", "utf-8", newline="\n")
