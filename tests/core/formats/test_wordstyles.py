"""Styles of a Word file: headings by their names, and the numbers that Word sets before paragraphs."""

from __future__ import annotations

import pytest
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from lxml.etree import _Element

from mkdocs_speeches.core.formats.extract import Shape, ShapeKind
from mkdocs_speeches.core.formats.wordstyles import Numbering, Styles, is_on


def _xml(tag: str, inner: str = "") -> _Element:
    return parse_xml(f"<w:{tag} {nsdecls('w')}>{inner}</w:{tag}>")


def _style(name: str, title: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/>{more}</w:style>'


def _paragraph(style: str = "", number: str = "", level: int = 0) -> _Element:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    counted = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return _xml("p", f"<w:pPr>{named}{counted}</w:pPr>")


def _level(place: int, form: str, text: str) -> str:
    counted = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}">{counted}</w:lvl>'


LEVELS = _level(0, "chineseCounting", "%1、") + _level(1, "decimal", "%1.%2")
LIST = f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
NUMBERS = f'{LIST}<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'


@pytest.mark.parametrize(
    ("title", "shape"),
    [
        ("heading 2", Shape(ShapeKind.HEADING, 2)),
        ("标题 1", Shape(ShapeKind.HEADING, 1)),
        ("Title", Shape(ShapeKind.TITLE)),
        ("标题", Shape(ShapeKind.TITLE)),
        ("正文", None),
    ],
)
def test_a_heading_is_told_by_the_name_of_its_style(title: str, shape: Shape | None) -> None:
    assert Styles(_xml("styles", _style("S", title))).shape(_paragraph("S")) == shape


def test_numbers_are_counted_as_word_counts_them() -> None:
    numbering = Numbering(_xml("numbering", NUMBERS), Styles(None))
    signs = [numbering.sign(_paragraph(number="1", level=level)) for level in (0, 1, 1, 0, 1)]
    assert signs == ["一、", "一.1 ", "一.2 ", "二、", "二.1 "]


def test_a_style_gives_the_number_of_the_style_that_it_stands_on() -> None:
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = Styles(_xml("styles", _style("A", "甲", number) + _style("B", "乙", '<w:basedOn w:val="A"/>')))
    numbering = Numbering(_xml("numbering", NUMBERS), styles)
    assert [numbering.sign(_paragraph(style)) for style in ("A", "B", "C")] == ["一、", "二、", ""]


def test_a_list_may_begin_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    other = f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{anew}</w:num>'
    numbering = Numbering(_xml("numbering", NUMBERS + other), Styles(None))
    assert [numbering.sign(_paragraph(number=number)) for number in ("1", "1", "2", "2")] == [
        "一、",
        "二、",
        "一、",
        "二、",
    ]


def test_styles_that_stand_on_each_other_come_to_an_end() -> None:
    circle = _style("A", "甲", '<w:basedOn w:val="B"/>') + _style("B", "乙", '<w:basedOn w:val="A"/>')
    assert Numbering(_xml("numbering", NUMBERS), Styles(_xml("styles", circle))).sign(_paragraph("A")) == ""


@pytest.mark.parametrize(
    ("value", "on"), [("", True), (' w:val="1"', True), (' w:val="0"', False), (' w:val="off"', False)]
)
def test_a_switch_is_on_unless_it_says_off(value: str, on: bool) -> None:
    assert is_on(_xml("r", f"<w:rPr><w:b{value}/></w:rPr>"), "w:b") is on
