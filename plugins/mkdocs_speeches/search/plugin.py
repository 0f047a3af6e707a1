"""MkDocs adapter: `plugins: [cjk-search]` gives any site exact search. Thin."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_speeches.core.text.record import BLOCK, NAMES, NameGroups, read_names
from mkdocs_speeches.search.assets import (
    DISK_SCRIPT,
    FOLDER,
    PAGE_MARK,
    SEARCH_SCRIPT,
    STYLE,
    copy_assets,
    read_asset,
)
from mkdocs_speeches.search.entry import IndexEntry
from mkdocs_speeches.search.index import is_for_disk, write_index
from mkdocs_speeches.search.postings import IndexTooLarge
from mkdocs_speeches.search.rendered import read_rendered

_search_log = get_plugin_logger("cjk-search")

PAGE = "search.md"
"""The search page; a site that has its own keeps it."""


class Settings(Config):  # type: ignore[no-untyped-call]
    """None so far: what there is to set, pages state themselves."""


class SearchPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Indexes each page as built and puts the index, the reader and the search page beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, IndexEntry] = {}
        self.names: dict[str, NameGroups] = {}
        self.page = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps this plugin from one rebuild of a served site to the next, which may bring changed pages only."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds style and module; says so where the built-in search would answer beside this one."""
        if any(name in config.plugins for name in ("search", "material/search", "materialx/search")):
            _search_log.warning("the built-in search is on as well: take `search` out of the plugins in mkdocs.yml")
        script = ExtraScriptValue(f"{FOLDER}/{SEARCH_SCRIPT}")
        script.type = "module"
        config.extra_javascript.append(script)
        config.extra_css.append(f"{FOLDER}/{STYLE}")
        return config

    @event_priority(-100)  # another plugin may bring a search page of its own
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Adds the search page, out of the navigation, unless the site has one."""
        if files.get_file_from_path(PAGE) is None:
            page = File.generated(config, PAGE, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            home = get_relative_url("index.html" if is_for_disk(page.url) else ".", page.url)
            page.content_string = read_asset("search.md").replace("HOME", home)
            files.append(page)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Notes the address of the search page, and forgets pages that are no more."""
        file = files.get_file_from_path(PAGE)
        assert file is not None, "added in on_files"
        self.page = file.url
        if is_for_disk(self.page):
            config.extra_javascript.append(ExtraScriptValue(f"{FOLDER}/{DISK_SCRIPT}"))
        here = {page.src_uri for page in files.documentation_pages()}
        self.entries = {name: entry for name, entry in self.entries.items() if name in here}
        self.names = {name: groups for name, groups in self.names.items() if name in here}
        return nav

    @event_priority(-100)  # what other plugins made of the page is what readers see
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Takes the page's entry, unless its front matter excludes it."""
        if page.file.src_uri == PAGE:
            if PAGE_MARK not in output:
                _search_log.warning(
                    f"{PAGE}: no element carries `data-search-page` — the search shows in the place of that one"
                )
            return output
        self.names[page.file.src_uri] = read_names(output)
        stated = _stated_search(page)
        self.entries.pop(page.file.src_uri, None)
        if not stated.get("exclude"):
            entry = read_rendered(output, unquote(page.url), boost=_boost(stated, page))
            if entry:
                self.entries[page.file.src_uri] = entry
        return NAMES.sub("", BLOCK.sub("", output, count=1), count=1)  # a reader need not fetch the text twice

    def take(self, name: str, told: str, names: NameGroups, url: str, boost: float) -> None:
        """Takes a page that is not built anew: the record that it told, empty where it is not to be found."""
        self.names[name] = names
        self.entries.pop(name, None)
        entry = read_rendered(told, unquote(url), boost=boost) if told else None
        if entry:
            self.entries[name] = entry

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes the index: now all pages are there."""
        folder = Path(config.site_dir) / FOLDER
        copy_assets(folder)
        entries = sorted(self.entries.values(), key=lambda entry: entry.uri)
        names = tuple(group for _, groups in sorted(self.names.items()) for group in groups)
        try:
            summary = write_index(entries, folder, page=self.page, names=names)
        except IndexTooLarge as error:
            raise PluginError(f"cjk-search: {error}") from error
        _search_log.debug(
            f"{summary.pages} pages, {summary.characters:,} characters, index of {summary.size / 1e6:.1f} MB"
        )


def _stated_search(page: Page) -> Mapping[str, Any]:
    stated = page.meta.get("search") or {}
    if not isinstance(stated, Mapping):
        raise PluginError(
            f"{page.file.src_uri}: `search: {stated}` — write `search: {{exclude: true}}` or `{{boost: 2}}`"
        )
    return stated


def _boost(stated: Mapping[str, Any], page: Page) -> float:
    boost = stated.get("boost", 1)
    if isinstance(boost, bool) or not isinstance(boost, int | float) or not 0 < boost <= 1000:
        raise PluginError(f"{page.file.src_uri}: `search.boost: {boost}` — a number above 0, at most 1000")
    return float(boost)
