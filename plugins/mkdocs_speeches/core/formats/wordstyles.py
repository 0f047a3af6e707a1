"""What the styles of a Word file say of a paragraph: title, heading, and the number that Word sets before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml.etree import _Element

from mkdocs_speeches.core.formats.extract import Shape, ShapeKind
from mkdocs_speeches.core.text.numerals import ordinal

_LEVEL = re.compile(r"(?:heading|标题) ?([1-6])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|题目", re.IGNORECASE)
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_OFF = frozenset(("0", "false", "off"))
_UNNUMBERED = frozenset(("bullet", "none"))


def is_on(run: _Element, name: str) -> bool:
    """Whether the run's own format has this switch on."""
    switch = run.find(f"{qn('w:rPr')}/{qn(name)}")
    return switch is not None and switch.get(qn("w:val")) not in _OFF


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    above: str
    number: str
    level: str


class Styles:
    """The paragraph styles of a file, by their ids."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for style in root.iterchildren(qn("w:style")) if root is not None else ():
            name = style.get(qn("w:styleId"), "")
            number, level = _number_of(style)
            self._styles[name] = _Style(_value(style, "w:name"), _value(style, "w:basedOn"), number, level)
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) not in (None, *_OFF):
                self._default = name

    def of(self, paragraph: _Element) -> str:
        """The id of the paragraph's style."""
        return _value(paragraph, "w:pPr", "w:pStyle") or self._default

    def shape(self, paragraph: _Element) -> Shape | None:
        """A heading or title, by the name of the paragraph's style."""
        style = self._styles.get(self.of(paragraph))
        name = style.name if style else ""
        level = _LEVEL.fullmatch(name)
        if level:
            return Shape(ShapeKind.HEADING, int(level[1]))
        return Shape(ShapeKind.TITLE) if _TITLE.fullmatch(name) else None

    def numbered(self, name: str) -> tuple[str, str, str]:
        """The numbering and level that a style or those it stands on give, and the style that gives them."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            if style.number:
                return style.number, style.level, name
            name = style.above
        return "", "", ""


@dataclass(frozen=True, slots=True)
class _Level:
    first: int
    form: str
    text: str
    style: str
    legal: bool
    tight: bool


@dataclass(slots=True)
class _List:
    """One definition of numbers, and how far each of its levels has been counted."""

    levels: Mapping[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of a file as Word does: `sign` must be asked once for each, in order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstract = {
            found.get(qn("w:abstractNumId")): _List(dict(_level(level) for level in found.iterchildren(qn("w:lvl"))))
            for found in root.iterchildren(qn("w:abstractNum"))
        }
        for number in root.iterchildren(qn("w:num")):
            listed = abstract.get(_value(number, "w:abstractNumId"))
            if listed is None:
                continue
            name = number.get(qn("w:numId"), "")
            overrides = list(number.iterchildren(qn("w:lvlOverride")))
            own = dict(_level(level) for override in overrides for level in override.iterchildren(qn("w:lvl")))
            self._lists[name] = _List({**listed.levels, **own}, listed.counts)
            self._restarts[name] = {
                _int(override.get(qn("w:ilvl")), 0): _int(start, 1)
                for override in overrides
                if (start := _value(override, "w:startOverride"))
            }

    def sign(self, paragraph: _Element) -> str:
        """The number that Word sets before the paragraph, with the blank behind it; empty where it has none."""
        number, place = self._place(paragraph)
        listed = self._lists.get(number)
        if listed is None or place not in listed.levels:
            return ""
        level, counts = listed.levels[place], listed.counts
        restart = self._restarts[number].pop(place, None)
        counts[place] = restart if restart is not None else counts[place] + 1 if place in counts else level.first
        for deeper in [other for other in counts if other > place]:
            del counts[deeper]
        if level.form in _UNNUMBERED:
            return ""
        text = _PLACE.sub(lambda match: self._count(listed, int(match[1]) - 1, legal=level.legal), level.text)
        return f"{text} " if text[-1:].isascii() and text and not level.tight else text

    def _place(self, paragraph: _Element) -> tuple[str, int]:
        """The numbering and the level, from 0, of a paragraph: its own, or by its style."""
        number, level = _number_of(paragraph)
        if number:
            return number, _int(level, 0)
        number, level, style = self._styles.numbered(self._styles.of(paragraph))
        listed = self._lists.get(number)
        linked = [place for place, found in listed.levels.items() if found.style == style] if listed else []
        return number, linked[0] if linked else _int(level, 0)

    def _count(self, listed: _List, depth: int, *, legal: bool) -> str:
        level = listed.levels.get(depth)
        if level is None:
            return ""
        value = listed.counts.get(depth, level.first)
        return ordinal(value, "decimal" if legal else level.form)


def _level(level: _Element) -> tuple[int, _Level]:
    return _int(level.get(qn("w:ilvl")), 0), _Level(
        first=_int(_value(level, "w:start"), 1),
        form=_value(level, "w:numFmt") or "decimal",
        text=_value(level, "w:lvlText"),
        style=_value(level, "w:pStyle"),
        legal=level.find(qn("w:isLgl")) is not None,
        tight=_value(level, "w:suff") == "nothing",
    )


def _number_of(element: _Element) -> tuple[str, str]:
    """The numbering and its level that a paragraph or style names."""
    return (
        _value(element, "w:pPr", "w:numPr", "w:numId"),
        _value(element, "w:pPr", "w:numPr", "w:ilvl"),
    )


def _value(element: _Element, *path: str) -> str:
    found = element.find("/".join(qn(name) for name in path))
    return found.get(qn("w:val"), "") if found is not None else ""


def _int(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default
