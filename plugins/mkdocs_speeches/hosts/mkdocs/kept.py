"""The pages that an edit leaves as they are keep what the last build wrote of them.

MkDocs neither reads nor renders them again; its navigation, site map, links and other plugins see them all the same.
While a site is served, the last build's pages and their files are at hand. MkDocs empties the folder of the site before
it builds, all but names with a dot: what is kept waits under one of these. In another process the store has them.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.store.storage import Storage
from mkdocs_speeches.hosts.headway import Headway
from mkdocs_speeches.hosts.mkdocs.covered import SiteFiles
from mkdocs_speeches.hosts.mkdocs.editorial import Dates
from mkdocs_speeches.hosts.mkdocs.outputs import Outputs
from mkdocs_speeches.hosts.mkdocs.surroundings import may_keep, state_of, state_of_site
from mkdocs_speeches.hosts.mkdocs.waiting import WaitingPage, put_off, read_late
from mkdocs_speeches.search.plugin import SearchPlugin

ASIDE = ".speeches-kept"


class PageFile(File):
    """A file that MkDocs has made a page of."""

    page: SitePage


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as the last build published it: what we wrote, the day that was shown for it, MkDocs' own record, and
    where the store has it."""

    origin: Page
    date: str
    file: File
    key: bytes | None


