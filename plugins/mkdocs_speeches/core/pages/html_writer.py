"""Nodes → the HTML that Markdown would make of them, with what Markdown has no words for: links to each place.

Where links lead only a host knows, and where a line of a seed is edited: both stand as marks in what is written here,
and `fill` puts them in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape as escape_html
from typing import Any

from mkdocs_speeches.core.editors.edit_links import EditLinks
from mkdocs_speeches.core.model import LineNo
from mkdocs_speeches.core.pages.attributes import (
    CLASSES,
    CONTINUES,
    EDIT_LINK,
    GENERATED,
    HEADER_LINK,
    HEADING,
    OF_A_SPEECH,
    REPAIR,
    VIEW_LINK,
    Attributes,
    attributes_of,
    attributes_of_styles,
    title_of,
)
from mkdocs_speeches.core.pages.escape import CONTROLS, ODD_SPACES, printable
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    Break,
    Figure,
    Folded,
    HeadingNode,
    Inlines,
    ItemNode,
    Label,
    Link,
    ListNode,
    Marked,
    ParagraphNode,
    Repaired,
    Slot,
    Stroke,
    Style,
    TableNode,
    Tone,
    Verbatim,
    Written,
    text_of,
)

BLANK = "&nbsp;"
TAGS: dict[Tone, tuple[str, Attributes]] = {
    Tone.LEAD: ("b", ()),
    Tone.STRONG: ("strong", ()),
    Tone.EMPHASIS: ("em", ()),
    Tone.SMALL: ("small", ()),
    Tone.PART: ("span", ()),
    Tone.DIFFERENCE: ("mark", ()),
    Tone.CODE: ("code", ()),
    Tone.DEBRIS: ("span", (("class", CLASSES[Style.LEFT_OUT]),)),
}
# What no text holds: the writers show controls as U+FFFD.
_TARGET, _LINES, _END = "\x02", "\x0e", "\x03"
_MARK = re.compile(f"([{_TARGET}{_LINES}])([^{_END}]*){_END}")
# Blanks that a line ends with are no part of it, but for those that are to be kept.
_EDGE = re.compile(r"^\s|\s$")
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", **{chr(code): shown for code, shown in CONTROLS.items()}}
_SIGN = re.compile(f"[{re.escape(''.join(_SIGNS))}]")


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading as an outline lists it: `name` is HTML without tags."""

    level: int
    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Html:
    """A page's content, with marks for `fill`; its headings, and the ids that a link can lead to."""

    text: str
    outline: tuple[OutlineEntry, ...]
    anchors: frozenset[str]


def write_html(blocks: Iterable[BlockNode]) -> Html | None:
    """The blocks as HTML; None where a person wrote some of them in Markdown."""
    whole = tuple(blocks)
    if any(isinstance(block, Written) for block in whole):
        return None
    return Html(
        text="\n".join(_BLOCKS[type(block)](block) for block in whole),
        outline=tuple(_outline(block) for block in whole if isinstance(block, HeadingNode)),
        anchors=frozenset(anchor for block in whole for anchor in _anchors(block)),
    )


def fill(html: str, *, lead: Callable[[str], str], edit: Callable[[LineNo], EditLinks]) -> str:
    """HTML as a host shows it: `lead` gives the address of a target, `edit` the links to a line of the page's seed."""

    def put(match: re.Match[str]) -> str:
        if match[1] == _TARGET:
            return _attribute(lead(match[2]))
        line = LineNo(int(match[2]))
        return "".join(element("a", attributes, text) for attributes, text in line_links(edit(line), line))

    return _MARK.sub(put, html)


def element(tag: str, attributes: Attributes = (), content: str | None = None) -> str:
    """An element of HTML whose `content` is HTML; without any it is a void one."""
    shown = "".join(f' {name}="{_attribute(value)}"' for name, value in attributes)
    return f"<{tag}{shown}>" if content is None else f"<{tag}{shown}>{content}</{tag}>"


Sign = tuple[Attributes, str]
"""A link that stands at a place of the text: its attributes, and what it shows."""


def permalink(anchor: str, *, section: bool) -> Sign:
    """The link by which a reader takes a place along."""
    title = "本节链接" if section else "本段链接"
    return _sign(HEADER_LINK, f"#{anchor}", title), "¶"


def line_links(links: EditLinks, line: LineNo) -> Iterator[Sign]:
    """The links by which an editor gets to a section's line in the seed."""
    if links.edit:
        title = f"修改本节（原文第 {line} 行）"
        yield _sign(EDIT_LINK, links.edit, title), "✎"
    if links.view:
        title = f"查看本节在仓库中的原文（第 {line} 行）"
        yield _sign(VIEW_LINK, links.view, title), "原文"


def _sign(name: str, address: str, title: str) -> Attributes:
    return ("class", name), ("href", address), ("title", title), ("aria-label", title), *GENERATED


