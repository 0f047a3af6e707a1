"""While a site is served: the pages that an edit leaves as they are keep what the last build wrote of them.

MkDocs neither reads nor renders them again; its navigation, site map, links and other plugins see them all the same. It
empties the folder of the site before it builds, all but names with a dot: what is kept waits under one of these.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import overload

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_build_date

from mkdocs_speeches.core.pages.page import Page

ASIDE = ".speeches-kept"
PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
Chosen = Callable[[InclusionLevel], bool]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as the last build published it: what we wrote, the day that was shown for it, and MkDocs' own record."""

    origin: Page
    date: str
    file: File


@dataclass(slots=True)
class KeptPages:
    """The pages of the last build of a served site; none before the first one, and after one that failed.

    `state` is all that any page of the site may depend on but for its own content. `written` are the pages, by address,
    that stand in this build as we wrote them, no hook and no Markdown in between.
    """

    state: object = None
    pages: dict[str, KeptPage] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    built: int = 0

    def forget(self) -> None:
        """Forgets the last build."""
        self.state, self.pages = None, {}

    def set_aside(self, site: Path) -> None:
        """Moves what was written to where the folder of a site is not emptied; nothing else waits there."""
        shutil.rmtree(site / ASIDE, ignore_errors=True)
        tops = {kept.file.dest_uri.split("/", 1)[0] for kept in self.pages.values()}
        for top in sorted(top for top in tops if (site / top).exists()):
            (site / ASIDE).mkdir(exist_ok=True)
            os.rename(site / top, site / ASIDE / top)

    def begin(self, config: MkDocsConfig, files: Files, own: tuple[type, ...]) -> None:
        """Begins a build; `files` are those that are not ours, `own` the classes of plugins that may handle pages."""
        state = _state_of(config, files) if _may_keep(config, own) else None
        if state is None or state != self.state:
            self.pages = {}
        self.state, self.built = state, 0
        self.written &= self.pages.keys()

    def recall(self, page: Page, date: str) -> File | None:
        """The file of a page that has not changed since, dated as pages are that git does not know."""
        kept = self.pages.get(page.uri)
        if kept is None or kept.date != date or (kept.origin is not page and kept.origin != page):
            self.written.discard(page.uri)
            return None
        if kept.file.page is not None:
            kept.file.page.update_date = date or get_build_date()  # for the site map, on another day too
        return kept.file

    def cover(self, files: Files) -> SiteFiles:
        """All files of the site, of which those that are kept are not to be built."""
        kept = {uri: page.file for uri, page in self.pages.items() if files.get_file_from_path(uri) is page.file}
        return SiteFiles(files, kept)

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

    def end(self, origins: Mapping[str, Page], dates: Mapping[str, str], files: Files, nav: Navigation) -> None:
        """Takes what was built for the next build, but for pages of the navigation and those with something wrong."""
        self.pages = {}
        if self.state is None:
            return
        taken = Counter(file.dest_uri for file in files)
        listed = {page.file.src_uri for page in nav.pages}
        for uri in sorted((self.written & origins.keys()) - listed):
            file = files.get_file_from_path(uri)
            if file and file.page and file.inclusion is InclusionLevel.NOT_IN_NAV and taken[file.dest_uri] == 1:
                if not _is_whole(file.page):
                    continue
                file.page.links_to_anchors = None  # they would keep the pages of builds long past alive
                self.pages[uri] = KeptPage(origins[uri], dates.get(origins[uri].source or "", ""), file)


