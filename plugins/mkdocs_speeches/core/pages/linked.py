"""Where a page leads, as it is written: each link with its words and the block that it stands in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from mkdocs_speeches.core.pages.html_writer import MARK_END, TARGET_MARK

PageLink = tuple[str, str, str]
"""The anchor of the block that it stands in, empty where it has none; its words; its target."""
_LINKED = re.compile(
    rf"<(?:p|li|div|summary|h[1-6])\b(?P<block>[^>]*)>"
    rf'|<a\b[^>]* href="{TARGET_MARK}(?P<target>[^{MARK_END}]*){MARK_END}"[^>]*>(?P<words>.*?)</a>',
    re.DOTALL,
)
_ID = re.compile(r'(?:^|\s)id="([^"]*)"')
_ELEMENT = re.compile(r"<[^>]*>")


def list_links(written: str) -> Iterator[PageLink]:
    """The links of a page's HTML in their order, but for those that each block has to itself."""
    anchor = ""
    for found in _LINKED.finditer(written):
        if found["target"] is None:
            named = _ID.search(found["block"])
            anchor = html.unescape(named[1]) if named else ""
        else:
            yield anchor, html.unescape(_ELEMENT.sub("", found["words"])), found["target"]
