"""The text of each speech as a file of the site, beside its page."""

from __future__ import annotations

import html
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_speeches.core.library.shelves import Entry, Library, Shelf
from mkdocs_speeches.core.pages.plain import list_plain, source_blocks, write_text
from mkdocs_speeches.core.store.memory import Recall, Stage


def text_file_of(uri: str) -> str:
    """The address of a speech's text as a file: beside its page."""
    return f"{uri.removesuffix('.md')}.txt"


def write_text_files(library: Library, files: Files, config: MkDocsConfig, recall: Recall) -> None:
    """Writes them all, for the pages that are published; none over a file that the author has there."""
    name = str(html.unescape(config.site_name))  # templates have it as text of a kind of its own
    for shelf in library:
        for entry in shelf.entries:
            page = files.get_file_from_path(entry.uri)
            if page is None or files.get_file_from_path(text_file_of(entry.uri)):
                continue
            address = f"{config.site_url}{page.url}" if config.site_url else ""
            inputs = shelf.document, entry, name, address
            text = recall(Stage.TEXT_FILE, entry.uri, inputs, partial(_file_text, shelf, entry, name, address))
            path = Path(config.site_dir) / text_file_of(entry.uri)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")


def _file_text(shelf: Shelf, entry: Entry, library: str, address: str) -> str:
    return write_text((*list_plain(shelf, entry), *source_blocks(library, address)))
