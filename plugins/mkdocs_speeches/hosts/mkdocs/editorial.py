"""What the site gives its editors: links to the line of a seed, revision dates, old addresses, the schema."""

from __future__ import annotations

import html
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from string import Template
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_build_date, get_relative_url

from mkdocs_speeches.core.editors.edit_links import NO_LINKS, EditLinks, Repository, resolve
from mkdocs_speeches.core.library.moves import place_moves
from mkdocs_speeches.core.model import Diagnostic, LineNo
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.pipeline import Build
from mkdocs_speeches.core.text.wording import format_date
from mkdocs_speeches.hosts.placeholders import SCHEMA, schema_file

CORRECTIONS = "corrections.md"
_REDIRECT = Path(__file__).parents[2] / "templates/redirect.html"


class LineLinks(Protocol):
    """Gives the links to a line of the file that a page comes from."""

    def __call__(self, *, line: LineNo | None = None) -> EditLinks: ...


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of last changes, by the name of a seed; none where git knows none."""

    of_seeds: Mapping[str, str]

    def shown(self, page: Page) -> str:
        """The day that a page of ours shows; empty where it shows none."""
        return self.of_seeds.get(page.source or "", "")

    def updated(self, page: Page) -> str:
        """The day of a page for the site map: that of its seed, of the latest one, of the build."""
        latest = "" if page.source else max(self.of_seeds.values(), default="")
        return self.shown(page) or latest or get_build_date()


def link_to_seed(page: SitePage, origin: Page | None, seeds: Path, config: MkDocsConfig) -> LineLinks:
    """Lets a page lead to the line of the seed that it comes from; gives the links to its other lines.

    A page that comes from no seed leads to its own file.
    """
    links: LineLinks = link_nowhere
    if origin is not None and origin.source:
        links = partial(resolve, _repository(config), _path(seeds / origin.source, config))
        found = links(line=origin.line)
        page.edit_url = found.edit
        page.meta["view_url"] = found.view
    elif page.file.edit_uri:
        found = resolve(_repository(config), page.file.edit_uri)
        page.edit_url = found.edit
        if page.meta.get("template") == "speech.html":
            page.meta["view_url"] = found.view
    return links


def link_nowhere(*, line: LineNo | None = None) -> EditLinks:
    """The links of a section whose page comes from no seed."""
    return NO_LINKS


def link_to_corrections(page: SitePage, files: Files) -> None:
    """Lets a speech lead to the site's page on corrections, where it has one."""
    corrections = files.get_file_from_path(CORRECTIONS)
    if corrections is not None:
        page.meta["corrections"] = corrections.url


def date_page(page: SitePage, origin: Page | None, dates: Dates) -> None:
    """Gives a page the date of its seed's last commit, in the page and in the sitemap; lists have the last of all."""
    if origin is not None:
        page.update_date = dates.updated(origin)
        if date := dates.shown(origin):
            page.meta["revision_date"] = format_date(date)


def publish_schema(files: Files, config: MkDocsConfig) -> None:
    """Puts the JSON schema of front matter beside the pages."""
    files.append(File.generated(config, SCHEMA, content=schema_file()))


def redirect_moves(built: Build, files: Files, config: MkDocsConfig) -> tuple[Diagnostic, ...]:
    """Keeps old addresses alive; tells of those that an editor named and another page has."""
    taken = (*(file.dest_uri for file in files), *config.theme.static_templates, *config.extra_templates)
    found, clashes = place_moves(built.library, built.moves, taken, directories=config.use_directory_urls)
    redirect = Template(_REDIRECT.read_text("utf-8"))
    for address, move in found:
        file = files.get_file_from_path(move.uri)
        assert file is not None, "where a move leads has been added"
        url = get_relative_url(file.url, address.removesuffix("index.html") or ".")
        asked = f"{url}?{move.query}" if move.query else url
        target = html.escape(f"{asked}#{move.anchor}" if move.anchor else asked)
        content = redirect.substitute(url=target, title=html.escape(move.title))
        files.append(File.generated(config, address, content=content))
    return clashes


def _repository(config: MkDocsConfig) -> Repository:
    template = config.edit_uri_template
    return Repository(config.repo_url or "", config.edit_uri, str(template) if template else "")


def _path(file: Path, config: MkDocsConfig) -> str:
    return Path(os.path.relpath(file, config.docs_dir)).as_posix()
