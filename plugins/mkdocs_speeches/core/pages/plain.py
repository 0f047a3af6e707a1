"""A speech as plain blocks in their order: what a file of its text and a document of it are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_speeches.core.library.shelves import Entry, Shelf
from mkdocs_speeches.core.pages.body import show_text
from mkdocs_speeches.core.pages.citing import refer_to
from mkdocs_speeches.core.pages.escape import printable
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    HeadingNode,
    Inlines,
    ListNode,
    ParagraphNode,
    Style,
    TableNode,
    plain_text,
)
from mkdocs_speeches.core.text.wording import format_date


class PlainKind(StrEnum):
    """What a block is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    FACT = "fact"
    HEADING = "heading"
    TEXT = "text"
    SALUTATION = "salutation"
    SIGNATURE = "signature"
    ITEM = "item"
    TABLE = "table"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """A block of text; `level` is that of a heading, from 1. Of a table tabs part the cells, ends of lines the rows."""

    kind: PlainKind
    text: str
    level: int = 0


_PLAIN_KINDS = {Style.SALUTATION: PlainKind.SALUTATION, Style.SIGNATURE: PlainKind.SIGNATURE}
_WRITTEN_HEADING = re.compile(r"(#{1,6}) +(.*)")
_MARKDOWN_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_WRITTEN_SIGN = re.compile(r"\*\*|\{[^}]*\}|\\(?=[^\w\s])")
_INDENT = "\u3000\u3000"


def list_plain(shelf: Shelf, entry: Entry) -> tuple[PlainBlock, ...]:
    """The blocks of a speech: title, facts, text."""
    return (*_front_blocks(entry), *_text_blocks(shelf, entry))


def _front_blocks(entry: Entry) -> Iterator[PlainBlock]:
    told = refer_to(entry)
    yield PlainBlock(PlainKind.TITLE, told.title)
    if told.subtitle:
        yield PlainBlock(PlainKind.SUBTITLE, f"——{told.subtitle}")
    facts = (
        ("讲话人", told.speaker),
        ("职务", told.role),
        ("日期", format_date(told.date) if told.date else ""),
        ("发布于", format_date(told.published) if told.published else ""),
        ("场合", told.occasion),
        ("出处", told.source_url),
        ("许可", told.license),
    )
    yield from (PlainBlock(PlainKind.FACT, f"{name}：{value}") for name, value in facts if value)


def _text_blocks(shelf: Shelf, entry: Entry) -> Iterator[PlainBlock]:
    if entry.adoption:
        yield from _written_blocks(entry.adoption.body)
        return
    for block in show_text(entry.speech.parts, shelf.display):
        yield from _plain_blocks(block)


def _plain_blocks(block: BlockNode) -> Iterator[PlainBlock]:
    if isinstance(block, HeadingNode):
        yield PlainBlock(PlainKind.HEADING, _line(block.content), block.level - 1)
    elif isinstance(block, ParagraphNode):
        kinds = (_PLAIN_KINDS[style] for style in block.styles if style in _PLAIN_KINDS)
        yield PlainBlock(next(kinds, PlainKind.TEXT), _line(block.content))
    elif isinstance(block, ListNode):
        yield from (PlainBlock(PlainKind.ITEM, _line(item.content)) for item in block.items)
    elif isinstance(block, TableNode):
        yield PlainBlock(PlainKind.TABLE, "\n".join("\t".join(map(_line, row)) for row in block.rows))


def _written_blocks(markdown: str) -> Iterator[PlainBlock]:
    """The paragraphs and headings that an editor wrote, without the signs of Markdown."""
    for part in re.split(r"\n\s*\n", markdown):
        words = _line((_WRITTEN_SIGN.sub("", _MARKDOWN_LINK.sub(r"\1", part)),))
        heading = _WRITTEN_HEADING.match(words)
        if heading:
            yield PlainBlock(PlainKind.HEADING, heading[2], max(1, len(heading[1]) - 1))
        elif words:
            yield PlainBlock(PlainKind.TEXT, words)


def _line(content: Inlines) -> str:
    return " ".join(printable(plain_text(content)).split())


def source_blocks(library: str, address: str) -> Iterator[PlainBlock]:
    """What a text ends with that is taken out of a library: where it comes from."""
    yield PlainBlock(PlainKind.SOURCE, f"来源：{library}")
    if address:
        yield PlainBlock(PlainKind.SOURCE, f"地址：{address}")


def write_text(blocks: Iterable[PlainBlock]) -> str:
    """The blocks as a file of text: paragraphs are indented as in print, a blank line stands around what is no such."""
    lines: list[str] = []
    last = None
    for block in blocks:
        if last and (last is not block.kind or block.kind in (PlainKind.HEADING, PlainKind.TABLE)):
            lines.append("————————" if block.kind is PlainKind.SOURCE else "")
        indent = _INDENT if block.kind in (PlainKind.TEXT, PlainKind.ITEM) else ""
        lines.append(indent + block.text)
        last = block.kind
    return "\n".join((*lines, ""))
