"""A whole library as Markdown files for any generator: its pages, with front matter, and the list of all of them."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from urllib.parse import unquote

import yaml

from mkdocs_speeches.core.library.addresses import (
    CITED,
    COMPARISON,
    OCCASIONS,
    PHRASINGS,
    SOURCES,
    SPEAKERS,
    SPEECHES,
    TERMS,
    link_target,
)
from mkdocs_speeches.core.library.meetings import MEETINGS
from mkdocs_speeches.core.library.people import PEOPLE
from mkdocs_speeches.core.library.shelves import Library, Shelf
from mkdocs_speeches.core.pages.heads import scalar, state_matter
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    Folded,
    HeadingNode,
    Inlines,
    Link,
    ListNode,
    Marked,
    ParagraphNode,
    TableNode,
    Written,
)
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.pages.portable import Lead, escape_plainly, lead_to_pages, write_portable

HOME_PAGE = "index.md"
NAVIGATION = "SUMMARY.md"
"""The list of all pages, as mdBook, GitBook and plugins of other generators read it."""
Asked = Mapping[str, Set[str]]
"""The anchors that links ask for, by the page that has them."""
_NONE: Set[str] = frozenset()
_ORDER = (HOME_PAGE, SPEECHES, TERMS, SPEAKERS, OCCASIONS, PHRASINGS, CITED, COMPARISON, SOURCES)
_PARENTS = {
    "speeches": SPEECHES,
    "terms": TERMS,
    PEOPLE: SPEAKERS,
    MEETINGS: OCCASIONS,
    "sources": SOURCES,
}
"""The list that leads to the pages of each folder."""
_FIRST_HEADING = re.compile(r"^# +(.+?)(?: *\{[^}]*\})? *$", re.MULTILINE)
_STATED_TITLE = re.compile(r"\A---\n(?:.*\n)*?title: *(.+)\n")
_AT_PARAGRAPH = re.compile(r"#p-[0-9a-f-]+$")
_WRITTEN_LINK = re.compile(r"\]\(<?([^)>\s]+)")


@dataclass(frozen=True, slots=True)
class Volume:
    """What is exported: the pages of a library, the `own` pages of its authors by address, and the `name` of it all."""

    name: str
    library: Library
    pages: tuple[Page, ...]
    overview: tuple[BlockNode, ...]
    own: Mapping[str, str]

    def generated(self) -> tuple[Page, ...]:
        """The pages for which the authors have none of their own."""
        return tuple(page for page in self.pages if page.uri not in self.own)


def find_asked(volume: Volume) -> Asked:
    """The anchors that the links of all pages ask for."""
    asked: dict[str, set[str]] = {}
    rows = ((page.uri, map(_lead_of(page.uri), _targets(page.blocks))) for page in volume.generated())
    own = ((uri, iter(_WRITTEN_LINK.findall(text))) for uri, text in volume.own.items())
    for uri, targets in (*rows, (HOME_PAGE, _targets(volume.overview)), *own):
        for target in targets:
            place, _, anchor = place_target(uri, target).partition("#")
            if anchor and ":" not in place:
                asked.setdefault(place, set()).add(anchor)
    return asked


def export_pages(volume: Volume, asked: Asked) -> Iterator[tuple[str, str]]:
    """Each page's address below the folder of the export, and its Markdown; at the end the list of all of them."""
    entries = {entry.uri: shelf for shelf in volume.library for entry in shelf.entries}
    titles: dict[str, str] = {}
    for page in volume.generated():
        stated = yaml.safe_load(page.head.strip("-\n")) or {}
        titles[page.uri] = html.unescape(str(stated.get("title", page.uri)))
        shelf = entries.get(page.uri)
        lines = _speech_lines(page.uri, shelf) if shelf else _list_lines(titles[page.uri], stated)
        yield page.uri, _file(lines, write_portable(page.blocks, asked.get(page.uri, _NONE), _lead_of(page.uri)))
    if HOME_PAGE not in volume.own:
        titles[HOME_PAGE] = volume.name
        blocks = (HeadingNode(1, (volume.name,)), *volume.overview)
        yield HOME_PAGE, _file([f"title: {scalar(volume.name)}"], write_portable(blocks, asked.get(HOME_PAGE, _NONE)))
    for uri, text in volume.own.items():
        titles[uri] = _title_of(uri, text)
        yield uri, text
    if NAVIGATION not in volume.own:
        yield NAVIGATION, _navigation(volume.name, titles)


