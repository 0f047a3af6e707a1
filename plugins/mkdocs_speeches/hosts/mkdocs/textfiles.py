"""What the site has as files beside its pages: the text of each speech, and the whole library as data."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_speeches.core.library.shelves import Entry, Library, Shelf
from mkdocs_speeches.core.pages.dataset import data_files
from mkdocs_speeches.core.pages.plain import list_plain, source_blocks, write_text
from mkdocs_speeches.core.pipeline import Build
from mkdocs_speeches.core.store.memory import Recall, Stage

DATA_FOLDER = "data"
"""The folder of the site in which the library lies as data."""


def text_file_of(uri: str) -> str:
    """The address of a speech's text as a file: beside its page."""
    return f"{uri.removesuffix('.md')}.txt"


def write_files(build: Build, files: Files, config: MkDocsConfig, recall: Recall) -> None:
    """Writes them of the speeches whose pages are published; none over a file that the author has there."""
    library = _leave_published(build.library, files)
    _write_texts(library, files, config, recall)
    found = data_files(library, build.pages, partial(_page_address, files, config), recall)
    for name, pieces in found.items():
        if not files.get_file_from_path(f"{DATA_FOLDER}/{name}"):
            _write_pieces(Path(config.site_dir) / DATA_FOLDER / name, pieces)


def _write_texts(library: Library, files: Files, config: MkDocsConfig, recall: Recall) -> None:
    name = str(html.unescape(config.site_name))  # templates have it as text of a kind of its own
    for shelf in library:
        for entry in shelf.entries:
            if files.get_file_from_path(text_file_of(entry.uri)):
                continue
            address = _page_address(files, config, entry)
            inputs = shelf.document, entry, name, address
            text = recall(Stage.TEXT_FILE, entry.uri, inputs, partial(_file_text, shelf, entry, name, address))
            _write_pieces(Path(config.site_dir) / text_file_of(entry.uri), (text,))


def _leave_published(library: Library, files: Files) -> Library:
    """The library without the speeches whose pages another plugin has taken out of the site."""
    kept = (tuple(entry for entry in shelf.entries if files.get_file_from_path(entry.uri)) for shelf in library)
    return tuple(replace(shelf, entries=entries) for shelf, entries in zip(library, kept, strict=True))


def _page_address(files: Files, config: MkDocsConfig, entry: Entry) -> str:
    """The web address of a speech's page, empty where the site has none."""
    page = files.get_file_from_path(entry.uri)
    return f"{config.site_url}{page.url}" if page and config.site_url else ""


def _file_text(shelf: Shelf, entry: Entry, library: str, address: str) -> str:
    return write_text((*list_plain(shelf, entry), *source_blocks(library, address)))


def _write_pieces(path: Path, pieces: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)
