"""HTML as a row of elements and texts, so that two ways of writing the same page can be compared."""

from __future__ import annotations

from functools import cache

import markdown
from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from mkdocs_speeches.core.editors.edit_links import EditLinks
from mkdocs_speeches.core.model import LineNo, Seed
from mkdocs_speeches.core.pages.html_writer import Html, OutlineEntry, fill
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.pipeline import Build, build
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.hosts.mkdocs.finish import FINISH
from scripts.library import make_speeches
from tests.sites import ROOT

EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "md_in_html", FINISH)
"""What MkDocs and we ourselves bring along."""
_HOLDERS = {"[document]", "ul", "div", "table", "tr", "details", "svg", "figure"}
"""Elements between whose parts white space is nothing."""
Parts = list[tuple[str, ...]]


def elements(html: str) -> Parts:
    """Start and end of each element with its attributes, and the texts between; comments are nothing."""
    found: Parts = []
    _walk(BeautifulSoup(html, "html.parser", multi_valued_attributes=None), found)
    return found


def _walk(node: Tag, found: Parts) -> None:
    for child in node.children:
        if isinstance(child, Comment):
            continue
        if isinstance(child, Tag):
            attributes = sorted(
                (key, " ".join(value) if isinstance(value, list) else value) for key, value in child.attrs.items()
            )
            found.append((child.name, *(f"{key}={value}" for key, value in attributes)))
            _walk(child, found)
            found.append(("/", child.name))
        elif isinstance(child, NavigableString) and (str(child).strip() or node.name not in _HOLDERS):
            _add_text(str(child), found)


def _add_text(text: str, found: Parts) -> None:
    if found and found[-1][0] == "text":
        text = found.pop()[1] + text
    found.append(("text", text))


def edit(line: LineNo) -> EditLinks:
    """What a host might say of a line."""
    return EditLinks(f"https://git.example/edit#L{line}", f"https://git.example/blob#L{line}")


def filled(html: Html | None) -> str:
    """A page's HTML, its links as they are in Markdown."""
    assert html is not None
    return fill(html.text, lead=lambda target: target, edit=edit)


def converted(text: str, *more: str) -> tuple[Parts, list[OutlineEntry]]:
    """What Python-Markdown makes of a text, and the outline that it finds."""
    settings = {FINISH: {"links": lambda *, line: edit(line)}}
    md = markdown.Markdown(extensions=[*EXTENSIONS, *more], extension_configs=settings)
    parts = elements(md.convert(text))
    return parts, list(_outline(md.toc_tokens))  # type: ignore[attr-defined]


def _outline(tokens):
    for token in tokens:
        yield OutlineEntry(token["level"], token["id"], plain(token["name"]))
        yield from _outline(token["children"])


def plain(html: str) -> str:
    """The text of a piece of HTML."""
    return BeautifulSoup(f"<p>{html}</p>", "html.parser").get_text()


@cache
def own_pages() -> tuple[Page, ...]:
    """All pages of the project's own seeds and some made ones."""
    seeds = [Seed(path.name, path.read_bytes()) for path in sorted((ROOT / "seeds").iterdir())]
    made = [Seed(speech.name, speech.raw().encode()) for speech in make_speeches(12)]
    return build([*seeds, *made], load_rules(), search="search.md").pages


def small_library(**texts: str) -> Build:
    """A library of a few seeds: `small_library(a="…")` is one of `a.txt`; its site has a search page."""
    seeds = [Seed(f"{name}.txt", text.encode()) for name, text in texts.items()]
    return build(seeds, load_rules(), search="search.md")


def page_of(library: Build, uri: str) -> BeautifulSoup:
    """The content of one of its pages, links as in Markdown."""
    (page,) = [page for page in library.pages if page.uri == uri]
    return BeautifulSoup(filled(page.html), "html.parser")
