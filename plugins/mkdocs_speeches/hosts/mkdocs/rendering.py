"""How a page of ours becomes HTML: as its nodes were written, or by Markdown where anybody else has a say in it.

MkDocs reads and renders all pages before it writes the first: till then a page of ours is held as few bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import weak_property

from mkdocs_speeches.core.pages.html_writer import Html, fill
from mkdocs_speeches.core.pages.page import Page, pack, unpack
from mkdocs_speeches.core.text.record import write_names, write_record
from mkdocs_speeches.hosts.mkdocs.editorial import LineLinks
from mkdocs_speeches.hosts.mkdocs.extensions import leave_alone
from mkdocs_speeches.hosts.mkdocs.targets import Targets, TargetUnknown


class OwnFile(File):
    """The file of a page of ours, which is asked for its text; another plugin may state another one."""

    own: Page | None = None

    @property
    def content_string(self) -> str:
        """The page's text."""
        return self.own.text if self.own else super().content_string

    @content_string.setter
    def content_string(self, value: str) -> None:
        self.own, self._content, self.abs_src_path = None, value, None

    @property
    def content_bytes(self) -> bytes:
        """The same as it is written."""
        return self.own.text.encode() if self.own else super().content_bytes

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self.own, self._content, self.abs_src_path = None, value, None


class OwnPage(SitePage):
    """A page of ours: it renders itself from what we wrote, and holds what it shows as few bytes.

    MkDocs asks it to when the last hook has seen its Markdown. Where it then stands as we wrote it, `written` has its
    address.
    """

    own: Page
    links: LineLinks
    written: set[str]
    rewritten: str | None = None
    """Its Markdown where that is not ours."""
    shown: bytes | str | None = None
    latest: OwnPage | None = None
    """The last of all that got its content: other plugins may yet change it."""

    @property
    def markdown(self) -> str | None:
        """What it says as Markdown."""
        return self.own.markdown if self.rewritten is None else self.rewritten

    @markdown.setter
    def markdown(self, value: str | None) -> None:
        self.rewritten = value

    @property
    def content(self) -> str | None:
        """What it shows, as HTML."""
        return unpack(self.shown) if isinstance(self.shown, bytes) else self.shown

    @content.setter
    def content(self, value: str | None) -> None:
        last, OwnPage.latest, self.shown = OwnPage.latest, self, value
        if last and last is not self and isinstance(last.shown, str):
            last.shown = _pack_soundly(last.shown)

    @weak_property
    def title(self) -> str | None:
        """As MkDocs finds it, which asks for the Markdown first and then seldom needs it."""
        stated: str | None = self.meta.get("title")
        return super().title if stated is None else stated

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Sets all that rendering sets, and what search is told."""
        own = self.own
        self.written.discard(own.uri)
        as_written = own.html if self._is_as_written() and leave_alone(config) else None
        if as_written and _show_as_written(self, as_written, self.links, config, files):
            self.written.add(own.uri)
            self.rewritten, told = None, own.told
        else:
            super().render(config, files)
            told = write_record(replace(own.record, runs=None)) if own.record else ""
        named = write_names(own.names) if own.names else ""
        self.content = "\n".join(filter(None, (self.content, told, named)))

    def _is_as_written(self) -> bool:
        """Whether no hook has changed the Markdown; template engines drop the end of the last line, which shows
        nothing."""
        return self.rewritten is None or self.rewritten.rstrip("\n") == self.own.markdown.rstrip("\n")


def take_over(page: SitePage, own: Page, links: LineLinks, written: set[str]) -> None:
    """Lets a page, whose Markdown has been read, render itself from what we wrote."""
    markdown = page.__dict__.pop("markdown", None)
    content = page.__dict__.pop("content", None)
    page.__class__ = OwnPage
    assert isinstance(page, OwnPage)
    page.own, page.links, page.written, page.rewritten, page.shown = own, links, written, markdown, content


def _pack_soundly(content: str) -> bytes | str:
    """The content packed; as it is where it holds what can't be written, which MkDocs has an answer to."""
    try:
        return pack(content)
    except UnicodeEncodeError:
        return content


def _show_as_written(page: OwnPage, html: Html, links: LineLinks, config: MkDocsConfig, files: Files) -> bool:
    """Sets all that rendering sets; nothing where a link leads to no page."""
    targets = Targets(page.file, files)
    try:
        page.content = fill(html.text, lead=targets.resolve, edit=lambda line: links(line=line))
    except TargetUnknown:
        return False
    page.toc = get_toc(nest_toc_tokens(list(_tokens(html, config))))
    page.present_anchor_ids = set(html.anchors)
    page.links_to_anchors = targets.anchors
    return True


def _tokens(html: Html, config: MkDocsConfig) -> Iterator[Any]:
    """The outline as the extension `toc` states it, down to the depth that the site asks for."""
    depth = str((config.mdx_configs.get("toc") or {}).get("toc_depth", 6))
    top, _, bottom = depth.rpartition("-")
    for entry in html.outline:
        if int(top or 1) <= entry.level <= int(bottom):
            yield {"level": entry.level, "id": entry.anchor, "name": entry.name}
