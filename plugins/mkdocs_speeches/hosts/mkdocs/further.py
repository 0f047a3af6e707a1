"""Files that lie beside the pages: texts, the library as data, and what modules ask for when a reader first does."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.pipeline import Build
from mkdocs_speeches.core.store.memory import Recall
from mkdocs_speeches.hosts.mkdocs.characters import write_characters
from mkdocs_speeches.hosts.mkdocs.glances import write_glances
from mkdocs_speeches.hosts.mkdocs.textfiles import write_files
from mkdocs_speeches.hosts.mkdocs.theme import has_our_pages


def write_further(
    origins: Mapping[str, Page], built: Build, files: Files, config: MkDocsConfig, recall: Recall
) -> None:
    """Writes them for the pages that are published, texts by what `recall` knows; what modules ask for only where pages
    have our modules."""
    write_files(built, files, config, recall)
    if has_our_pages(config):
        write_characters(origins, built.library, files, config)
        write_glances(origins.values(), files, config)
