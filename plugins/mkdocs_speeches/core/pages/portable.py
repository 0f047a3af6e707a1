"""Nodes → Markdown as a person would write it: what any generator reads, with no attributes and hardly an escape.

A heading that a link leads to has `{#id}` behind it, which nearly all generators know; any other such block begins with
`<a id="…"></a>`, for Markdown has no form for that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import replace
from itertools import groupby

from mkdocs_speeches.core.pages.escape import level_spaces, printable
from mkdocs_speeches.core.pages.markdown_writer import MarkdownWriter
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    Break,
    Figure,
    Folded,
    HeadingNode,
    Inline,
    Inlines,
    ItemNode,
    Link,
    ListNode,
    Marked,
    Moment,
    ParagraphNode,
    Repaired,
    Slot,
    Style,
    TableNode,
    Tone,
    Verbatim,
    WordCount,
)

TITLE_ANCHOR = "title"
"""The anchor of a page's first heading: a link to it is one to the page."""
_TONE_MARKS = {Tone.LEAD: "**", Tone.STRONG: "**", Tone.EMPHASIS: "*"}
_READ_SIGNS = re.compile(r"[\\`*\[\]{}]|(?<!\w)_|_(?!\w)|(?:(?<=\s)|^)#")
_HTML_STARTS = re.compile(r"<|&(?=#?\w+;)")
_IN_PAIRS = (("~", "&#126;"), ("$", "&#36;"))
"""Marks of some generator where two stand in a line, and harmless alone."""
_STARTS = re.compile(r"(?P<ordinal>\(?(?:[0-9]+|[A-Za-z]+))(?P<stop>[.)])(?=\s|$)|(?P<sign>[-+>!])|(?P<other>[:?=%|])")
_EDGES = re.compile(r"(\W*)(.*?)(\W*)", re.DOTALL)


Lead = Callable[[str], str]
"""Gives for the target of a link the one that it is to have."""


def lead_to_pages(target: str) -> str:
    """The target; that of a title is its page, and a page is asked for nothing that only its script could give."""
    page = target if ":" in target else target.partition("?")[0]
    return page.removesuffix(f"#{TITLE_ANCHOR}")


def write_portable(blocks: Iterable[BlockNode], wanted: Set[str], lead: Lead = lead_to_pages) -> str:
    """The blocks as plain Markdown; only what is at one of the `wanted` anchors has an id."""
    return "\n\n".join(PortableWriter(wanted, lead).write(blocks))


def escape_plainly(text: str) -> str:
    """The Markdown that shows `text` inside a block: escaped is what Markdown or a template engine would read."""
    text = _READ_SIGNS.sub(lambda match: f"\\{match[0]}", level_spaces(printable(text)))
    text = _HTML_STARTS.sub(lambda match: "&lt;" if match[0] == "<" else "&amp;", text)
    for sign, entity in _IN_PAIRS:
        if text.count(sign) > 1:
            text = text.replace(sign, entity)
    return text


