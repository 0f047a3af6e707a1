"""A Python-Markdown extension: tells search which blocks of a speech read as one text, and which only list pages.

A run-in heading goes on in the paragraph behind it, a paragraph in the series of points that it ends with.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from itertools import pairwise
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

RUNS = "mkdocs_speeches.hosts.mkdocs.runs"

_PARAGRAPH = re.compile(r"p-[0-9a-f]{6}(?:-[0-9]+)?")
_CONTINUES = "data-search-continues"
_LISTINGS = {"speech-item", "speech-year", "speech-figure", "speech-tags"}


class RunTreeprocessor(Treeprocessor):
    """Marks each block that goes on where the one before it ended."""

    def run(self, root: etree.Element) -> None:
        for before, block in pairwise(root):
            if _goes_on(before, block):
                block.set(_CONTINUES, "")
        for block in root.iter("ul"):
            if len(block) and _is_paragraph(block[0]):
                for point in block[1:]:
                    point.set(_CONTINUES, "")
        for block in root.iter():
            if not _LISTINGS.isdisjoint(block.get("class", "").split()):
                block.set("data-search-exclude", "")


def _goes_on(before: etree.Element, block: etree.Element) -> bool:
    if "speech-run-in" in before.get("class", "").split():
        return True
    return block.tag == "ul" and _is_paragraph(before) and not any(_is_paragraph(point) for point in block[:1])


def _is_paragraph(element: etree.Element) -> bool:
    return _PARAGRAPH.fullmatch(element.get("id", "")) is not None


class RunExtension(Extension):
    """Registers the tree processor behind attr_list, which sets ids and classes."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(RunTreeprocessor(md), "speech_runs", 3)


def makeExtension(**kwargs: Any) -> RunExtension:
    """What Python-Markdown calls."""
    return RunExtension(**kwargs)
