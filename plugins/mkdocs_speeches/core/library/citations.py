"""What speeches refer to: documents in `《…》`, congresses and plenums, formulations in quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_speeches.core.library.texts import Texts
from mkdocs_speeches.core.model import BlockNo, block_numbers
from mkdocs_speeches.core.rules.kinds import CitationRule
from mkdocs_speeches.core.text.normal import normal

_DOCUMENT = re.compile("《([^《》\n]{1,60})》")
_QUOTED = re.compile("[“「]([^“”「」\n]{4,40})[”」]")
_STATE = "中华人民共和国"
"""Laws are cited with it and without."""
SHORTEST_QUOTE = 4
"""In letters and digits; shorter ones are single words set off."""


class Kind(StrEnum):
    """What is referred to."""

    DOCUMENT = "document"
    MEETING = "meeting"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Citation:
    """Something referred to: its `name` as first printed, the number of each block that does, as often as it does.

    `forms` are the ways in which it is printed, each with how often it is.
    """

    kind: Kind
    name: str
    blocks: tuple[BlockNo, ...]
    forms: Mapping[str, int]


def find_citations(texts: Texts, rules: Sequence[CitationRule]) -> tuple[Citation, ...]:
    """All that the headings and paragraphs refer to, what is named most often first, then by first place.

    Names that differ in marks and white space only are one. What stands in quotation marks and is elsewhere the name of
    a document is that document.
    """
    mentions: dict[tuple[Kind, str], list[tuple[BlockNo, str, str]]] = {}
    for number, block in zip(block_numbers(0, len(texts.blocks)), texts.blocks, strict=True):
        if block.is_body:
            for kind, name, printed in _names_in(block.shown, rules):
                mentions.setdefault((kind, _citation_key(kind, name)), []).append((number, name, printed))
    for kind, key in tuple(mentions):
        document = Kind.DOCUMENT, key.removeprefix(_STATE)
        if kind is Kind.PHRASE and document in mentions:
            mentions[document] += mentions.pop((kind, key))
    citations = (_cite(kind, found) for (kind, _), found in mentions.items())
    return tuple(sorted(citations, key=lambda citation: -len(citation.blocks)))


def _cite(kind: Kind, mentions: Sequence[tuple[BlockNo, str, str]]) -> Citation:
    blocks = sorted(number for number, _, _ in mentions)
    return Citation(kind, mentions[0][1], tuple(blocks), Counter(printed for _, _, printed in mentions))


def _citation_key(kind: Kind, name: str) -> str:
    key = normal(name)
    return key.removeprefix(_STATE) or key if kind is Kind.DOCUMENT else key


def _names_in(text: str, rules: Sequence[CitationRule]) -> Iterator[tuple[Kind, str, str]]:
    """What a text names: its kind, its name, and that name as printed."""
    if "《" in text:
        yield from ((Kind.DOCUMENT, match[1], match[1]) for match in _DOCUMENT.finditer(text) if normal(match[1]))
    for rule in rules:
        if rule.holds in text:
            yield from ((Kind.MEETING, rule.name_of(match), match[0]) for match in rule.pattern.finditer(text))
    for match in _QUOTED.finditer(text) if "“" in text or "「" in text else ():
        words = match[1].strip()
        letters = normal(words)
        if len(letters) >= SHORTEST_QUOTE and not letters.isascii() and not _is_name(words, rules):
            yield Kind.PHRASE, words, words


def _is_name(words: str, rules: Sequence[CitationRule]) -> bool:
    """Whether words are but the name of a document or meeting, which they are found as."""
    return bool(_DOCUMENT.fullmatch(words)) or any(rule.pattern.fullmatch(words) for rule in rules)
