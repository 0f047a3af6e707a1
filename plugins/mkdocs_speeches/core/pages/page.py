"""A page as it is published: its nodes written once as Markdown and once as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_speeches.core.model import LineNo
from mkdocs_speeches.core.pages.html_writer import Html, write_html
from mkdocs_speeches.core.pages.markdown_writer import write_markdown
from mkdocs_speeches.core.pages.nodes import BlockNode
from mkdocs_speeches.core.text.record import NameGroups, Record


@dataclass(frozen=True, slots=True)
class Page:
    """One page to publish: `uri` below the docs folder, its `head` (front matter), and the same content twice.

    `blocks` is that content before it is written, for whoever writes it in another form.
    `html` is None where a person wrote some of the Markdown. `record` is what search is told; None where the page is
    not to be found; `names` it is told, too. `source` and `line` say where the page is edited.
    """

    uri: str
    head: str
    markdown: str
    html: Html | None = None
    record: Record | None = None
    source: str | None = None
    line: LineNo | None = None
    blocks: tuple[BlockNode, ...] = ()
    names: NameGroups = ()

    @property
    def text(self) -> str:
        """The page's file."""
        return self.head + self.markdown


def make_page(
    uri: str,
    head: str,
    blocks: Iterable[BlockNode],
    *,
    record: Record | None = None,
    source: str | None = None,
    line: LineNo | None = None,
) -> Page:
    """The page of these blocks."""
    whole = tuple(blocks)
    return Page(uri, head, write_markdown(whole) + "\n", write_html(whole), record, source, line, whole)
