"""Nodes → Markdown that shows them, whatever text they hold: extensions, templates and HTML find nothing in it.

Each block of text is written on one line, so only the first characters of a block can start a Markdown block, and only
signs inside it can start anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from mkdocs_speeches.core.pages.attributes import (
    LINE,
    REPAIR,
    attributes_of,
    attributes_of_count,
    attributes_of_styles,
    title_of,
)
from mkdocs_speeches.core.pages.escape import escape, escape_attribute, escape_start, escape_verbatim
from mkdocs_speeches.core.pages.html_writer import BLANK, TAGS, element, write_figure
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    Break,
    Figure,
    Folded,
    HeadingNode,
    Inlines,
    ItemNode,
    Link,
    ListNode,
    Marked,
    Moment,
    ParagraphNode,
    Repaired,
    Slot,
    TableNode,
    Tone,
    Verbatim,
    WordCount,
    Written,
)

APART = "<!-- -->"
"""Stands between two lists, or they would be one."""
_BARE_VALUE = re.compile(r"[\w-]+")
_TONE_SIGNS = {Tone.STRONG: "**"}
_AWAY = ("http:", "https:")


def write_markdown(blocks: Iterable[BlockNode], *, plain: bool = False) -> str:
    """The blocks as Markdown, a blank line between each two.

    `plain` is for a person to go on with: what was repaired is text like any other, leads are strong, and headings
    know no lines.
    """
    return "\n\n".join(MarkdownWriter(plain=plain).write(blocks))


class MarkdownWriter:
    """Writes node by node; `plain` as above."""

    def __init__(self, *, plain: bool) -> None:
        self.plain = plain
        self.signs = {**_TONE_SIGNS, Tone.LEAD: "**"} if plain else _TONE_SIGNS
        self.blocks: dict[type, Callable[[Any], str]] = {
            HeadingNode: self.heading,
            ParagraphNode: self.paragraph,
            ListNode: self.list,
            TableNode: self.table,
            Folded: self.folded,
            Figure: write_figure,
            Slot: lambda slot: f"<!-- {slot.name} -->",
            Written: lambda written: written.markdown,
        }
        self.inlines: dict[type, Callable[[Any], str]] = {
            str: escape,
            Link: self.link,
            Marked: self.marked,
            Repaired: self.repaired,
            Verbatim: lambda verbatim: escape_verbatim(verbatim.text),
            Break: lambda _: element("br"),
            Moment: lambda moment: element("time", (("datetime", moment.date),), escape(moment.text)),
            WordCount: lambda count: f"<data{_html(attributes_of_count(count))}>{count.value}</data>",
        }

    def write(self, blocks: Iterable[BlockNode]) -> Iterator[str]:
        listed = False
        for block in blocks:
            if listed and isinstance(block, ListNode):
                yield APART
            yield self.blocks[type(block)](block)
            listed = isinstance(block, ListNode)

    def heading(self, heading: HeadingNode) -> str:
        attributes = [*attributes_of(heading)]
        if heading.line is not None and not self.plain:
            attributes.append((LINE, str(heading.line)))
        listed = _attribute_list(attributes)
        return f"{'#' * heading.level} {self.line(heading.content)}{f' {listed}' if listed else ''}"

    def paragraph(self, paragraph: ParagraphNode) -> str:
        return escape_start(self.line(paragraph.content)) + _below(attributes_of(paragraph))

    def list(self, shown: ListNode) -> str:
        return "\n".join(map(self.item, shown.items))

    def item(self, item: ItemNode) -> str:
        return f"- {escape_start(self.line(item.content))}{_below(attributes_of(item))}"

    def table(self, table: TableNode) -> str:
        """As HTML, for a table of Markdown has to have a head; its cells are Markdown, so that links work."""
        rows = ("".join(f'<td markdown="span">{self.line(cell, blank="")}</td>' for cell in row) for row in table.rows)
        shown = "\n".join(f'<tr markdown="block">{row}</tr>' for row in rows)
        attributes = _html(attributes_of(table))
        return f'<div{attributes} markdown="block">\n<table markdown="block">\n{shown}\n</table>\n</div>'

    def folded(self, folded: Folded) -> str:
        listed = "\n".join(map(self.item, folded.items))
        attributes = _html(attributes_of_styles(folded.styles))
        return f"<details{attributes} markdown>\n<summary>{escape(folded.summary)}</summary>\n\n{listed}\n\n</details>"

    def line(self, content: Inlines, *, blank: str = BLANK) -> str:
        """A whole block's text: an empty one has a blank, or Markdown would not see it."""
        shown = self.inline(content).strip() or blank
        return shown.replace("![", "\\![")  # or the link would be an image

    def inline(self, content: Inlines) -> str:
        return "".join([self.inlines[type(part)](part) for part in content])

    def link(self, link: Link) -> str:
        target = f"<{link.target}>" if link.target.startswith(_AWAY) else link.target
        return f"[{self.inline(link.content)}]({target}){_attribute_list(attributes_of(link))}"

    def marked(self, marked: Marked) -> str:
        shown = self.inline(marked.content)
        sign = self.signs.get(marked.tone)
        return f"{sign}{shown}{sign}" if sign else element(*TAGS[marked.tone], shown)

    def repaired(self, repaired: Repaired) -> str:
        shown = escape(repaired.text)
        if self.plain:
            return shown
        return f'<span class="{REPAIR}" title="{escape_attribute(title_of(repaired))}">{shown}</span>'


def _below(attributes: Iterable[tuple[str, str]]) -> str:
    listed = _attribute_list(attributes)
    return f"\n{listed}" if listed else ""


def _attribute_list(attributes: Iterable[tuple[str, str]]) -> str:
    shown = " ".join([_list_attribute(name, value) for name, value in attributes])
    return f"{{ {shown} }}" if shown else ""


@lru_cache(maxsize=1 << 10)
def _list_attribute(name: str, value: str) -> str:
    if name == "id":
        return f"#{value}"
    if name == "class":
        return " ".join(f".{part}" for part in value.split())
    return f"{name}={value}" if _BARE_VALUE.fullmatch(value) else f'{name}="{value}"'


def _html(attributes: Iterable[tuple[str, str]]) -> str:
    return "".join(f' {name}="{escape_attribute(value)}"' for name, value in attributes)
