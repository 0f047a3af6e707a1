"""Puts our pages among the files of a site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_speeches.core.editors.adoption import Adoption
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.hosts.mkdocs.beside import name_source
from mkdocs_speeches.hosts.mkdocs.entries import IN_NAVIGATION
from mkdocs_speeches.hosts.mkdocs.rendering import OwnFile


def place_pages(
    pages: Iterable[Page],
    adopted: Mapping[str, Adoption],
    files: Files,
    make_file: Callable[[Page], File],
) -> dict[str, Page]:
    """Adds what the docs folder has no page for, and gives what is ours; a page that an editor took over stays a file
    of that folder."""
    origins = {}
    taken_over = {adoption.name for adoption in adopted.values()}
    for page in pages:
        file = files.get_file_from_path(page.uri)
        if file is None and page.uri not in taken_over:
            origins[page.uri] = page
            files.append(make_file(page))
        elif file is not None and page.uri in taken_over:
            # watched, edited and validated as such
            place, file.content_string = file.abs_src_path, page.text
            file.abs_src_path, file.inclusion = place, InclusionLevel.NOT_IN_NAV
            origins[page.uri] = page
    return origins


def generate_file(page: Page, seeds: Path, config: MkDocsConfig) -> File:
    """The file of a page that the docs folder does not have."""
    # each page in the navigation costs on each page
    inclusion = InclusionLevel.UNDEFINED if page.uri in IN_NAVIGATION else InclusionLevel.NOT_IN_NAV
    file = OwnFile.generated(config, page.uri, content="", inclusion=inclusion)
    assert isinstance(file, OwnFile)
    file.own = page
    name_source(file, page, seeds, config)
    return file
