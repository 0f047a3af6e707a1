"""A speech as a Word document, of the parts in `assets/document.json`; the browser makes the same of its page."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from mkdocs_speeches.core.pages.plain import PlainBlock, PlainKind

DOCUMENT_PARTS = Path(__file__).parents[2] / "assets/document.json"
_DEEPEST = 5
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip file can name: the same blocks are the same bytes."""


def write_document(blocks: Iterable[PlainBlock]) -> bytes:
    """The blocks as a .docx file."""
    parts = {**_form()["parts"], "word/document.xml": _body_xml(blocks)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as document:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _BEGINNING)
            info.compress_type = zipfile.ZIP_DEFLATED
            document.writestr(info, text)
    return packed.getvalue()


@cache
def _form() -> dict[str, Any]:
    form: dict[str, Any] = json.loads(DOCUMENT_PARTS.read_text("utf-8"))
    return form


def _body_xml(blocks: Iterable[PlainBlock]) -> str:
    shown = "".join(_table_xml(block) if block.kind is PlainKind.TABLE else _paragraph_xml(block) for block in blocks)
    return f"{_form()['begin']}{shown}{_form()['end']}"


def _paragraph_xml(block: PlainBlock) -> str:
    style = _form()["styles"][block.kind.value]
    if block.kind is PlainKind.HEADING:
        style += str(min(block.level, _DEEPEST))
    return _put(_form()["paragraph"], STYLE=style, TEXT=escape(block.text, quote=False))


def _table_xml(block: PlainBlock) -> str:
    rows = [line.split("\t") for line in block.text.split("\n")]
    width = max(map(len, rows))
    filled = ([*row, *[""] * (width - len(row))] for row in rows)
    cells = ("".join(_put(_form()["cell"], TEXT=escape(cell, quote=False)) for cell in row) for row in filled)
    shown = "".join(_put(_form()["row"], CELLS=row) for row in cells)
    return _put(_form()["table"], COLUMNS=_form()["column"] * width, ROWS=shown)


def _put(form: str, **values: str) -> str:
    """The form with the values in their places."""
    for name, value in values.items():
        before, _, behind = form.partition(name)
        form = f"{before}{value}{behind}"
    return form
