"""The header of a page that a program of blogs made (Hexo, Hugo, Jekyll …): it says of the text what it says to that
program, and no editor of the library wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.editors.frontmatter import FrontMatter
from mkdocs_speeches.core.model import LineNo, Span, span_of

SIGNS = {"---": ":", "+++": "="}
"""What parts a key from its value, by the fence: YAML, and Hugo's TOML."""
LINES_OF_HEADER = 200
"""A header is closed within so many lines: one with all tags of a post is long."""
TEMPLATED = frozenset(
    (
        "abbrlink",
        "archives",
        "author",
        "authors",
        "categories",
        "category",
        "comments",
        "copyright",
        "cover",
        "description",
        "excerpt",
        "from",
        "id",
        "image",
        "keywords",
        "lang",
        "last_updated",
        "lastmod",
        "layout",
        "link",
        "modified",
        "original_url",
        "permalink",
        "pubdate",
        "publishdate",
        "series",
        "source",
        "sticky",
        "summary",
        "thumbnail",
        "toc",
        "top",
        "type",
        "updated",
        "url",
        "weight",
    )
)
"""Keys that programs of blogs know, and scrapers write; an editor of the library needs none of them."""
OF_BOTH = frozenset(("title", "subtitle", "date", "published", "tags", "slug", "aliases", "license", "kind"))
"""Keys that mean something to both."""
_DATES = ("date", "pubdate", "publishdate")
_AUTHORS = ("author", "authors")
_ENTRY = re.compile(r"[\"']?(?P<key>[A-Za-z][A-Za-z0-9_.-]*)[\"']? ?(?P<sign>[:=])(?: |$)")
_CONTINUED = re.compile(r"[ \t\]}#-]|$")
"""How a line begins that belongs to the key above it."""
_OPENS = re.compile(r"[>|][-+]?|\[?")
"""What stands for a value that follows on the lines below."""
_BLANKS = " \t"
_CLOCK = re.compile(r"[0-9][T ]+[0-9]{1,2}:[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Header:
    """What a foreign header says: where the values of its title, date and author stand, None where it has none; the
    line of its closing fence, and the keys that the library has no use for."""

    title: Span | None
    date: Span | None
    author: Span | None
    close: LineNo
    keys: tuple[str, ...]


def find_header(lines: Sequence[str]) -> Header | None:
    """The header above a text, if it is one that a program of blogs made; None where an editor may have written it."""
    opening = next((place for place, line in enumerate(lines[:LINES_OF_HEADER]) if line.strip("\ufeff \t")), 0)
    fence = lines[opening].removeprefix("\ufeff").rstrip() if lines else ""
    if fence not in SIGNS:
        return None
    close = next(
        (
            place
            for place in range(opening + 1, min(opening + LINES_OF_HEADER, len(lines)))
            if lines[place].rstrip() == fence
        ),
        0,
    )
    values = _gather(lines, opening, close, SIGNS[fence])
    if not values or not _is_foreign(values, lines, fence):
        return None
    first = {key: _first_value(lines, places) for key, places in values.items()}
    return Header(
        title=first.get("title"),
        date=next((first[key] for key in _DATES if first.get(key)), None),
        author=next((first[key] for key in _AUTHORS if first.get(key) and _is_one(lines, values[key])), None),
        close=LineNo(close + 1),
        keys=tuple(key for key in values if key not in ("title", *_DATES, *_AUTHORS)),
    )


def _gather(lines: Sequence[str], opening: int, close: int, sign: str) -> Mapping[str, list[Span]]:
    """Where the values of each key stand, a span a line; none where some line is neither key nor value."""
    values: dict[str, list[Span]] = {}
    key = ""
    for place in range(opening + 1, close):
        line, whole = lines[place], span_of(lines[place], LineNo(place + 1))
        if (entry := _ENTRY.match(line)) and entry["sign"] == sign:
            key = entry["key"].lower()
            values[key] = [whole.part(entry.end(), len(line))]
        elif key and _CONTINUED.match(line):
            values[key].append(whole)
        elif line.strip():
            return {}
    return values


def _is_foreign(values: Mapping[str, list[Span]], lines: Sequence[str], fence: str) -> bool:
    """Whether a program of blogs wrote these keys; a key that only an editor of the library writes, a draft that is to
    be kept back among them, shows that none did."""
    draft = _first_value(lines, values["draft"]) if "draft" in values else None
    if any(key in FrontMatter.model_fields.keys() - OF_BOTH - {"draft"} for key in values):
        return False
    if draft and _value_at(lines, draft) == "true":
        return False
    dated = (_first_value(lines, values[key]) for key in _DATES if key in values)
    timed = any(_CLOCK.search(_value_at(lines, date)) for date in dated if date)
    return fence == "+++" or timed or not TEMPLATED.isdisjoint(values)


def _value_at(lines: Sequence[str], span: Span) -> str:
    return lines[span.line - 1][span.start : span.end]


def _first_value(lines: Sequence[str], places: Sequence[Span]) -> Span | None:
    """The first filled line of a value, without its signs of YAML; the first entry of a list."""
    return next((_unwrap(_value_at(lines, place), place) for place in places if _is_filled(lines, place)), None)


def _is_filled(lines: Sequence[str], place: Span) -> bool:
    text = _value_at(lines, place).strip(_BLANKS + "],")
    return bool(text) and not _OPENS.fullmatch(text)


def _unwrap(text: str, place: Span) -> Span | None:
    """What a line says without dash, brackets and quotes; None where it says nothing."""
    value = text.lstrip(_BLANKS).removeprefix("- ").lstrip(_BLANKS + "[").rstrip(_BLANKS + "],")
    start = text.find(value)
    if value[:1] in ("'", '"') and value[:1] == value[-1:]:
        value, start = value[1:-1], start + 1
    return place.part(start, start + len(value)) if value else None


def _is_one(lines: Sequence[str], places: Sequence[Span]) -> bool:
    """Whether a value is one and no list of several."""
    filled = [_value_at(lines, place) for place in places if _is_filled(lines, place)]
    return len(filled) == 1 and "," not in filled[0]
