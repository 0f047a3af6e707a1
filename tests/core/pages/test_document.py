"""The Word document of a speech, opened as other programs open it."""

from __future__ import annotations

import io

import docx

from mkdocs_speeches.core.pages.document import write_document
from mkdocs_speeches.core.pages.plain import PlainBlock, PlainKind


def test_a_document_opens_with_its_styles_table_and_odd_signs() -> None:
    blocks = (
        PlainBlock(PlainKind.TITLE, "甲 & 乙 <丙>"),
        PlainBlock(PlainKind.HEADING, "一、甲", 1),
        PlainBlock(PlainKind.HEADING, "太深", 9),
        PlainBlock(PlainKind.TEXT, "STYLE TEXT ROWS"),
        PlainBlock(PlainKind.TABLE, "一\t二\n三"),
        PlainBlock(PlainKind.SIGNATURE, "王小明"),
    )
    document = docx.Document(io.BytesIO(write_document(blocks)))
    shown = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.text]
    assert shown == [
        ("Title", "甲 & 乙 <丙>"),
        ("Heading 1", "一、甲"),
        ("Heading 5", "太深"),
        ("Body Text", "STYLE TEXT ROWS"),
        ("Speech Signature", "王小明"),
    ]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["一", "二"], ["三", ""]]
    assert write_document(blocks) == write_document(blocks)
