"""The MkDocs adapter: settings in, generated pages out."""

from __future__ import annotations

import html
import logging
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import yaml
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.yaml import yaml_load

from mkdocs_speeches.core.library.addresses import CITED, OCCASIONS, PHRASINGS, SOURCES, SPEAKERS, SPEECHES, TERMS
from mkdocs_speeches.core.model import Diagnostic, Level
from mkdocs_speeches.core.pages.escape import escape
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.pipeline import Build, build
from mkdocs_speeches.core.rules.load import Rules, load_rules
from mkdocs_speeches.core.text.wording import as_line
from mkdocs_speeches.hosts.mkdocs.editorial import (
    date_page,
    link_to_corrections,
    link_to_seed,
    publish_schema,
    redirect_aliases,
    show_contact,
    show_keys,
)
from mkdocs_speeches.hosts.mkdocs.finish import FINISH
from mkdocs_speeches.hosts.mkdocs.rendering import take_over
from mkdocs_speeches.hosts.mkdocs.revisions import revision_dates
from mkdocs_speeches.hosts.project import UNDECODABLE, Misuse, Project, find_seeds, read_adoptions, read_rules

HERE = Path(__file__).parents[2]
DATA = HERE / "data"
STYLESHEETS = ("assets/speeches.css", "assets/links.css")
SCRIPTS = ("assets/mentions.js", "assets/concordance.js", "assets/trail.js", "assets/stops.js")
EXTENSIONS = ("attr_list", "md_in_html", FINISH)
IN_NAVIGATION = ("index.md", SPEECHES, TERMS, SPEAKERS, OCCASIONS, PHRASINGS, CITED, SOURCES)
"""In the order of the tabs that a site has which says nothing of its navigation."""
OVERVIEW_MARK = "<!-- speeches -->"
HOME = """\
---
hide:
  - navigation
  - toc
---

# {name} {{ .speech-page }}

<!-- speeches -->
"""
SEARCH_PAGE = "search.md"
SEARCH = """\
---
title: 搜索
description: 在全部讲话里查找词句：一字不差，连同上下文。
hide:
  - navigation
  - toc
---

# 搜索

搜索要由浏览器运行脚本：请从网站打开本页（不要从本地文件打开），并允许运行脚本。也可以从[关键词](tags.md)或[全部讲话](speeches.md)找起。
{ data-search-page }
"""

log = get_plugin_logger("speeches")


class SpeechesConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's settings."""

    seeds = config_options.Dir(default="seeds", exists=True)
    lexica = config_options.ListOfItems(config_options.File(exists=True), default=[])
    contact = config_options.Optional(config_options.Type(str))


