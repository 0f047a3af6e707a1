"""Nodes → the HTML that Markdown would make of them, with what Markdown has no words for: links to each place.

Where links lead only a host knows, and where a line of a seed is edited: both stand as marks in what is written here,
and `fill` puts them in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs_speeches.core.editors.edit_links import EditLinks
from mkdocs_speeches.core.model import LineNo
from mkdocs_speeches.core.pages.attributes import (
    CLASSES,
    EDIT_LINK,
    GENERATED,
    HEADER_LINK,
    HEADING,
    OF_A_SPEECH,
    REPAIR,
    VIEW_LINK,
    Attributes,
    attributes_of,
    attributes_of_count,
    attributes_of_styles,
    title_of,
)
from mkdocs_speeches.core.pages.escape import CONTROLS, level_spaces
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    Break,
    Figure,
    Folded,
    HeadingNode,
    Inlines,
    ItemNode,
    Lettering,
    Link,
    ListNode,
    Marked,
    Moment,
    ParagraphNode,
    Repaired,
    Slot,
    Stroke,
    Style,
    TableNode,
    Tone,
    Verbatim,
    WordCount,
    Written,
    plain_text,
)
from mkdocs_speeches.core.text.record import CONTINUES

BLANK = "&nbsp;"
TAGS: dict[Tone, tuple[str, Attributes]] = {
    Tone.LEAD: ("b", ()),
    Tone.STRONG: ("strong", ()),
    Tone.EMPHASIS: ("em", ()),
    Tone.SMALL: ("small", ()),
    Tone.PART: ("span", ()),
    Tone.CODE: ("code", ()),
    Tone.DEBRIS: ("span", (("class", CLASSES[Style.LEFT_OUT]),)),
}
# What no text holds: the writers show controls as U+FFFD.
TARGET_MARK, _LINES, MARK_END = "\x02", "\x0e", "\x03"
_HOST_MARK = re.compile(f"([{TARGET_MARK}{_LINES}])([^{MARK_END}]*){MARK_END}")
# Blanks that a line ends with are no part of it, but for those that are to be kept.
_KEPT_EDGE = re.compile(r"^\s|\s$")
_HTML_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", **{chr(code): shown for code, shown in CONTROLS.items()}}
_HTML_SIGN = re.compile(f"[{re.escape(''.join(_HTML_SIGNS))}]")
_VALUE_SIGNS = {**_HTML_SIGNS, '"': "&quot;", "'": "&#x27;"}
_VALUE_SIGN = re.compile(f"[{re.escape(''.join(_VALUE_SIGNS))}]")


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
        if match[1] == TARGET_MARK:
            return _write_value(lead(match[2]))
        line = LineNo(int(match[2]))
        return "".join(element("a", attributes, text) for attributes, text in line_links(edit(line), line))

    return _HOST_MARK.sub(put, html)


def element(tag: str, attributes: Attributes = (), content: str | None = None) -> str:
    """An element of HTML whose `content` is HTML; without any it is a void one."""
    shown = _write_attributes(attributes) if attributes else ""
    return f"<{tag}{shown}>" if content is None else f"<{tag}{shown}>{content}</{tag}>"


def _write_attributes(attributes: Attributes) -> str:
    return "".join([f' {name}="{_write_value(value)}"' for name, value in attributes])


PlaceLink = tuple[Attributes, str]
"""A link that stands at a place of the text: its attributes, and what it shows."""


def permalink(anchor: str, *, section: bool) -> PlaceLink:
    """The link by which a reader takes a place along."""
    title = "本节链接" if section else "本段链接"
    return _link_attributes(HEADER_LINK, f"#{anchor}", title), "¶"


def line_links(links: EditLinks, line: LineNo) -> Iterator[PlaceLink]:
    """The links by which an editor gets to a section's line in the seed."""
    if links.edit:
        title = f"修改本节（原文第 {line} 行）"
        yield _link_attributes(EDIT_LINK, links.edit, title), "✎"
    if links.view:
        title = f"查看本节在仓库中的原文（第 {line} 行）"
        yield _link_attributes(VIEW_LINK, links.view, title), "原文"


def _link_attributes(name: str, address: str, title: str) -> Attributes:
    return ("class", name), ("href", address), ("title", title), ("aria-label", title), *GENERATED


def write_figure(figure: Figure) -> str:
    """A drawing in one line: a blank one would end the block for Markdown."""
    width, height = figure.size
    said = _on_one_line(f"{figure.title}：{figure.said}")
    drawing = (("viewBox", f"0 0 {width} {height}"), ("role", "img"), ("aria-label", said))
    drawn = element("svg", drawing, "".join(map(_write_stroke, figure.strokes)))
    caption = element("figcaption", (), _write_text(_on_one_line(figure.title)))
    return element("figure", attributes_of_styles((Style.CHART,)), drawn + caption)