def _lead_of(uri: str) -> Lead:
    """A page of a seed leads to pages and sections only, or each paragraph of the library would have to have an id."""
    return _lead_to_sections if uri.startswith("sources/") else lead_to_pages


def _lead_to_sections(target: str) -> str:
    return lead_to_pages(_AT_PARAGRAPH.sub("", target))


def _speech_lines(uri: str, shelf: Shelf) -> Iterator[str]:
    """All that is known of a speech, and where in which file it stands."""
    [entry] = (entry for entry in shelf.entries if entry.uri == uri)
    speech = entry.speech
    if not speech.front.title:
        yield f"title: {scalar(speech.title)}"
    yield from state_matter(speech, entry.tags)
    yield f"source: {scalar(shelf.name)}"
    yield f"lines: {speech.first_line}-{speech.last_line}"
    yield from entry.adoption.further if entry.adoption else ()


def _list_lines(title: str, stated: Mapping[str, object]) -> Iterator[str]:
    yield f"title: {scalar(title)}"
    if "description" in stated:
        yield f"description: {scalar(html.unescape(str(stated['description'])))}"


def _file(lines: Iterable[str], body: str) -> str:
    return "\n".join(("---", *lines, "---", "", body, ""))


def _title_of(uri: str, text: str) -> str:
    """What a page that a person wrote is called: as its head says, else its first heading."""
    stated = _STATED_TITLE.match(text) or _FIRST_HEADING.search(text)
    return stated[1].strip().strip("\"'") if stated else posixpath.basename(uri).removesuffix(".md")


def _navigation(name: str, titles: Mapping[str, str]) -> str:
    """A list of lists: each page stands below the one that leads to it."""
    below: dict[str, list[str]] = {}
    for uri in titles:
        below.setdefault(_parent(uri, titles), []).append(uri)
    top = sorted(below.pop("", []), key=lambda uri: _ORDER.index(uri) if uri in _ORDER else len(_ORDER))
    lines = []
    for uri in top:
        lines.append(f"- {_lead(uri, titles)}")
        lines += [f"    - {_lead(inner, titles)}" for inner in below.get(uri, ())]
    return "\n".join((f"# {escape_plainly(name)}", "", *lines, ""))


def _parent(uri: str, titles: Mapping[str, str]) -> str:
    """The list that a page stands below; none for lists, and for pages that nobody but their author knows of."""
    folder, _, rest = uri.partition("/")
    if rest:
        parent = _PARENTS.get(folder, "")
    else:
        parent = f"{match[1]}.md" if (match := re.fullmatch(r"(.+)-[0-9]+\.md", uri)) else ""
    return parent if parent in titles else ""


def _lead(uri: str, titles: Mapping[str, str]) -> str:
    return f"[{escape_plainly(titles[uri])}]({link_target(uri)})"


def _targets(blocks: Sequence[BlockNode]) -> Iterator[str]:
    """Where the links of some blocks lead."""
    for block in blocks:
        if isinstance(block, Written):
            yield from _WRITTEN_LINK.findall(block.markdown)
        yield from (link.target for link in links_of(block))


def links_of(block: BlockNode) -> Iterator[Link]:
    """The links of a block; those that a person wrote are not among them."""
    for content in _contents(block):
        yield from _links_within(content)


def place_target(uri: str, target: str) -> str:
    """The target of a link on a page as seen from the folder of all pages; a web address as it is."""
    path, mark, anchor = target.partition("#")
    if ":" in path:
        return target
    place = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(path))) if path else uri
    return f"{place}{mark}{anchor}"


def _contents(block: BlockNode) -> Iterator[Inlines]:
    if isinstance(block, HeadingNode | ParagraphNode):
        yield block.content
    elif isinstance(block, ListNode | Folded):
        yield from (item.content for item in block.items)
    elif isinstance(block, TableNode):
        yield from (cell for row in block.rows for cell in row)


def _links_within(content: Inlines) -> Iterator[Link]:
    for part in content:
        if isinstance(part, Link):
            yield part
        elif isinstance(part, Marked):
            yield from _links_within(part.content)
