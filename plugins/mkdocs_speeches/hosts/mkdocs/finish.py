"""A Python-Markdown extension: what a page of ours that Markdown renders still needs, for Markdown has no words for it.

Links at each heading and paragraph of a speech, and what search is told: which blocks read as one text. A page that is
written as HTML at once has all this already.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from itertools import pairwise
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_speeches.core.editors.edit_links import NO_LINKS
from mkdocs_speeches.core.model import LineNo
from mkdocs_speeches.core.pages.attributes import CLASSES, HEADING, LINE
from mkdocs_speeches.core.pages.html_writer import PlaceLink, line_links, permalink
from mkdocs_speeches.core.pages.nodes import Style
from mkdocs_speeches.core.text.record import CONTINUES

FINISH = "mkdocs_speeches.hosts.mkdocs.finish"

_SECTION = re.compile(r"s-[0-9]+(?:-[0-9]+)*")
_PARAGRAPH = re.compile(r"p-[0-9a-f]{6}(?:-[0-9]+)?")


class FinishTreeprocessor(Treeprocessor):
    """Works on the elements whose id is that of a speech's heading or paragraph."""

    def __init__(self, md: Markdown, extension: FinishExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        for before, block in pairwise(root):
            if _is_continued(before, block):
                block.set(CONTINUES, "")
        for block in root.iter("ul"):
            if len(block) and _is_paragraph(block[0]):
                for point in block[1:]:
                    point.set(CONTINUES, "")
        for parent in tuple(root.iter()):
            for place, element in enumerate(parent):
                anchor = element.get("id", "")
                if _PARAGRAPH.fullmatch(anchor):
                    _append(element, permalink(anchor, section=False))
                elif _SECTION.fullmatch(anchor):
                    parent[place] = self._with_links(element, anchor)

    def _with_links(self, heading: etree.Element, anchor: str) -> etree.Element:
        """The heading with its links beside it."""
        stated = heading.attrib.pop(LINE, None)
        around = etree.Element("div", {"class": HEADING})
        around.append(heading)
        around.tail, heading.tail = heading.tail, None
        _append(around, permalink(anchor, section=True))
        if stated:
            line = LineNo(int(stated))
            for sign in line_links(self.extension.getConfig("links")(line=line), line):
                _append(around, sign)
        return around


def _is_continued(before: etree.Element, block: etree.Element) -> bool:
    """A run-in heading goes on in what stands behind it, a paragraph in the series of points that it ends with."""
    if CLASSES[Style.RUN_IN] in before.get("class", "").split():
        return True
    return block.tag == "ul" and _is_paragraph(before) and not any(_is_paragraph(point) for point in block[:1])


def _is_paragraph(element: etree.Element) -> bool:
    return _PARAGRAPH.fullmatch(element.get("id", "")) is not None


def _append(element: etree.Element, sign: PlaceLink) -> None:
    attributes, text = sign
    etree.SubElement(element, "a", dict(attributes)).text = text


class FinishExtension(Extension):
    """Registers the tree processor behind toc, whose entries would take the signs in, and attr_list, which sets ids.

    Its setting `links` is called with a line of the file that the page comes from, and gives its `EditLinks`.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"links": [lambda *, line: NO_LINKS, "the links to a line of the page's file"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(FinishTreeprocessor(md, self), "speech_finish", 3)


def makeExtension(**kwargs: Any) -> FinishExtension:
    """What Python-Markdown calls."""
    return FinishExtension(**kwargs)
