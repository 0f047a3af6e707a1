"""Where every page of the library stands, and how a link leads there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

SPEECHES = "speeches.md"
SOURCES = "sources.md"
TERMS = "tags.md"
SPEAKERS = "speakers.md"
OCCASIONS = "occasions.md"
PHRASINGS = "phrasings.md"
CITED = "cited.md"
COMPARISON = "compare.md"
"""The page on which a script compares two speeches."""
DIAGNOSTICS = "diagnostics.md"
"""The page that explains each code, at an anchor of its name."""
PAGE_SIZE = 200
"""How many entries of a list one page shows."""
LONGEST_NAME = 230
"""A disk takes 255 bytes, with the number and the ending that may follow."""
_NO_TARGET = re.compile(r"[^\w./-]")
_NO_NAME = re.compile(r"[^\w.-]+")


def link_target(uri: str, anchor: str = "") -> str:
    """The destination of a Markdown link; Chinese stays readable."""
    target = _NO_TARGET.sub(lambda match: quote(match[0]), uri)
    return f"{target}#{anchor}" if anchor else target


def address_of(uri: str) -> str:
    """The address of a page below the site's root (`speeches/a/`), as pages and commands tell it."""
    return f"{uri.removesuffix('.md')}/"


def pages_of(uri: str, entries: int) -> tuple[str, ...]:
    """The addresses of a list that is cut into pages of `PAGE_SIZE`: `tags.md`, `tags-2.md` …"""
    stem = uri.removesuffix(".md")
    pages = max(1, -(-entries // PAGE_SIZE))
    return (uri, *(f"{stem}-{number}.md" for number in range(2, pages + 1)))


def place_of(pages: Sequence[str], number: int) -> str:
    """On which of the pages of a list its entry of this number stands."""
    return pages[number // PAGE_SIZE]


def anchor_of(name: str) -> str:
    """An id made of a name, the same in every build."""
    return f"t-{hashlib.blake2s(name.encode('utf-8', 'surrogatepass'), digest_size=4).hexdigest()}"


def shorten(name: str) -> str:
    """The name of a file, where it is too long for a disk cut, with some digits that tell it from others."""
    data = name.encode("utf-8", "surrogatepass")
    if len(data) <= LONGEST_NAME:
        return name
    digits = hashlib.blake2b(data, digest_size=4).hexdigest()
    return f"{data[: LONGEST_NAME - len(digits) - 1].decode('utf-8', 'ignore')}-{digits}"


def path_name(path: str) -> str:
    """What addresses call a seed: the folders and the name of its file, joined by `-` (`2019-第1期`)."""
    return _NO_NAME.sub("-", str(PurePosixPath(path).with_suffix("")))


def own_slug(path: str, nth: int = 1) -> str:
    """What addresses call the speech number `nth` of a seed: the first stands at the seed's own address."""
    name = path_name(path).strip("-.") or "speech"
    return name if nth == 1 else f"{name}-{nth}"


def former_slug(path: str, nth: int, count: int) -> str:
    """What the speech number `nth` of `count` was called when folders were left out, and the first had a number."""
    name = _NO_NAME.sub("-", PurePosixPath(path).stem).strip("-.") or "speech"
    return name if count == 1 else f"{name}-{nth}"


def term_name(name: str) -> str:
    """What addresses call a term."""
    return shorten(_NO_NAME.sub("-", name).strip("-.")) or "term"