@dataclass(slots=True)
class KeptPages:
    """The pages that need not be built: those of the last build of a served site, and those that the store has.

    `state` is all that any page of the site may depend on but for its own content; None where nothing is to be kept.
    `written` are the pages, by address, that stand in this build as we wrote them, no hook and no Markdown in between.
    """

    serving: bool = False
    dirty: bool = False
    state: str | None = None
    pages: dict[str, KeptPage] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    built: int = 0
    outputs: Outputs | None = None
    failed: bool = False

    def forget(self) -> None:
        """Forgets the last build, which failed: the next one takes nothing from the store, either."""
        self.state, self.pages, self.outputs, self.failed = None, {}, None, True

    def set_aside(self, site: Path) -> None:
        """Moves what was written to where the folder of a site is not emptied; nothing else waits there."""
        shutil.rmtree(site / ASIDE, ignore_errors=True)
        tops = {kept.file.dest_uri.split("/", 1)[0] for kept in self.pages.values()}
        for top in sorted(top for top in tops if (site / top).exists()):
            (site / ASIDE).mkdir(exist_ok=True)
            os.rename(site / top, site / ASIDE / top)

    def begin(self, config: MkDocsConfig, files: Files, own: tuple[type, ...]) -> None:
        """Begins a build; `files` are those that are not ours, `own` the classes of plugins that may handle pages."""
        state = state_of(config, files) if may_keep(config, own) and not self.dirty else None
        if state is None or state != self.state:
            self.pages = {}
        self.state, self.built, self.outputs = state, 0, None
        self.written &= self.pages.keys()

    def recall(self, page: Page, dates: Dates) -> File | None:
        """The file of a page that has not changed since this process built it last."""
        kept = self.pages.get(page.uri)
        if kept is None or kept.date != dates.shown(page) or (kept.origin is not page and kept.origin != page):
            self.pages.pop(page.uri, None)
            self.written.discard(page.uri)
            return None
        if kept.file.page is not None:
            kept.file.page.update_date = dates.updated(page)  # for the site map, on another day too
        return kept.file

    def cover(self, files: Files, headway: Headway) -> SiteFiles:
        """All files of the site, as MkDocs is to see them."""
        return SiteFiles(files, InclusionLevel.is_in_serve if self.serving else InclusionLevel.is_included, headway)

    def keep(
        self,
        files: SiteFiles,
        nav: Navigation,
        config: MkDocsConfig,
        storage: Storage,
        origins: Mapping[str, Page],
        dates: Dates,
    ) -> None:
        """Leaves out of the build what is known from the last one; `files` are all of the site."""
        if self.state is None:
            return
        kept = {uri: page.file for uri, page in self.pages.items() if files.get_file_from_path(uri) is page.file}
        state = state_of_site(self.state, nav, files, origins)
        search = next((plugin for plugin in config.plugins.values() if isinstance(plugin, SearchPlugin)), None)
        self.outputs = Outputs(storage, state, search)
        self.outputs.keys.update({uri: page.key for uri, page in self.pages.items() if page.key})
        read = partial(read_late, config=config, files=files)
        for file in kept.values():
            if isinstance(file.page, WaitingPage):
                file.page.read = read
        for page, file in self._eligible(files, origins, nav):
            if page.uri not in kept and self.outputs.recall(page, dates.shown(page)) and not self.failed:
                put_off(file.page, page, read)
                file.page.update_date = dates.updated(page)
                self.written.add(page.uri)
                kept[page.uri] = file
        self.failed = False
        files.keep(kept, origins)

    def put_back(self, site: Path, files: SiteFiles) -> None:
        """Puts what was written of the kept pages back, and removes all else that was set aside."""
        files.are_read = True
        aside = site / ASIDE
        wanted = {os.path.join(aside, file.dest_uri) for file in files.all_kept()}
        for folder, _, names in os.walk(aside, topdown=False):
            for path in (os.path.join(folder, name) for name in names):
                if path not in wanted:
                    os.unlink(path)
            if not os.listdir(folder):
                os.rmdir(folder)
        for top in sorted(os.listdir(aside)) if aside.is_dir() else ():
            if (site / top).exists():  # another plugin has written there already
                shutil.copytree(aside / top, site / top, dirs_exist_ok=True)
            else:
                os.rename(aside / top, site / top)
        shutil.rmtree(aside, ignore_errors=True)

    def write(self, files: SiteFiles, origins: Mapping[str, Page]) -> None:
        """Writes the kept pages that the store has; one that is lost is built as all others."""
        if self.outputs is None:
            return
        for file in files.all_kept():
            uri = file.src_uri
            if uri not in self.pages and not self.outputs.write(origins[uri], file.abs_dest_path, file.url):
                files.kept.pop(uri, None)

    def take(self, page: SitePage, output: str) -> None:
        """Keeps what is written of a page, if it is as we wrote it."""
        if self.outputs and page.file.src_uri in self.written:
            self.outputs.take(page.file.src_uri, output)

    def end(self, origins: Mapping[str, Page], dates: Dates, files: SiteFiles, nav: Navigation) -> None:
        """Takes what was built for the next build, but for pages of the navigation and those with something wrong."""
        self.pages = {}
        if self.outputs is None:
            return
        whole = [
            (page, file)
            for page, file in self._eligible(files, origins, nav)
            if page.uri in self.written and _is_whole(file.page)
        ]
        self.outputs.end(page for page, _ in whole)
        for page, file in whole if self.serving else ():
            file.page.links_to_anchors = None  # they would keep the pages of builds long past alive
            self.pages[page.uri] = KeptPage(page, dates.shown(page), file, self.outputs.keys.get(page.uri))

    def _eligible(self, files: Files, origins: Mapping[str, Page], nav: Navigation) -> Iterator[tuple[Page, PageFile]]:
        """Our pages that may be kept: outside the navigation, each alone at its address."""
        taken = Counter(file.dest_uri for file in files)
        listed = {page.file.src_uri for page in nav.pages}
        for uri, page in origins.items():
            file = files.get_file_from_path(uri)
            if file is None or file.page is None or uri in listed:
                continue
            if file.inclusion is InclusionLevel.NOT_IN_NAV and taken[file.dest_uri] == 1:
                yield page, cast(PageFile, file)


def _is_whole(page: SitePage) -> bool:
    """Whether each anchor that a page leads to is there: what is wrong with a page is told in each build."""
    return all(
        file.page is None or file.page.present_anchor_ids is None or links.keys() <= file.page.present_anchor_ids
        for file, links in (page.links_to_anchors or {}).items()
    )
