"""How deep the tags of a web page nest, counted before it is parsed."""

from __future__ import annotations

import re
from collections.abc import Collection

from mkdocs_speeches.core.formats.extract import FormatError

MOST_OPEN = 4000
"""So many tags may stand open at once."""
_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z][^\s/<>]*)(?P<rest>[^<>]*)")
_UNPAIRED = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
        *("body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt"),
        *("tbody", "td", "tfoot", "th", "thead", "tr"),
    )
)
"""Tags without an end, or whose end nobody need write."""


def check_depth(text: str, blocks: Collection[str]) -> None:
    """Refuses a page that the parser would take many seconds for: at each tag it goes through all that stand open.

    `blocks` are the tags that a slash does not close (`<div/>`). Raises `FormatError`.
    """
    opened: dict[str, int] = {}
    depth = 0
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        if name in _UNPAIRED or (match["rest"].endswith("/") and name not in blocks):
            continue
        change = -1 if match["closing"] else 1
        if opened.get(name, 0) + change >= 0:
            opened[name] = opened.get(name, 0) + change
            depth += change
        if depth > MOST_OPEN:
            raise FormatError(f"网页的标签层层相套，超过 {MOST_OPEN} 层")
