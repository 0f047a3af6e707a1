"""A Python-Markdown extension: links at each heading and paragraph of a speech, shown on hover and focus."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_speeches.core.editors.edit_links import NO_LINKS

_ANCHOR = re.compile(r"[sp]-[0-9a-f]+(?:-[0-9]+)*")


class PermalinkTreeprocessor(Treeprocessor):
    """Gives every element whose id is that of a speech's heading or paragraph a link to itself.

    A heading that knows its line (`data-line`) also leads to it in the seed, to edit and to view.
    """

    def __init__(self, md: Markdown, extension: PermalinkExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        for parent in tuple(root.iter()):
            for place, element in enumerate(parent):
                anchor = element.get("id", "")
                if not _ANCHOR.fullmatch(anchor):
                    continue
                if anchor.startswith("s-"):
                    parent[place] = self._link_heading(element, anchor)
                else:
                    _append(element, "headerlink", f"#{anchor}", "¶", "本段链接")

    def _link_heading(self, heading: etree.Element, anchor: str) -> etree.Element:
        """The heading with its links beside it: inside they would be read out as part of its name."""
        line = heading.attrib.pop("data-line", None)
        around = etree.Element("div", {"class": "speech-heading"})
        around.append(heading)
        around.tail, heading.tail = heading.tail, None
        _append(around, "headerlink", f"#{anchor}", "¶", "本节链接")
        links = self.extension.getConfig("links")(line=int(line)) if line else NO_LINKS
        if links.edit:
            _append(around, "headerlink speech-edit", links.edit, "✎", f"修改本节（原文第 {line} 行）")
        if links.view:
            _append(around, "headerlink speech-view", links.view, "原文", f"查看本节在仓库中的原文（第 {line} 行）")
        return around


def _append(element: etree.Element, name: str, href: str, text: str, title: str) -> None:
    attributes = {"class": name, "href": href, "title": title, "aria-label": title}
    generated = {"data-generated": "", "data-search-exclude": "1"}
    etree.SubElement(element, "a", attributes | generated).text = text


class PermalinkExtension(Extension):
    """Registers the tree processor behind toc and runs, which look at headings where Markdown has set them.

    Its setting `links` is called with a line of the file that the page comes from, and gives its `EditLinks`.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"links": [lambda *, line: NO_LINKS, "the links to a line of the page's file"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(PermalinkTreeprocessor(md, self), "speech_permalinks", 2)


def makeExtension(**kwargs: Any) -> PermalinkExtension:
    """What Python-Markdown calls."""
    return PermalinkExtension(**kwargs)
