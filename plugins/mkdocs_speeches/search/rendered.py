"""Reads a page as built: what its record says, and of a page without one which of its blocks are text.

Such a page carries these attributes for search, on any element of its content, ignored ones included:

- `data-facet="NAME"`: the page has a value in this facet, the element's text or its `data-value`;
- `data-search-date`: the date by which it is sorted; `data-search-byline`: the line shown under its title;
- `data-search-continues`: the block it stands in, or the blocks it holds, go on where the block before ended;
- `data-search-exclude`, `data-generated`: the element's text is not indexed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_speeches.core.text.record import CONTINUES, Record, Segment, SegmentRun, read_record
from mkdocs_speeches.search.entry import IndexEntry

TAG = "tag"
"""The facet whose values are the page's tags; Material's own tags count to it."""

Runs = tuple[SegmentRun, ...]

# What marks a page's phrases in the browser goes by these: scripts/shared_names.py tells it.
CONTENT = ("article", "main", "[role=main]", "body")
IGNORED = ", ".join(
    (
        "[data-generated], [data-search-exclude], [hidden], .headerlink, .linenos, .footnote-ref, .footnote-backref",
        "script, style, template, noscript, svg, iframe, object, nav, form, button, select, textarea, rt, rp",
        ".md-content__button, .md-source-file",
    )
)
INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math q ruby s samp small "
        "span strike strong sub sup time tt u var wbr",
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def read_rendered(html: str, uri: str, *, boost: float = 1.0) -> IndexEntry | None:
    """The entry of a built page; None where there is nothing to find in it."""
    record = read_record(html)
    if record is None or record.runs is None:
        record = _read_html(html, uri, record)
    if record is None:
        return None
    facets = tuple(dict.fromkeys(record.facets))
    return IndexEntry(
        uri=uri,
        title=record.title,
        byline=record.byline,
        date=record.date,
        boost=boost,
        tags=tuple(value for name, value in facets if name == TAG),
        facets=facets,
        runs=record.runs or (),
        untitled=record.untitled,
    )


def _read_html(html: str, uri: str, stated: Record | None) -> Record | None:
    """The record of a page by its elements; what one states that tells nothing of its text still holds."""
    tree = LexborHTMLParser(html)
    root = next((node for selector in CONTENT if (node := tree.css_first(selector))), None)
    if root is None or "data-search-exclude" in root.attributes:
        return None
    date, byline = (_stated(root, name) for name in ("data-search-date", "data-search-byline"))
    facets = _facets(root)
    for node in root.css(IGNORED):
        node.decompose()
    title, runs = _titled(tree, root, _Blocks().read(root))
    if not title and not runs:
        return None
    if stated and stated.untitled:
        return replace(stated, runs=runs)
    stated = stated or Record(title="", byline=byline, date=date, facets=facets, runs=None)
    return replace(stated, title=title or uri, runs=runs, untitled=not title)


def _facets(root: LexborNode) -> tuple[tuple[str, str], ...]:
    carried = [
        (node.attributes["data-facet"] or "", node.attributes.get("data-value") or _folded(node.text()))
        for node in root.css("[data-facet]")
    ]
    carried += [(TAG, _folded(node.text())) for node in root.css(".md-tags .md-tag")]
    return tuple((name, value) for name, value in carried if name and value)


def _stated(root: LexborNode, attribute: str) -> str:
    node = root.css_first(f"[{attribute}]")
    return _folded(node.attributes[attribute] or "") if node else ""


def _titled(tree: LexborHTMLParser, root: LexborNode, runs: Runs) -> tuple[str, Runs]:
    """The page's title, and the runs without it: the first h1 of its content, else what its head says."""
    heading = root.css_first("h1")
    title = _folded(heading.text()) if heading else ""
    if title:
        at = next((i for i, run in enumerate(runs) if run[0].heading and _closed(run[0].text) == _closed(title)), None)
        return title, runs if at is None else runs[:at] + runs[at + 1 :]
    head = tree.css_first("title")
    return _folded(head.text()) if head else "", runs


def _closed(text: str) -> str:
    return "".join(text.split())


def _folded(text: str) -> str:
    return " ".join(text.split())


@dataclass(slots=True)
class _Blocks:
    """Collects the blocks of a tree in reading order."""

    runs: list[list[Segment]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    anchor: str = ""
    begun_at: str = ""
    heading: bool = False
    continues: int = 0
    joined: bool = False

    def read(self, root: LexborNode) -> Runs:
        """Walks without recursion: a page may be nested as deeply as it likes."""
        waiting: list[tuple[LexborNode, bool]] = [(root, False)]
        while waiting:
            node, leaving = waiting.pop()
            if leaving:
                self._leave(node)
                continue
            if node.next and node is not root:
                waiting.append((node.next, False))
            if node.tag == "-text":
                self._add(node.text_content or "")
            elif node.tag == "br":
                self._add(" ")
            elif node.is_element_node:
                waiting.append((node, True))
                self._enter(node)
                if node.child:
                    waiting.append((node.child, False))
        self._flush()
        return tuple(tuple(run) for run in self.runs)

    def _enter(self, node: LexborNode) -> None:
        attributes = node.attributes
        if node.tag not in INLINE:
            self._flush()
            self.heading = node.tag in _HEADINGS
        if CONTINUES in attributes:
            self.continues += 1
            self.joined = True
        if node.tag != "input":
            self.anchor = attributes.get("id") or self.anchor

    def _leave(self, node: LexborNode) -> None:
        self.continues -= CONTINUES in node.attributes
        if node.tag not in INLINE:
            self._flush()
            self.heading = False
            self.joined = self.continues > 0

    def _add(self, text: str) -> None:
        if not self.text:
            if text.isspace():
                return
            self.begun_at = self.anchor
        self.text.append(text)

    def _flush(self) -> None:
        text = _folded("".join(self.text))
        self.text.clear()
        if not text:
            return
        segment = Segment(text=text, anchor=self.begun_at, heading=self.heading)
        if self.joined and self.runs:
            self.runs[-1].append(segment)
        else:
            self.runs.append([segment])
        self.joined = self.continues > 0