class SiteFiles(Files):
    """All files of a site, of which MkDocs is to build those that are not `kept`.

    Of the kept ones a few are built anew, `samples`: one for each template and folder. Where one of them comes out
    otherwise than it was, the navigation, a setting or the theme has changed, and all are built.
    """

    def __init__(self, files: Iterable[File], kept: Mapping[str, File]) -> None:
        super().__init__(files)
        self.samples = _choose_samples(kept)
        self.kept = {uri: file for uri, file in kept.items() if uri not in self.samples}
        self.are_read = False
        """Whether all pages have been read, and are now to be written."""

    def documentation_pages(self, *, inclusion: Chosen | None = None) -> Sequence[File]:
        """All pages; those to build where they are asked for as a build of a served site does."""
        if inclusion is None:
            return super().documentation_pages()
        found = super().documentation_pages(inclusion=inclusion)
        if inclusion != InclusionLevel.is_in_serve or not self.kept:
            return found
        changed = [file for file in found if file.src_uri not in self.kept]
        return _Sampled(self, changed) if self.are_read else changed

    def all_kept(self) -> list[File]:
        """The kept pages, the samples too, but for those that another plugin took out or excludes."""
        files = (*self.kept.values(), *self.samples.values())
        here = (file for file in files if self.get_file_from_path(file.src_uri) is file)
        return [file for file in here if file.inclusion is InclusionLevel.NOT_IN_NAV]

    def all_pages(self) -> Sequence[File]:
        """The pages of a served site, whether they are to be built or not."""
        return super().documentation_pages(inclusion=InclusionLevel.is_in_serve)

    def release(self) -> list[File]:
        """The pages that were kept, from now on to be built as all others."""
        released, self.kept = list(self.kept.values()), {}
        return released


class _Sampled(Sequence[File]):
    """The pages to build, the samples first; behind them those that were kept, where a sample shows a change."""

    def __init__(self, files: SiteFiles, changed: Sequence[File]) -> None:
        self._files = files
        samples = [file for file in changed if file.src_uri in files.samples]
        self._all = [*samples, *(file for file in changed if file.src_uri not in files.samples)]
        self._left = len(samples)

    def __iter__(self) -> Iterator[File]:
        before = [_content(file) for file in self._all[: self._left]]
        yield from self._all[: self._left]
        if before != [_content(file) for file in self._all[: self._left]]:
            self._all.extend(self._files.release())
        first, self._left = self._left, 0
        yield from self._all[first:]

    @overload
    def __getitem__(self, index: int) -> File: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[File]: ...
    def __getitem__(self, index: int | slice) -> File | Sequence[File]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)


def _content(file: File) -> bytes:
    path = Path(file.abs_dest_path)
    return path.read_bytes() if path.is_file() else b""


def _choose_samples(kept: Mapping[str, File]) -> Mapping[str, File]:
    found: dict[tuple[str, str], str] = {}
    for uri in sorted(kept):
        page = kept[uri].page
        template = str(page.meta.get("template", "")) if page else ""
        found.setdefault((template, uri.rpartition("/")[0]), uri)
    return {uri: kept[uri] for uri in found.values()}


def _may_keep(config: MkDocsConfig, own: tuple[type, ...]) -> bool:
    """Whether no plugin but those of the classes `own` has a say in a page, or wants to see each."""
    handlers = (method for event in PAGE_EVENTS for method in config.plugins.events[event])
    return all(isinstance(getattr(method, "__self__", None), own) for method in handlers)


def _state_of(config: MkDocsConfig, files: Files) -> object:
    """What all pages depend on, to be compared: the settings, the theme's templates, the files that are not ours."""
    settings = {key: value for key, value in config.items() if key not in ("plugins", "theme")}
    plugins = [(name, repr(plugin.config)) for name, plugin in config.plugins.items()]
    theme = config.theme
    themed = repr((theme.name, theme.dirs, sorted(theme.static_templates), dict(theme)))
    return repr(settings), plugins, themed, _templates(theme.dirs), [_state_file(file) for file in files]


def _state_file(file: File) -> tuple[str, str, InclusionLevel]:
    return file.src_uri, file.url, file.inclusion


def _templates(folders: Iterable[str]) -> list[tuple[str, int, int]]:
    """The files that pages can be made with, and their age; icons lie in folders with a dot."""
    found = []
    for top in folders:
        for folder, inner, names in os.walk(top):
            inner[:] = sorted(name for name in inner if name not in (".icons", "assets", "__pycache__"))
            for name in sorted(names):
                path = os.path.join(folder, name)
                stat = os.stat(path)
                found.append((path, stat.st_mtime_ns, stat.st_size))
    return found


def _is_whole(page: SitePage) -> bool:
    """Whether each anchor that a page leads to is there: what is wrong with a page is told in each build."""
    return all(
        file.page is None or file.page.present_anchor_ids is None or links.keys() <= file.page.present_anchor_ids
        for file, links in (page.links_to_anchors or {}).items()
    )