def _write_stroke(stroke: Stroke) -> str:
    left, top, width, height = (f"{number:g}" for number in stroke.box)
    said = element("title", (), _write_text(_on_one_line(stroke.said)))
    box = element("rect", (("x", left), ("y", top), ("width", width), ("height", height)), "")
    return element("g", (), said + box + "".join(map(_write_label, stroke.labels)))


def _write_label(label: Lettering) -> str:
    place = (("x", f"{label.x:g}"), ("y", f"{label.y:g}"), ("text-anchor", label.align))
    return element("text", place, _write_text(_on_one_line(label.text)))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _write_heading(heading: HeadingNode) -> str:
    shown = element(f"h{heading.level}", attributes_of(heading), _write_line(heading.content))
    if heading.line is None:
        return shown
    signs = _permalink(heading.anchor, section=True) + f"{_LINES}{heading.line}{MARK_END}"
    return element("div", (("class", HEADING),), shown + signs)


def _write_paragraph(paragraph: ParagraphNode) -> str:
    return _placed("p", paragraph, _write_line(paragraph.content))


def _write_list(shown: ListNode) -> str:
    items = "".join([f"{_placed('li', item, _write_line(item.content))}\n" for item in shown.items])
    return element("ul", _told(shown), f"\n{items}")


def _write_table(table: TableNode) -> str:
    rows = (
        element("tr", (), "".join(element("td", (), _write_line(cell, blank="")) for cell in row)) for row in table.rows
    )
    return _placed("div", table, element("table", (), "\n".join(("", *rows, ""))))


def _write_folded(folded: Folded) -> str:
    summary = element("summary", (), _write_text(folded.summary))
    return element(
        "details", attributes_of_styles(folded.styles), f"\n{summary}\n{_write_list(ListNode(folded.items))}\n"
    )


def _placed(tag: str, node: ParagraphNode | ItemNode | TableNode, content: str) -> str:
    """A block with what search is told of it and, in a speech, the link to it."""
    linked = bool(node.anchor) and not OF_A_SPEECH.isdisjoint(node.styles)
    sign = _permalink(node.anchor, section=False) if linked else ""
    return element(tag, attributes_of(node) + _told(node), content + sign)


def _told(node: ParagraphNode | ItemNode | TableNode | ListNode) -> Attributes:
    return ((CONTINUES, ""),) if node.continues else ()


def _permalink(anchor: str, *, section: bool) -> str:
    return _PERMALINKS[section].replace("{anchor}", _write_value(anchor))


def _write_line(content: Inlines, *, blank: str = BLANK) -> str:
    return _write_inline(content).strip() or blank


def _write_inline(content: Inlines) -> str:
    return "".join([_INLINES[type(part)](part) for part in content])


def _write_link(link: Link) -> str:
    named = _write_attributes(attributes_of(link))
    return f'<a{named} href="{TARGET_MARK}{link.target}{MARK_END}">{_write_inline(link.content)}</a>'


def _write_marked(marked: Marked) -> str:
    return element(*TAGS[marked.tone], _write_inline(marked.content))


def _write_repaired(repaired: Repaired) -> str:
    return element("span", (("class", REPAIR), ("title", title_of(repaired))), _write_text(repaired.text))


def _write_verbatim(verbatim: Verbatim) -> str:
    shown = _write_text(level_spaces(verbatim.text))
    if shown == shown.strip():
        return shown
    return _KEPT_EDGE.sub(lambda match: f"&#{ord(match[0])};", shown)


def _write_text(text: str) -> str:
    return _HTML_SIGN.sub(lambda match: _HTML_SIGNS[match[0]], text)


def _write_value(text: str) -> str:
    return _VALUE_SIGN.sub(lambda match: _VALUE_SIGNS[match[0]], text)


_PERMALINKS = tuple(element("a", *permalink("{anchor}", section=section)) for section in (False, True))


_BLOCKS: dict[type, Callable[[Any], str]] = {
    HeadingNode: _write_heading,
    ParagraphNode: _write_paragraph,
    ListNode: _write_list,
    TableNode: _write_table,
    Folded: _write_folded,
    Figure: write_figure,
    Slot: lambda slot: f"<!-- {slot.name} -->",
}
_INLINES: dict[type, Callable[[Any], str]] = {
    str: _write_text,
    Link: _write_link,
    Marked: _write_marked,
    Repaired: _write_repaired,
    Verbatim: _write_verbatim,
    Break: lambda _: element("br"),
    Moment: lambda moment: element("time", (("datetime", moment.date),), _write_text(moment.text)),
    WordCount: lambda count: element("data", attributes_of_count(count), str(count.value)),
}


def _outline(heading: HeadingNode) -> OutlineEntry:
    return OutlineEntry(heading.level, heading.anchor, _on_one_line(_write_text(plain_text(heading.content))))


def _anchors(block: BlockNode) -> Iterator[str]:
    if isinstance(block, ListNode | Folded):
        yield from (item.anchor for item in block.items if item.anchor)
    elif isinstance(block, HeadingNode | ParagraphNode | TableNode) and block.anchor:
        yield block.anchor
