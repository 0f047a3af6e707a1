"""What a file's own styles say, as markup: headings of Word files, web pages and Markdown, tables and images."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mkdocs_speeches.core.editors.markup import Markup
from mkdocs_speeches.core.formats.extract import Extract, ShapeKind
from mkdocs_speeches.core.model import LineNo, span_of
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.rules.signs import parse_sign
from mkdocs_speeches.core.text.folding import fold
from mkdocs_speeches.core.text.marks import STOPS

LONGEST_STYLED = 80
"""A longer line is no heading, whatever its style."""
LONGEST_BOLD = 60
_HASHES = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(?=\S)")
_QUOTE_SIGNS = re.compile(r"[ ]{0,3}((?:>[ \t]?){1,3})(?=\s*\S)")
_STRONG = re.compile(r"(?<![\w*×\\])(\*\*)(?=[^\s*])[^*]{1,400}?(?<=[^\s*\\])(\*\*)(?!\*)")
"""What is strong begins where no word goes on: `李**` is a name."""


def markup_of_styles(extract: Extract, rules: Rules) -> Markup:
    """The markup that the styles of a Word file or web page come to.

    A title is left to the reading; a bold lead parts a numbered paragraph's heading from its text.
    """
    short = {line: shape for line, shape in extract.shapes.items() if len(extract.lines[line - 1]) <= LONGEST_STYLED}
    levels = {line: shape.level for line, shape in short.items() if shape.kind is ShapeKind.HEADING}
    numbered = {line for line in short if parse_sign(fold(extract.lines[line - 1]).strip(), rules)}
    levels |= {line: short[line].level for line in short.keys() - numbered if _is_set(extract, LineNo(line))}
    titled = (
        any(shape.kind is ShapeKind.TITLE for shape in extract.shapes.values()) or min(levels, default=0) in numbered
    )
    counted = from_one(levels) if titled else without_title(levels)
    splits = {
        line: size
        for line, size in extract.bold.items()
        if 2 < size <= LONGEST_BOLD and _leads(extract.lines[line - 1], size, rules)
    }
    return Markup(
        headings=counted,
        splits=splits,
        tables={line: shape.level for line, shape in extract.shapes.items() if shape.kind is ShapeKind.ROW},
        relative=True,
        images=frozenset(line for line, shape in extract.shapes.items() if shape.kind is ShapeKind.IMAGE),
    )


def _is_set(extract: Extract, line: LineNo) -> bool:
    """Whether a line is set apart and does not end as a sentence does."""
    return extract.shapes[line].kind is ShapeKind.SET and fold(extract.lines[line - 1].rstrip())[-1:] not in STOPS


def markup_of_hashes(lines: Sequence[str], first_line: LineNo) -> Markup:
    """The headings that a Markdown file marks with `#`, and the signs of what it quotes and has in strong letters."""
    levels: dict[int, int] = {}
    signs = []
    for line in range(first_line, len(lines) + 1):
        text = lines[line - 1]
        whole = span_of(text, line)
        quoted = _QUOTE_SIGNS.match(text)
        heading = _HASHES.match(text, quoted.end() if quoted else 0)
        if heading:
            levels[line] = len(heading[1])
        signs += [whole.part(*match.span(1)) for match in (quoted, heading) if match]
        for strong in _STRONG.finditer(text) if "**" in text else ():
            signs += [whole.part(*strong.span(1)), whole.part(*strong.span(2))]
    return Markup(headings=without_title(levels), signs=tuple(signs), relative=True)


def untitle(markup: Markup) -> Markup:
    """The same markup, but for a first heading that is the file's title."""
    return replace(markup, headings=without_title(markup.headings), relative=True)


def without_title(levels: Mapping[int, int]) -> dict[int, int]:
    """The levels by line counted from 1; where the first heading alone stands above all others it is the title."""
    kept = dict(levels)
    if kept:
        first = min(kept)
        if all(level > kept[first] for line, level in kept.items() if line != first):
            del kept[first]
    return from_one(kept)


def from_one(levels: Mapping[int, int]) -> dict[int, int]:
    """The levels by line, counted from 1."""
    top = min(levels.values(), default=1)
    return {line: level - top + 1 for line, level in levels.items()}


def _leads(line: str, size: int, rules: Rules) -> bool:
    text = fold(line)
    sign = parse_sign(text.strip(), rules)
    return sign is not None and sign.style.kind == "section" and bool(text[size:].strip(" 。:"))
