"""What speeches refer to: documents in `《…》`, congresses and plenums, formulations in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_speeches.core.blocks import Texts
from mkdocs_speeches.core.normal import normal
from mkdocs_speeches.core.rules import CitationRule

_DOCUMENT = re.compile("《([^《》\n]{1,60})》")
_QUOTED = re.compile("[“「]([^“”「」\n]{4,40})[”」]")
SHORTEST_QUOTE = 4
"""In letters and digits; shorter ones are single words set off."""


class Kind(StrEnum):
    """What is referred to."""

    DOCUMENT = "document"
    MEETING = "meeting"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Citation:
    """Something referred to: its `name` as first printed, the number of each block that does, as often as it does."""

    kind: Kind
    name: str
    blocks: tuple[int, ...]


def find_citations(texts: Texts, rules: Sequence[CitationRule]) -> tuple[Citation, ...]:
    """All that the headings and paragraphs refer to, what is named most often first, then by first place.

    Names that differ in marks and white space only are one.
    """
    found: dict[tuple[Kind, str], tuple[str, list[int]]] = {}
    for number, block in enumerate(texts.blocks):
        if block.is_body:
            for kind, name in _named(block.shown, rules):
                found.setdefault((kind, normal(name)), (name, []))[1].append(number)
    citations = (Citation(kind, name, tuple(blocks)) for (kind, _), (name, blocks) in found.items())
    return tuple(sorted(citations, key=lambda citation: -len(citation.blocks)))


def _named(text: str, rules: Sequence[CitationRule]) -> Iterator[tuple[Kind, str]]:
    if "《" in text:
        yield from ((Kind.DOCUMENT, match[1]) for match in _DOCUMENT.finditer(text) if normal(match[1]))
    for rule in rules:
        if rule.holds in text:
            yield from ((Kind.MEETING, rule.name_of(match)) for match in rule.pattern.finditer(text))
    for match in _QUOTED.finditer(text) if "“" in text or "「" in text else ():
        words = normal(match[1])
        if len(words) >= SHORTEST_QUOTE and not words.isascii():
            yield Kind.PHRASE, match[1].strip()
