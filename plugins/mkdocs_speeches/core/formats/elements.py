"""The elements of a web page: which hold text, in what order, and which tables only lay out the page."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

EMBEDDED = frozenset(("iframe", "object", "embed", "video", "audio"))
SKIPPED = frozenset(("script", "style", "noscript", "template", "head", "svg", *EMBEDDED))
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONGEST_CELL = 100
"""A cell with line breaks that holds more characters is a column of a page."""
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)


def walk_elements(
    body: LexborNode, passed: Callable[[LexborNode], bool] = lambda table: False
) -> Iterator[tuple[LexborNode, bool]]:
    """Entering and leaving of each node from `body` on but those of no text, and tables that are `passed` over."""
    stack: list[tuple[LexborNode, bool]] = [(body, True)]
    while stack:
        node, entering = stack.pop()
        if entering and node.tag == "table" and passed(node):
            continue
        yield node, entering
        if not entering or node.tag in SKIPPED:
            continue
        stack.append((node, False))
        stack.extend((child, True) for child in reversed(list(node.iter(include_text=True))))


def children_of(node: LexborNode, tags: tuple[str, ...]) -> list[LexborNode]:
    """The children of a node that have one of these tags."""
    return [child for child in node.iter() if child.tag in tags]


def lays_out(table: LexborNode) -> bool:
    """Whether a table lays out a page: it holds another one, a heading, one column only, or cells of paragraphs.

    Title, speaker and paragraphs of a speech may stand in a row each, which nothing tells from data of one column.
    """
    cell = _Cell()
    columns = widest = 0
    for node, entering in itertools.islice(walk_elements(table), 1, None):
        tag = node.tag or ""
        if tag == "-text":
            cell.say((node.text_content or "").strip() if entering else "")
        elif tag in HEADINGS or (tag == "table" and entering):
            return True
        elif tag in ("td", "th"):
            if entering:
                cell, columns = _Cell(), columns + 1
                widest = max(widest, columns)
            elif cell.is_column:
                return True
        elif tag == "tr":
            columns = 0
        elif tag == "br" or tag in BLOCKS:
            cell.end(block=tag != "br")
    return widest < 2


@dataclass(slots=True)
class _Cell:
    """What is found in a cell: paragraphs, lines that a break began, characters, and whether a block stood in it."""

    paragraphs: int = 0
    breaks: int = 0
    size: int = 0
    held: bool = False
    fresh: str = "block"

    def say(self, text: str) -> None:
        if text:
            self.paragraphs += self.fresh == "block"
            self.breaks += self.fresh == "break"
            self.fresh = ""
        self.size += len(text)

    def end(self, *, block: bool) -> None:
        self.held |= block
        self.fresh = "block" if block else self.fresh or "break"

    @property
    def is_column(self) -> bool:
        parted = self.held or self.breaks > 0
        return self.paragraphs > 1 or self.breaks > 1 or (parted and self.size > LONGEST_CELL)
