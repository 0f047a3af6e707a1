"""Other plugins of the same site: what they need to know of our pages, and which of them can't be had beside us."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as SitePage

from mkdocs_speeches.core.library.shelves import Library
from mkdocs_speeches.core.pages.page import Page

_MOST_EXCLUDED = 200
"""So many pages are named one by one: each is compared with each page of the site."""
_TEXTS = ("utf-8", "utf-8-sig")


def refuse_pairs(config: MkDocsConfig) -> None:
    """Raises PluginError where a plugin would spoil our pages, or fail on them."""
    if "i18n" in config.plugins:
        raise PluginError("plugins: i18n reads pages again from docs_dir, where ours are not — build a site of its own")


def name_source(file: File, page: Page, seeds: Path, config: MkDocsConfig) -> None:
    """Lets a page's file say where it comes from: a seed, whose history in git is the page's, or the settings."""
    seed = seeds / page.source if page.source else None
    if seed and seed.is_file():
        file.abs_src_path = os.path.abspath(seed)
        # a plugin that dates pages by git takes what another has generated for new
        file.generated_by = None
    elif config.config_file_path:
        file.abs_src_path = os.path.abspath(config.config_file_path)
        file.edit_uri = None


def spare_undecoded(library: Library, config: MkDocsConfig) -> None:
    """Keeps the plugin that counts authors from seeds that it can't decode, and would end the build on."""
    authors = config.plugins.get("git-authors")
    if authors is None:
        return
    shelves = [shelf for shelf in library if shelf.document.source.encoding not in _TEXTS]
    uris = [uri for shelf in shelves for uri in (shelf.uri, *(entry.uri for entry in shelf.entries))]
    excluded = uris if len(uris) <= _MOST_EXCLUDED else ["speeches/*", "sources/*"]
    authors.config["exclude"] = list(dict.fromkeys((*authors.config["exclude"], *excluded)))


def show_own_date(page: SitePage) -> None:
    """Where another plugin dates a page that we have dated, ours is shown."""
    if "revision_date" in page.meta and "git_revision_date_localized" in page.meta:
        page.meta["git_revision_date_localized"] = page.meta["revision_date"]