class SpeechesPlugin(BasePlugin[SpeechesConfig]):  # type: ignore[no-untyped-call]
    """Adds a page for each speech found in the seeds, the lists of them, and what these pages need."""

    rules: Rules
    build: Build
    origins: dict[str, Page]
    dates: Mapping[str, str]
    serving: bool
    rules_as_of: tuple[tuple[str, int], ...]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps this plugin, and the rules that it has read, from one rebuild of a served site to the next."""
        self.serving = command == "serve"
        self.rules_as_of = ()

    # before search and tags, which read the language and the Markdown extensions
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Brings templates, styles and Markdown extensions along; refuses what would spoil the pages."""
        # the search of the theme segments with jieba, which tells its loading on a handler of its own
        logging.getLogger("jieba").setLevel(logging.WARNING)
        _check(config, Path(self.config.seeds))
        config.site_name = _as_text(config.site_name)
        _fill_theme(config)
        config.extra_css[:0] = [name for name in STYLESHEETS if name not in config.extra_css]
        config.extra_javascript.extend(_module(name) for name in SCRIPTS if name not in config.extra_javascript)
        config.markdown_extensions.extend(name for name in EXTENSIONS if name not in config.markdown_extensions)
        own = (self.config.seeds, *self.config.lexica)
        watched = (*own, str(DATA)) if self.serving else own
        config.watch.extend(folder for folder in watched if folder not in config.watch)
        self._read_rules()
        return config

    def _read_rules(self) -> None:
        """Reads rules and lexica, again only where one of their files has changed since."""
        own = [Path(name) for name in self.config.lexica]
        read = [*(path for path in sorted(DATA.rglob("*")) if path.is_file()), *own]
        as_of = tuple((str(path), path.stat().st_mtime_ns) for path in read)
        if as_of == self.rules_as_of:
            return
        load_rules.cache_clear()
        try:
            self.rules = read_rules(own)
        except Misuse as error:
            raise PluginError(error.message) from error
        except ValueError as error:
            raise PluginError(f"data/: {error}") from error
        self.rules_as_of = as_of

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Reads the library and adds its pages; a page of the same address in the docs folder stays instead."""
        started = time.monotonic()
        folder = Path(self.config.seeds)
        adopted, faults = read_adoptions(Project(folder, Path(config.docs_dir)))
        _drop_undecodable(files, faults, folder, config)
        search = SEARCH_PAGE if "cjk-search" in config.plugins else ""
        found = find_seeds((folder,))
        seeds = (seed for _, seed in found.seeds)
        self.build = build(seeds, self.rules, preview=self.serving, adopted=adopted, search=search)
        self.dates = revision_dates(folder)
        self.origins = {}
        for page in (*self.build.pages, *_companions(config, search)):
            file = files.get_file_from_path(page.uri)
            if file is None:
                self.origins[page.uri] = page
                files.append(_generate(page, config))
            elif any(adoption.name == page.uri for adoption in adopted.values()):
                # still a file of the docs folder: watched, edited and validated as such
                file.content_string, file.inclusion = page.text, InclusionLevel.NOT_IN_NAV
                self.origins[page.uri] = page
        for name in (*STYLESHEETS, *SCRIPTS):
            files.append(File.generated(config, name, abs_src_path=str(HERE / name)))
        publish_schema(files, config)
        clashes = redirect_aliases(self.build.library, files, config)
        others = (diagnostic for _, diagnostic in found.others)
        self.build = replace(self.build, diagnostics=(*self.build.diagnostics, *others, *faults, *clashes))
        _report(self.build, os.path.relpath(folder), time.monotonic() - started)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Puts the lists in their order, before the author's own pages, where the author has said nothing of it."""
        if config.nav is None:
            nav.items.sort(key=_tab)
        return nav

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Lets pages lead to their seeds, and sets the overview of the library in where a page asks for it."""
        origin = self.origins.get(page.file.src_uri)
        links = link_to_seed(page, origin, Path(self.config.seeds), config)
        config.mdx_configs[FINISH] = {"links": links}
        if origin is not None:
            take_over(page, origin, links)
        date_page(page, origin, self.dates)
        link_to_corrections(page, files)
        markdown = show_keys(show_contact(markdown, self.config.contact))
        if OVERVIEW_MARK not in markdown:
            return markdown
        return markdown.replace(OVERVIEW_MARK, self.build.overview)


def _check(config: MkDocsConfig, seeds: Path) -> None:
    if config.theme.name != "material":
        raise PluginError(f"theme.name: {config.theme.name!r} has no page for a speech — write 'material'")
    if seeds.resolve().is_relative_to(Path(config.docs_dir).resolve()):
        raise PluginError(f"seeds: {seeds} lies inside docs_dir, whose files are published — move it beside")


def _module(name: str) -> ExtraScriptValue:
    script = ExtraScriptValue(name)
    script.type = "module"
    return script


def _as_text(name: str) -> str:
    """The name of a site so that the theme, which prints it as HTML, shows it as the text that it is."""
    return Markup(name.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;"))


def _fill_theme(config: MkDocsConfig) -> None:
    """What a site of Chinese texts on closed networks needs and its author has not said."""
    stated = _stated_theme(config)
    if "language" not in stated:
        config.theme["language"] = "zh"
    if "font" not in stated:
        config.theme["font"] = False
    if "features" not in stated:  # the sidebar gives way to the text: a wide screen has the lists in tabs
        config.theme["features"] = ["navigation.tabs", "navigation.top", "toc.follow"]
    # behind the author's own folder, before the theme's
    folders = config.theme.dirs
    if str(HERE / "templates") not in folders:
        folders.insert(1 if config.theme.custom_dir else 0, str(HERE / "templates"))


def _stated_theme(config: MkDocsConfig) -> dict[str, object]:
    """The theme's settings in mkdocs.yml itself; `config.theme` has the theme's own ones mixed in."""
    if not config.config_file_path or not os.path.exists(config.config_file_path):
        return {}
    with open(config.config_file_path, encoding="utf-8-sig") as file:
        theme = yaml_load(file, yaml.BaseLoader).get("theme")
    return theme if isinstance(theme, dict) else {}


def _drop_undecodable(files: Files, faults: Sequence[Diagnostic], folder: Path, config: MkDocsConfig) -> None:
    """Leaves out the pages that end the whole build where MkDocs reads them."""
    for fault in faults:
        if fault.code == UNDECODABLE:
            name = Path(os.path.relpath(folder / fault.source, config.docs_dir)).as_posix()
            file = files.get_file_from_path(name)
            if file is not None:
                files.remove(file)


def _companions(config: MkDocsConfig, search: str) -> Iterator[Page]:
    """A home page and a search page for sites that have none of their own."""
    yield Page(
        uri="index.md", head="", markdown=HOME.format(name=escape(" ".join(html.unescape(config.site_name).split())))
    )
    if search:
        yield Page(uri=search, head="", markdown=SEARCH)


def _tab(item: StructureItem) -> int:
    uri = item.file.src_uri if isinstance(item, SitePage) else ""
    return IN_NAVIGATION.index(uri) if uri in IN_NAVIGATION else len(IN_NAVIGATION)


def _generate(page: Page, config: MkDocsConfig) -> File:
    # each page in the navigation costs on each page
    inclusion = InclusionLevel.UNDEFINED if page.uri in IN_NAVIGATION else InclusionLevel.NOT_IN_NAV
    return File.generated(config, page.uri, content=page.text, inclusion=inclusion)


_LOGGED = {Level.NOTE: log.debug, Level.WARNING: log.warning, Level.ERROR: log.error}


def _report(built: Build, folder: str, seconds: float) -> None:
    for diagnostic in built.diagnostics:
        _LOGGED[diagnostic.level](_format(diagnostic, folder))
    levels = Counter(diagnostic.level for diagnostic in built.diagnostics)
    speeches = sum(len(shelf.entries) for shelf in built.library)
    log.info(
        f"{len(built.library)} seeds, {speeches} speeches, {built.count_headings()} headings, "
        f"{levels[Level.NOTE]} notes, {levels[Level.WARNING]} warnings, {levels[Level.ERROR]} errors, {seconds:.2f} s"
    )


def _format(diagnostic: Diagnostic, folder: str) -> str:
    place = Path(os.path.normpath(f"{folder}/{diagnostic.source}")).as_posix() + (
        f":{diagnostic.line}" if diagnostic.line else ""
    )
    return as_line(f"{place}: {diagnostic.code} {diagnostic.message} — {diagnostic.remedy}")
