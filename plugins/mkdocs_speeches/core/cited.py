"""The page on what speeches refer to: documents, meetings, formulations, each with its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from mkdocs_speeches.core.catalogue import Catalogue
from mkdocs_speeches.core.citations import Citation, Kind
from mkdocs_speeches.core.lists import PAGE_SIZE
from mkdocs_speeches.core.markdown import escape, link
from mkdocs_speeches.core.model import Page
from mkdocs_speeches.core.normal import normal
from mkdocs_speeches.core.pages import Entry, list_head

CITED = "cited.md"
MOST_PLACES = 6
_TITLES = {Kind.DOCUMENT: "文件", Kind.MEETING: "会议", Kind.PHRASE: "引语"}
_UNITS = {Kind.DOCUMENT: "份", Kind.MEETING: "次", Kind.PHRASE: "条"}


def render_cited(catalogue: Catalogue) -> Page:
    """All that is referred to, by kind, what is named most often first; `PAGE_SIZE` of each kind at most."""
    own = {normal(entry.speech.title): entry for entry in reversed(catalogue.entries)}
    counts = Counter(citation.kind for citation in catalogue.citations)
    shown = "、".join(f"{_TITLES[kind]} {counts[kind]} {_UNITS[kind]}" for kind in Kind if counts[kind])
    summary = f"讲话里提到的{shown}。" if shown else "讲话里没有提到文件、会议和引语。"
    blocks = ["# 引用 { #title .speech-page }", summary]
    for kind in Kind:
        if counts[kind]:
            blocks += _section(catalogue, kind, own)
    return Page(uri=CITED, text=list_head("引用", summary) + "\n\n".join(blocks) + "\n")


def _section(catalogue: Catalogue, kind: Kind, own: Mapping[str, Entry]) -> Iterator[str]:
    found = [citation for citation in catalogue.citations if citation.kind is kind]
    yield f"## {_TITLES[kind]} {{ #{kind.value} }}"
    if len(found) > PAGE_SIZE:
        yield f"共 {len(found)} {_UNITS[kind]}，这里列出提到最多的 {PAGE_SIZE} {_UNITS[kind]}。"
    yield "\n".join(_item(catalogue, citation, own) for citation in found[:PAGE_SIZE])


def _item(catalogue: Catalogue, citation: Citation, own: Mapping[str, Entry]) -> str:
    """Name, how often, the first places; the library's own speech where it holds that document."""
    speech = own.get(normal(citation.name)) if citation.kind is Kind.DOCUMENT else None
    name = link(citation.name, speech.uri) if speech else escape(citation.name)
    shown = f"《{name}》" if citation.kind is Kind.DOCUMENT else f"“{name}”" if citation.kind is Kind.PHRASE else name
    blocks = tuple(dict.fromkeys(citation.blocks))
    places = [
        f"[{escape(catalogue.place(block)[0].speech.title)}]({catalogue.target(block, base='')})"
        for block in blocks[:MOST_PLACES]
    ]
    more = [f"等 {len(blocks)} 段"] if len(blocks) > MOST_PLACES else []
    facts = "".join(f"<span>{fact}</span>" for fact in (f"{len(citation.blocks)} 处", *places, *more))
    return f"- {shown}<small>{facts}</small>\n{{ .speech-item }}"