def write_figure(figure: Figure) -> str:
    """A drawing in one line: a blank one would end the block for Markdown."""
    width, height = figure.size
    said = _one_line(f"{figure.title}：{figure.said}")
    drawing = (("viewBox", f"0 0 {width} {height}"), ("role", "img"), ("aria-label", said))
    drawn = element("svg", drawing, "".join(map(_stroke, figure.strokes)))
    caption = element("figcaption", (), _text(_one_line(figure.title)))
    return element("figure", attributes_of_styles((Style.CHART,)), drawn + caption)


def _stroke(stroke: Stroke) -> str:
    left, top, width, height = (f"{number:g}" for number in stroke.box)
    said = element("title", (), _text(_one_line(stroke.said)))
    box = element("rect", (("x", left), ("y", top), ("width", width), ("height", height)), "")
    return element("g", (), said + box + "".join(map(_label, stroke.labels)))


def _label(label: Label) -> str:
    place = (("x", f"{label.x:g}"), ("y", f"{label.y:g}"), ("text-anchor", label.align))
    return element("text", place, _text(_one_line(label.text)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _heading(heading: HeadingNode) -> str:
    shown = element(f"h{heading.level}", tuple(attributes_of(heading)), _line(heading.content))
    if heading.line is None:
        return shown
    signs = _permalink(heading.anchor, section=True) + f"{_LINES}{heading.line}{_END}"
    return element("div", (("class", HEADING),), shown + signs)


def _paragraph(paragraph: ParagraphNode) -> str:
    return _placed("p", paragraph, _line(paragraph.content))


def _list(shown: ListNode) -> str:
    items = "".join(f"{_placed('li', item, _line(item.content))}\n" for item in shown.items)
    return element("ul", _told(shown), f"\n{items}")


def _table(table: TableNode) -> str:
    rows = (element("tr", (), "".join(element("td", (), _line(cell, blank="")) for cell in row)) for row in table.rows)
    return _placed("div", table, element("table", (), "\n".join(("", *rows, ""))))


def _folded(folded: Folded) -> str:
    summary = element("summary", (), _text(folded.summary))
    return element("details", attributes_of_styles(folded.styles), f"\n{summary}\n{_list(ListNode(folded.items))}\n")


def _placed(tag: str, node: ParagraphNode | ItemNode | TableNode, content: str) -> str:
    """A block with what search is told of it and, in a speech, the link to it."""
    linked = bool(node.anchor) and not OF_A_SPEECH.isdisjoint(node.styles)
    sign = _permalink(node.anchor, section=False) if linked else ""
    return element(tag, (*attributes_of(node), *_told(node)), content + sign)


def _told(node: ParagraphNode | ItemNode | TableNode | ListNode) -> Attributes:
    return ((CONTINUES, ""),) if node.continues else ()


def _permalink(anchor: str, *, section: bool) -> str:
    return element("a", *permalink(anchor, section=section))


def _line(content: Inlines, *, blank: str = BLANK) -> str:
    return _inline(content).strip() or blank


def _inline(content: Inlines) -> str:
    return "".join(_INLINES[type(part)](part) for part in content)


def _link(link: Link) -> str:
    named = "".join(f' {name}="{_attribute(value)}"' for name, value in attributes_of(link))
    return f'<a{named} href="{_TARGET}{link.target}{_END}">{_inline(link.content)}</a>'


def _marked(marked: Marked) -> str:
    return element(*TAGS[marked.tone], _inline(marked.content))


def _repaired(repaired: Repaired) -> str:
    return element("span", (("class", REPAIR), ("title", title_of(repaired))), _text(repaired.text))


def _verbatim(verbatim: Verbatim) -> str:
    shown = _text(verbatim.text.translate(ODD_SPACES))
    return _EDGE.sub(lambda match: f"&#{ord(match[0])};", shown)


def _text(text: str) -> str:
    return _SIGN.sub(lambda match: _SIGNS[match[0]], text)


def _attribute(text: str) -> str:
    return escape_html(printable(text))


_BLOCKS: dict[type, Callable[[Any], str]] = {
    HeadingNode: _heading,
    ParagraphNode: _paragraph,
    ListNode: _list,
    TableNode: _table,
    Folded: _folded,
    Figure: write_figure,
    Slot: lambda slot: f"<!-- {slot.name} -->",
}
_INLINES: dict[type, Callable[[Any], str]] = {
    str: _text,
    Link: _link,
    Marked: _marked,
    Repaired: _repaired,
    Verbatim: _verbatim,
    Break: lambda _: element("br"),
}


def _outline(heading: HeadingNode) -> OutlineEntry:
    return OutlineEntry(heading.level, heading.anchor, _one_line(_text(text_of(heading.content))))


def _anchors(block: BlockNode) -> Iterator[str]:
    if isinstance(block, ListNode | Folded):
        yield from (item.anchor for item in block.items if item.anchor)
    elif isinstance(block, HeadingNode | ParagraphNode | TableNode) and block.anchor:
        yield block.anchor
