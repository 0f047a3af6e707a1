"""How a page of ours becomes HTML: as its nodes were written, or by Markdown where anybody else has a say in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc

from mkdocs_speeches.core.pages.html_writer import Html, fill
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.text.record import write_names, write_record
from mkdocs_speeches.hosts.mkdocs.editorial import LineLinks
from mkdocs_speeches.hosts.mkdocs.extensions import leave_alone
from mkdocs_speeches.hosts.mkdocs.targets import Targets, TargetUnknown


def take_over(page: SitePage, own: Page, links: LineLinks, written: set[str]) -> None:
    """Lets a page render itself from what we wrote. MkDocs asks it to after the last hook has seen its Markdown.

    Where it then stands as we wrote it, `written` has its address.
    """
    page.render = partial(_render_own, page, own, links, written)  # type: ignore[method-assign]


def _render_own(
    page: SitePage, own: Page, links: LineLinks, written: set[str], config: MkDocsConfig, files: Files
) -> None:
    written.discard(own.uri)
    as_written = own.html is not None and _is_as_written(page, own) and leave_alone(config)
    if not (as_written and own.html and _show_as_written(page, own.html, links, config, files)):
        type(page).render(page, config, files)
        own = replace(own, record=own.record and replace(own.record, runs=None))
    else:
        written.add(own.uri)
    if own.record:
        page.content = f"{page.content}\n{write_record(own.record)}"
    if own.names:
        page.content = f"{page.content}\n{write_names(own.names)}"


def _is_as_written(page: SitePage, own: Page) -> bool:
    """Whether no hook has changed the Markdown; template engines drop the end of the last line, which shows nothing."""
    return page.markdown is not None and page.markdown.rstrip("\n") == own.markdown.rstrip("\n")


def _show_as_written(page: SitePage, html: Html, links: LineLinks, config: MkDocsConfig, files: Files) -> bool:
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