class PortableWriter(MarkdownWriter):
    """Writes each kind of node in the plainest form that Markdown has for it."""

    def __init__(self, wanted: Set[str], lead: Lead) -> None:
        super().__init__(plain=True)
        self.wanted = wanted
        self.lead = lead
        self.bullet = "-"
        own: dict[type, Callable[..., str]] = {Figure: self.figure, Slot: lambda _: ""}
        self.blocks.update(own)
        inlines: dict[type, Callable[..., str]] = {
            str: escape_plainly,
            Repaired: lambda repaired: escape_plainly(repaired.text),
            Verbatim: lambda verbatim: escape_plainly(verbatim.text),
            Break: lambda _: " / ",
            Moment: lambda moment: escape_plainly(moment.text),
            WordCount: lambda count: str(count.value),
        }
        self.inlines.update(inlines)

    def write(self, blocks: Iterable[BlockNode]) -> Iterator[str]:
        """Of two lists in a row the second has another sign, or they would be one."""
        listed = False
        for block in blocks:
            self.bullet = "*" if listed and isinstance(block, ListNode) and self.bullet == "-" else "-"
            shown = self.blocks[type(block)](block)
            if shown:
                yield shown
                listed = isinstance(block, ListNode)

    def heading(self, heading: HeadingNode) -> str:
        """A heading with its id behind it."""
        asked = heading.anchor != TITLE_ANCHOR and heading.anchor in self.wanted
        anchor = f" {{#{heading.anchor}}}" if asked else ""
        return f"{'#' * heading.level} {self.line(heading.content, blank='—')}{anchor}"

    def paragraph(self, paragraph: ParagraphNode) -> str:
        """One line; facts are a list, as no style sheet parts their lines."""
        lines = [tuple(parts) for end, parts in groupby(paragraph.content, _is_end) if not end]
        if Style.FACTS in paragraph.styles:
            return "\n".join(f"- {self.start(line)}" for line in lines)
        if Style.NEIGHBOURS in paragraph.styles:
            return " · ".join(map(self.line, lines))
        return self.target(paragraph.anchor) + self.start(paragraph.content)

    def item(self, item: ItemNode) -> str:
        """A line of a list."""
        return f"{self.bullet} {self.target(item.anchor)}{self.start(item.content)}"

    def table(self, table: TableNode) -> str:
        """The first row is the head, which a table of Markdown has to have."""
        width = max(map(len, table.rows), default=0)
        rows = [[self.line(cell, blank="").replace("|", "\\|") for cell in row] for row in table.rows]
        filled = [[*row, *[""] * (width - len(row))] for row in rows]
        filled[:1] = [*filled[:1], ["---"] * width]
        shown = "\n".join(f"| {' | '.join(row)} |" for row in filled)
        anchor = self.target(table.anchor)
        return f"{anchor}\n\n{shown}" if anchor else shown

    def folded(self, folded: Folded) -> str:
        """A quotation with a list in it."""
        listed = "\n".join(f"> - {self.start(item.content)}" for item in folded.items)
        return f"> {escape_plainly(folded.summary)}\n>\n{listed}"

    def figure(self, figure: Figure) -> str:
        """What the drawing says, in words."""
        return f"{escape_plainly(figure.title)}：{escape_plainly(figure.said)}"

    def link(self, link: Link) -> str:
        """A link, to wherever it is to lead."""
        return f"[{self.inline(link.content)}]({self.lead(link.target)})"

    def inline(self, content: Inlines) -> str:
        """The parts in a row; what is in small type stands behind a dash."""
        shown = ""
        for part in content:
            if isinstance(part, Marked) and part.tone is Tone.SMALL:
                shown = " — ".join(filter(None, (shown.rstrip(), self.facts(part.content))))
            else:
                shown += self.inlines[type(part)](part)
        return shown

    def facts(self, content: Inlines) -> str:
        """Facts in a row, each of which is a part of its own; what is in no part is one."""
        return " · ".join(self.inline(tuple(row)).strip() for _, row in groupby(content, _part_of))

    def marked(self, marked: Marked) -> str:
        """Set apart as far as Markdown can; a link is so within."""
        sign = _TONE_MARKS.get(marked.tone)
        if sign is None:
            return self.inline(marked.content)
        shown = ""
        for is_text, parts in groupby(marked.content, lambda part: isinstance(part, str | Repaired)):
            if is_text:
                shown += _set_apart("".join(part if isinstance(part, str) else part.text for part in parts), sign)  # type: ignore[union-attr]
            else:
                shown += self.inline(tuple(_mark_within(part, marked.tone) for part in parts))
        return shown

    def start(self, content: Inlines) -> str:
        """A block's text, nothing at whose start makes it something else."""
        shown = self.line(content)
        match = _STARTS.match(shown)
        if match is None:
            return shown
        rest = shown[match.end() :]
        if match["ordinal"]:
            return f"{match['ordinal']}\\{match['stop']}{rest}"
        return f"\\{match[0]}{rest}" if match["sign"] else f"&#{ord(match[0])};{rest}"

    def target(self, anchor: str) -> str:
        """The place that links lead to, where any does."""
        return f'<a id="{anchor}"></a>' if anchor in self.wanted else ""


def _set_apart(text: str, sign: str) -> str:
    """A text between signs; marks at both ends stay outside (CommonMark: `**一。**二` is text)."""
    edges = _EDGES.fullmatch(text)
    before, words, behind = map(escape_plainly, edges.groups()) if edges else ("", "", "")
    return f"{before}{sign}{words}{sign}{behind}" if words else before + behind


def _mark_within(part: Inline, tone: Tone) -> Inline:
    return replace(part, content=(Marked(tone, part.content),)) if isinstance(part, Link) else part


def _part_of(part: Inline) -> Inline | None:
    return part if isinstance(part, Marked) and part.tone is Tone.PART else None


def _is_end(part: Inline) -> bool:
    return part == "\n"
