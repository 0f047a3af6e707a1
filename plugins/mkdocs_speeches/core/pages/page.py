"""A page as it is published: its nodes written once as Markdown and once as HTML."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_speeches.core.model import LineNo
from mkdocs_speeches.core.pages.citing import Reference
from mkdocs_speeches.core.pages.glances import Glance
from mkdocs_speeches.core.pages.html_writer import Html, OutlineEntry, write_html
from mkdocs_speeches.core.pages.markdown_writer import write_markdown
from mkdocs_speeches.core.pages.nodes import BlockNode
from mkdocs_speeches.core.text.record import NameGroups, Record, read_record, write_record

_PACKING_EFFORT = 1
"""Text packs five times smaller at once; a tenth more would take twice the time."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page to publish: `uri` below the docs folder, its `head` (front matter), and the same content twice.

    `blocks` is that content before it is written, for whoever writes it in another form.
    `names` are told to search. `source` and `line` say where the page is edited; `reference` is what others are told of
    a speech, `glance` what is told of a term where it stands in a text. What was written is `packed`: a library holds
    all its pages at once, and each is read one at a time.
    """

    uri: str
    head: str
    packed: Packed
    source: str | None = None
    line: LineNo | None = None
    blocks: tuple[BlockNode, ...] = ()
    names: NameGroups = ()
    reference: Reference | None = None
    glance: Glance | None = None

    @property
    def markdown(self) -> str:
        """The content as Markdown."""
        return unpack(self.packed.markdown)

    @property
    def text(self) -> str:
        """The page's file."""
        return self.head + self.markdown

    @property
    def html(self) -> Html | None:
        """The content as HTML; None where a person wrote some of the Markdown."""
        if self.packed.html is None or self.packed.outline is None:
            return None
        outline, anchors = json.loads(unpack(self.packed.outline))
        return Html(unpack(self.packed.html), tuple(OutlineEntry(*entry) for entry in outline), frozenset(anchors))

    @property
    def anchors(self) -> frozenset[str]:
        """What a link into the HTML can lead to."""
        return frozenset(json.loads(unpack(self.packed.outline))[1]) if self.packed.outline else frozenset()

    @property
    def record(self) -> Record | None:
        """What search is told; None where the page is not to be found."""
        return read_record(self.told)

    @property
    def told(self) -> str:
        """The same as the block of HTML that tells it; empty where there is none."""
        return unpack(self.packed.record) if self.packed.record else ""


@dataclass(frozen=True, slots=True)
class Packed:
    """A page's Markdown, HTML with its outline and anchors, and record, each as bytes that `unpack` gives as text."""

    markdown: bytes
    html: bytes | None = None
    outline: bytes | None = None
    record: bytes | None = None


def make_page(
    uri: str,
    head: str,
    blocks: Iterable[BlockNode],
    *,
    record: Record | None = None,
    source: str | None = None,
    line: LineNo | None = None,
) -> Page:
    """The page of these blocks. Raises UnicodeEncodeError where it can't be written: here its seed is known."""
    whole = tuple(blocks)
    head.encode()
    html = write_html(whole)
    packed = Packed(
        markdown=pack(write_markdown(whole) + "\n"),
        html=pack(html.text) if html else None,
        outline=_pack_outline(html) if html else None,
        record=pack(write_record(record)) if record else None,
    )
    return Page(uri, head, packed, source, line, whole)


def pack(text: str) -> bytes:
    """Text as few bytes. Raises UnicodeEncodeError where it can't be written."""
    return zlib.compress(text.encode(), _PACKING_EFFORT)


def unpack(packed: bytes) -> str:
    """The text that was packed."""
    return zlib.decompress(packed).decode()


def _pack_outline(html: Html) -> bytes:
    outline = [(entry.level, entry.anchor, entry.name) for entry in html.outline]
    return pack(json.dumps((outline, sorted(html.anchors)), ensure_ascii=False, separators=(",", ":")))
