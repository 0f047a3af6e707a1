"""The MkDocs adapter: settings in, generated pages out."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Set
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from mkdocs_speeches.core.library.reuse import LibraryTooLarge
from mkdocs_speeches.core.pages.adopted import render_spoilt
from mkdocs_speeches.core.pages.markdown_writer import write_markdown
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.pipeline import Build, Past, build
from mkdocs_speeches.core.rules.load import Rules, load_rules
from mkdocs_speeches.core.store.memory import Memory, Stage
from mkdocs_speeches.core.store.storage import Storage
from mkdocs_speeches.hosts.collecting import spare_collection
from mkdocs_speeches.hosts.headway import Headway, headway_of_build
from mkdocs_speeches.hosts.mkdocs.beside import refuse_pairs, show_own_date, spare_undecoded
from mkdocs_speeches.hosts.mkdocs.cache import open_cache
from mkdocs_speeches.hosts.mkdocs.companions import SEARCH_PAGE, make_companions
from mkdocs_speeches.hosts.mkdocs.compiled import CompiledTemplates
from mkdocs_speeches.hosts.mkdocs.covered import SiteFiles
from mkdocs_speeches.hosts.mkdocs.editorial import (
    Dates,
    date_page,
    link_to_corrections,
    link_to_seed,
    publish_schema,
    redirect_moves,
)
from mkdocs_speeches.hosts.mkdocs.entries import arrange_unstated, find_home
from mkdocs_speeches.hosts.mkdocs.feed import FEED, has_feed, write_feed
from mkdocs_speeches.hosts.mkdocs.finish import FINISH
from mkdocs_speeches.hosts.mkdocs.further import write_further
from mkdocs_speeches.hosts.mkdocs.home import show_overview
from mkdocs_speeches.hosts.mkdocs.kept import KeptPages
from mkdocs_speeches.hosts.mkdocs.placing import generate_file, place_pages
from mkdocs_speeches.hosts.mkdocs.rendering import take_over
from mkdocs_speeches.hosts.mkdocs.report import (
    name_strict_codes,
    report_build,
    report_rebuilt,
    report_unpublished,
    report_unread,
    show_unread,
)
from mkdocs_speeches.hosts.mkdocs.theme import bring_assets, dress, has_our_pages, name_as_text
from mkdocs_speeches.hosts.mkdocs.told import tell_speech
from mkdocs_speeches.hosts.mkdocs.watching import Keeper
from mkdocs_speeches.hosts.placeholders import OVERVIEW_MARK, show_contact, show_keys
from mkdocs_speeches.hosts.project import Misuse, Project, read_adoptions, read_rules
from mkdocs_speeches.hosts.revisions import first_commits, revision_dates
from mkdocs_speeches.hosts.seeds import find_seeds, sum_up
from mkdocs_speeches.search.plugin import SearchPlugin

HERE = Path(__file__).parents[2]
DATA = HERE / "data"
EXTENSIONS = ("attr_list", "md_in_html", FINISH)


class SpeechesConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's settings."""

    seeds = config_options.Dir(default="seeds", exists=True)
    lexica = config_options.ListOfItems(config_options.File(exists=True), default=[])
    unlisted = config_options.ListOfItems(config_options.Type(str), default=[])
    cache = config_options.Type(str, default=".cache/speeches")
    contact = config_options.Optional(config_options.Type(str))
    strict_codes = config_options.Optional(config_options.ListOfItems(config_options.Type(str)))


