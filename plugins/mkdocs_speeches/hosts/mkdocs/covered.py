"""All files of a site, of which MkDocs is to build those only whose pages are not kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import overload

from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.hosts.headway import Headway

Chosen = Callable[[InclusionLevel], bool]
_TEMPLATE = re.compile(r"^template: .*", re.MULTILINE)


class SiteFiles(Files):
    """All files of a site, of which MkDocs is to build those that are not `kept`; `chosen` is what it asks for them by.

    Of the kept ones a few are built anew, `samples`: one for each template and folder. Where one of them comes out
    otherwise than it was, the navigation, a setting or the theme has changed, and all are built.
    """

    def __init__(self, files: Iterable[File], chosen: Chosen, headway: Headway) -> None:
        super().__init__(files)
        self.chosen = chosen
        self.headway = headway
        self.kept: dict[str, File] = {}
        self.samples: dict[str, File] = {}
        self.are_read = False
        """Whether all pages have been read, and are now to be written."""

    def keep(self, kept: Mapping[str, File], origins: Mapping[str, Page]) -> None:
        """Leaves pages out of what is built, but for the samples."""
        self.samples = {uri: kept[uri] for uri in _choose_samples(kept, origins)}
        self.kept = {uri: file for uri, file in kept.items() if uri not in self.samples}

    def documentation_pages(self, *, inclusion: Chosen | None = None) -> Sequence[File]:
        """All pages; those to build where they are asked for as a build does."""
        if inclusion is None:
            return super().documentation_pages()
        found = super().documentation_pages(inclusion=inclusion)
        if inclusion != self.chosen:
            return found
        changed = [file for file in found if file.src_uri not in self.kept]
        return _Sampled(self, changed) if self.are_read else _Followed(changed, "读网页", self.headway)

    def all_kept(self) -> list[File]:
        """The kept pages, the samples too, but for those that another plugin took out or excludes."""
        files = (*self.kept.values(), *self.samples.values())
        here = (file for file in files if self.get_file_from_path(file.src_uri) is file)
        return [file for file in here if file.inclusion is InclusionLevel.NOT_IN_NAV]

    def all_pages(self) -> Sequence[File]:
        """The pages of the site, whether they are to be built or not."""
        return super().documentation_pages(inclusion=self.chosen)

    def release(self) -> list[File]:
        """The pages that were kept, from now on to be built as all others."""
        released, self.kept = list(self.kept.values()), {}
        return released


class _Followed(Sequence[File]):
    """Pages; who goes through them first is shown how far that is."""

    def __init__(self, pages: list[File], what: str, headway: Headway) -> None:
        self._all = pages
        self._what: str | None = what
        self._progress = headway

    def __iter__(self) -> Iterator[File]:
        what, self._what = self._what, None
        return self._progress.follow(what, self._each(), len(self._all)) if what else iter(self._all)

    def _each(self) -> Iterator[File]:
        yield from self._all

    @overload
    def __getitem__(self, index: int) -> File: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[File]: ...
    def __getitem__(self, index: int | slice) -> File | Sequence[File]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)


class _Sampled(_Followed):
    """The pages to build, the samples first; behind them those that were kept, where a sample shows a change."""

    def __init__(self, files: SiteFiles, changed: Sequence[File]) -> None:
        self._files = files
        self._samples = [file for file in changed if file.src_uri in files.samples]
        others = (file for file in changed if file.src_uri not in files.samples)
        super().__init__([*self._samples, *others], "生成网页", files.headway)

    def _each(self) -> Iterator[File]:
        before = [_content(file) for file in self._samples]
        yield from self._samples
        if before != [_content(file) for file in self._samples]:
            self._all.extend(self._files.release())
        yield from self._all[len(self._samples) :]
        self._progress.begin("写索引和其余文件", len(self._all))


def _content(file: File) -> bytes:
    path = Path(file.abs_dest_path)
    return path.read_bytes() if path.is_file() else b""


def _choose_samples(kept: Iterable[str], origins: Mapping[str, Page]) -> Iterable[str]:
    found: dict[tuple[str, str], str] = {}
    for uri in sorted(kept):
        template = _TEMPLATE.search(origins[uri].head)
        found.setdefault((template[0] if template else "", uri.rpartition("/")[0]), uri)
    return found.values()
