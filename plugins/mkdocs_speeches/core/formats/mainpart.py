"""Where the main part of a web page stands: `main`, `article` or the densest block, from its `h1` on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from mkdocs_speeches.core.formats.elements import walk_elements

LEAST_PROSE = 40
"""A page whose sentences have fewer characters has no densest part."""
MOST_PROSE = 0.5
"""An element that says it is the main part holds more than such a share of the page's sentences."""
DENSEST = 0.8
"""An element that does not say so is the main part where it holds such a share."""
LONGEST_CAPTION = 30
"""A text with more characters is a sentence, whatever it ends with."""
_BESIDE = frozenset(("nav", "aside", "footer", "button", "select"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search"))
_ENDS_PROSE = re.compile(r"[。！？!?；]")
Node = int
"""A node by its id."""


@dataclass(frozen=True, slots=True)
class MainPart:
    """What of a page is its main part: it begins at `first` (at the page's beginning where that is None) and ends with
    `last` (None: nothing says where); what stands `beside` it is no part of it; in `within` a line of links is text."""

    first: Node | None = None
    last: Node | None = None
    beside: frozenset[Node] = frozenset()
    within: Node | None = None


@dataclass(slots=True)
class _Survey:
    """The elements of a page: the characters of the sentences in each, where it opens and closes in the order of the
    page, what is around it; its titles, and where sentences stand."""

    prose: dict[Node, int] = field(default_factory=dict)
    opens: dict[Node, int] = field(default_factory=dict)
    closes: dict[Node, int] = field(default_factory=dict)
    around: dict[Node, Node] = field(default_factory=dict)
    stated: list[Node] = field(default_factory=list)
    beside: list[Node] = field(default_factory=list)
    heads: list[Node] = field(default_factory=list)
    titles: list[Node] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    def holds(self, outer: Node, inner: Node) -> bool:
        """Whether an element is another one or stands inside it."""
        return self.opens[outer] <= self.opens[inner] and self.closes[inner] <= self.closes[outer]


def find_main_part(body: LexborNode) -> MainPart:
    """The main part of the page below `body`."""
    page = _survey(body)
    whole = page.prose[body.mem_id]
    stated = [element for element in page.stated if page.prose[element] > MOST_PROSE * whole]
    main = max(stated, key=page.opens.__getitem__) if stated else _find_densest(page, body.mem_id, whole)
    title = _find_title(page, main)
    kept = [main] if title is None else [main, title]
    beside = {
        element
        for element in (*page.beside, *(head for head in page.heads if not page.holds(main, head)))
        if not any(page.holds(element, inner) for inner in kept)
    }
    first = title if title is not None else (main if stated else None)
    return MainPart(first, main if stated else None, frozenset(beside), main)


def _survey(body: LexborNode) -> _Survey:
    page = _Survey()
    apart = 0
    for order, (node, entering) in enumerate(walk_elements(body)):
        name, tag = node.mem_id, node.tag or ""
        if tag == "-text":
            size = len((node.text_content or "").strip()) if entering and not apart else 0
            if size and (size > LONGEST_CAPTION or _ENDS_PROSE.search(node.text_content or "")):
                page.sentences.append(order)
                page.prose[page.around[name]] += size
            continue
        is_beside = tag in _BESIDE or node.attributes.get("role") in _ROLES
        apart += (1 if entering else -1) * (is_beside or tag == "a")
        if entering:
            page.prose[name], page.opens[name] = 0, order
            _note_kind(page, node, is_beside=is_beside)
            page.around.update({child.mem_id: name for child in node.iter(include_text=True)})
        else:
            page.closes[name] = order
            if name in page.around:
                page.prose[page.around[name]] += page.prose[name]
    return page


def _note_kind(page: _Survey, node: LexborNode, *, is_beside: bool) -> None:
    if node.tag in ("main", "article") or node.attributes.get("role") == "main":
        page.stated.append(node.mem_id)
    elif node.tag == "h1":
        page.titles.append(node.mem_id)
    elif node.tag == "header":
        page.heads.append(node.mem_id)
    if is_beside:
        page.beside.append(node.mem_id)


def _find_densest(page: _Survey, body: Node, whole: int) -> Node:
    """The innermost element that holds nearly all sentences."""
    if whole < LEAST_PROSE:
        return body
    dense = [element for element, prose in page.prose.items() if prose >= DENSEST * whole]
    return max(dense, key=page.opens.__getitem__, default=body)


def _find_title(page: _Survey, main: Node) -> Node | None:
    """The last `h1` above the first sentence of the main part; one in the page's own head only where no other is."""
    opening = next(
        (place for place in page.sentences if page.opens[main] < place < page.closes[main]), page.closes[main]
    )
    titles = [title for title in page.titles if page.closes[title] < opening]
    apart = {title for title in titles for element in page.beside if page.holds(element, title)}
    heads = {title for title in titles for head in page.heads if page.holds(head, title) and not page.holds(main, head)}
    for found in (set(titles) - apart - heads, heads - apart):
        if found:
            return max(found, key=page.opens.__getitem__)
    return None