class SpeechesPlugin(BasePlugin[SpeechesConfig]):  # type: ignore[no-untyped-call]
    """Adds a page for each speech found in the seeds, the lists of them, and what these pages need."""

    rules: Rules
    build: Build
    origins: dict[str, Page]
    dates: Dates
    unread: str
    spoilt: Set[str]
    serving: bool
    keeper: Keeper | None
    rules_as_of: tuple[object, ...]
    storage: Storage
    memory: Memory
    kept: KeptPages
    headway: Headway
    templates: CompiledTemplates
    files: SiteFiles
    """All files of the site, of which those only are built that are not kept."""
    nav: Navigation
    published: Files
    """All files that the site consists of."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps this plugin, and the rules that it has read, from one rebuild of a served site to the next."""
        self.serving = command == "serve"
        self.keeper = None
        self.rules_as_of = ()
        self.headway = Headway(quiet=True)
        self.kept = KeptPages(serving=self.serving, dirty=dirty)
        self.templates = CompiledTemplates()

    # before search and tags, which read the language and the Markdown extensions
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Brings templates, styles and Markdown extensions along; refuses what would spoil the pages."""
        # the search of the theme segments with jieba, which tells its loading on a handler of its own
        logging.getLogger("jieba").setLevel(logging.WARNING)
        _check(config, Path(self.config.seeds))
        config.site_name = name_as_text(config.site_name)
        dress(config)
        config.markdown_extensions.extend(name for name in EXTENSIONS if name not in config.markdown_extensions)
        watched = (self.config.seeds, *self.config.lexica, *([str(DATA)] if self.serving else []))
        config.watch.extend(folder for folder in watched if folder not in config.watch)
        self._read_rules(config)
        self.strict_codes = name_strict_codes(self.config.strict_codes, self.rules.diagnostics)
        return config

    def _read_rules(self, config: MkDocsConfig) -> None:
        """Reads rules and lexica, again only where one of their files has changed since; what hangs on them is recalled
        from a store of its own."""
        own = [Path(name) for name in self.config.lexica]
        read = [*(path for path in sorted(DATA.rglob("*")) if path.is_file()), *own]
        as_of = (*((str(path), path.stat().st_mtime_ns) for path in read), *self.config.unlisted)
        if as_of == self.rules_as_of:
            return
        if self.rules_as_of:
            load_rules.cache_clear()
        try:
            self.rules = read_rules(own, self.config.unlisted)
        except Misuse as error:
            raise PluginError(error.message) from error
        except ValueError as error:
            raise PluginError(f"data/: {error}") from error
        self.rules_as_of = as_of
        self.storage = open_cache(self.config.cache, own, config)
        self.memory = Memory(self.storage.recall)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Sets aside what was written, before the folder of the site is emptied."""
        if self.serving:
            self.kept.set_aside(Path(config.site_dir))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Reads the library and adds its pages; a page of the same address in the docs folder stays instead."""
        started = time.monotonic()
        folder = Path(self.config.seeds)
        self.headway = headway_of_build(again=self.kept.built > 0)
        past = Past(self.storage.recall, ages=lambda: first_commits(folder))
        if self.serving:
            self.memory.begin()
            past = replace(past, recall=self.memory.recall)
        adopted, faults = read_adoptions(Project(folder, Path(config.docs_dir)))
        search = SEARCH_PAGE if "cjk-search" in config.plugins else ""
        found = find_seeds((folder,), linked=True)
        past = replace(past, recall=self.headway.watch(past.recall, len(found.seeds)))
        seeds = (seed for _, seed in found.seeds)
        try:
            with spare_collection(to_last=not self.serving):
                self.build = build(seeds, self.rules, preview=self.serving, adopted=adopted, search=search, past=past)
        except LibraryTooLarge as error:
            raise PluginError(f"seeds: {error}") from error
        self.headway.end()
        self.unread, self.spoilt = sum_up(found), {fault.source for fault in faults}
        self.dates = Dates(revision_dates(folder))
        config.extra["speeches_feed"] = FEED if has_feed(self.dates.of_seeds, config) else ""
        self.kept.begin(config, files, (SpeechesPlugin, SearchPlugin))
        spoilt = (render_spoilt(found, preview=self.serving) for found in adopted.values() if found.faults)
        pages = (*self.build.pages, *make_companions(config.site_name, search), *spoilt)
        self.origins = place_pages(pages, adopted, files, partial(self._make_file, config=config))
        bring_assets(files, config)
        publish_schema(files, config)
        spare_undecoded(self.build.library, config)
        clashes = redirect_moves(self.build, files, config)
        told = (*self.build.diagnostics, *(other for _, other in found.others), *faults, *clashes)
        self.build = replace(self.build, diagnostics=told)
        report_build(self.build, os.path.relpath(folder), time.monotonic() - started, self.strict_codes)
        report_unread(self.unread, os.path.relpath(folder))
        self.files = self.kept.cover(files, self.headway)
        return self.files

    def _make_file(self, page: Page, config: MkDocsConfig) -> File:
        return self.kept.recall(page, self.dates) or generate_file(page, Path(self.config.seeds), config)

    def _note_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Notes what the site consists of."""
        find_home(nav, files)
        self.nav, self.published = nav, files
        if files is self.files:
            self.kept.keep(self.files, nav, config, self.storage, self.origins, self.dates)
        return nav

    on_nav = CombinedEvent(arrange_unstated, _note_nav)

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Lets pages lead to their seeds, and sets the overview of the library in where a page asks for it."""
        origin = self.origins.get(page.file.src_uri)
        links = link_to_seed(page, origin, Path(self.config.seeds), config)
        config.mdx_configs[FINISH] = {"links": links}
        if origin is not None:
            take_over(page, origin, links, self.kept.written)
        if not has_our_pages(config):
            page.meta.pop("template", None)
        date_page(page, origin, self.dates)
        link_to_corrections(page, files)
        markdown = show_keys(show_contact(markdown, self.config.contact))
        if self.serving and self.unread and page.is_homepage:
            markdown = show_unread(markdown, self.unread)
        if OVERVIEW_MARK not in markdown:
            return markdown
        return show_overview(markdown, write_markdown(self.build.overview), page, files)

    def on_page_context(
        self, context: TemplateContext, *, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Shows our own date, behind whatever other plugins say in theirs; lists pages that are not built anew, too."""
        show_own_date(page)
        origin = self.origins.get(page.file.src_uri)
        if origin:
            tell_speech(context, origin, config)
        self.kept.built += 1
        context["pages"] = self.files.all_pages()
        return context

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Puts back what was written of pages that are not built anew; templates are compiled once."""
        if self.serving:
            env.bytecode_cache = self.templates
            self.kept.put_back(Path(config.site_dir), self.files)
        self.kept.write(self.files, self.origins)
        return env

    # behind search, which takes its record out
    @event_priority(-200)
    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        """Keeps what is written of a page for the next build."""
        self.kept.take(page, output)
        return output

    # what is said last is read
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes what lies beside the pages; says how many files have errors, and which."""
        recall = self.memory.recall if self.serving else self.storage.recall
        write_further(self.origins, self.build, self.published, config, recall)
        write_feed(self.origins, self.dates.of_seeds, Path(self.config.seeds), self.published, config)
        self.headway.end()
        folder = os.path.relpath(self.config.seeds)
        report_unpublished(self.build.diagnostics, self.spoilt, folder, preview=self.serving)
        self.kept.end(self.origins, self.dates, self.files, self.nav)
        self.storage.end()
        made = self.memory.made if self.serving else self.storage.made
        report_rebuilt(self.kept.built, made[Stage.READING])

    def on_build_error(self, *, error: Exception) -> None:
        """Builds all pages next time."""
        self.headway.end()
        self.kept.forget()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Follows the seeds also where their folder goes and comes back."""
        self.keeper = Keeper(server, self.config.seeds)
        self.keeper.start()
        return server

    def on_shutdown(self) -> None:
        """Ends what was begun for a served site."""
        if self.keeper:
            self.keeper.end()


def _check(config: MkDocsConfig, seeds: Path) -> None:
    refuse_pairs(config)
    if seeds.resolve().is_relative_to(Path(config.docs_dir).resolve()):
        raise PluginError(f"seeds: {seeds} lies inside docs_dir, whose files are published — move it beside")
