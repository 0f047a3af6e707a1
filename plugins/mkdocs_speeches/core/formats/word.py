"""Word files as text lines, one for each paragraph: all that Word shows but headers, footers and comments.

They are untrusted: nothing is fetched, no entity expands, no macro runs, and what unpacks to far more than it takes
is refused.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import XmlPart
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError, _Element

from mkdocs_speeches.core.formats.extract import Builder, Extract, FormatError, Shape, ShapeKind, fold_blanks, row_of
from mkdocs_speeches.core.formats.kinds import PACKAGE, name_kind
from mkdocs_speeches.core.formats.wordstyles import Numbering, Styles, is_on

MOST_UNPACKED = 64 << 20
MOST_RATIO = 200
MOST_ENTRIES = 5000
_PASSWORD_FLAG = 1
"""The flag of an entry that takes a password."""
# what python-docx and the programs below it raise on parts that are no Word XML, missing, or packed otherwise
_UNSOUND = (
    PackageNotFoundError,
    InvalidXmlError,
    XMLSyntaxError,
    AttributeError,
    KeyError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
)
_TEXT_ELEMENTS = frozenset((qn("w:t"), qn("m:t")))
_SIGN_TAGS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_NOTES = {
    qn("w:footnoteReference"): RELATIONSHIP_TYPE.FOOTNOTES,
    qn("w:endnoteReference"): RELATIONSHIP_TYPE.ENDNOTES,
}
_UNREAD_ELEMENTS = {
    qn("w:del"): "已删去的修订",
    qn("w:commentReference"): "批注",
    qn("w:rt"): "注音",
    qn("w:sym"): "特殊字体的符号",
}
_PASSED = frozenset(
    (qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:tblPr"), qn("w:tblGrid"), qn("w:sectPr"), qn("w:sdtPr"))
)
_PARAGRAPH_ELEMENT, _TABLE, _RUN = qn("w:p"), qn("w:tbl"), qn("w:r")
_ROW, _CELL = qn("w:tr"), qn("w:tc")
# a note behind a title, or below a signature, would hide what they are
_SENTENCE_MARKS = re.compile(r"[。！？；”](?:〔[0-9]{1,4}〕)?\s?$")
_BOX = qn("w:txbxContent")
_CONTROL = qn("w:sdt")
_GALLERY = "/".join(map(qn, ("w:sdtPr", "w:docPartObj", "w:docPartGallery")))
_EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DRAWING, _DRAWN = qn("w:drawing"), qn("wp:docPr")
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"


def read_docx(data: bytes) -> Extract:
    """The paragraphs, tables, text boxes, images and notes of a .docx in order. Raises `FormatError`."""
    kind = name_kind(data)
    if kind and not data.startswith(PACKAGE):
        raise FormatError(f"内容是“{kind}”")
    _check_package(data)
    try:
        document = docx.Document(io.BytesIO(data))
        return _Word(document.part).read()
    except _UNSOUND as error:
        raise FormatError("不是完好的 Word 文件") from error


def _check_package(data: bytes) -> None:
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except _UNSOUND as error:
        raise FormatError("不是完好的 Word 文件") from error
    if any(entry.flag_bits & _PASSWORD_FLAG for entry in entries):
        raise FormatError("加了密码，去掉密码才能读")
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(len(data), 1 << 14):
        raise FormatError("解开后过大，疑为压缩炸弹")
    if any("vbaproject" in entry.filename.lower() or "/activex/" in entry.filename.lower() for entry in entries):
        raise FormatError("含有宏，不予读取")


@dataclass(slots=True)
class _Pieces:
    """What stands in a paragraph or a cell: its text, piece by piece with whether it is bold; boxes, image names."""

    texts: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    images: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.texts)

    @property
    def leading_bold(self) -> int:
        """How many characters at the start are bold; 0 where all are."""
        size = 0
        for text, bold in self.texts:
            if text and not bold:
                return size
            size += len(text)
        return 0


class _Word:
    """Walks the parts of one Word file."""

    def __init__(self, part: XmlPart) -> None:
        self._part = part
        self._styles = Styles(_xml(part, RELATIONSHIP_TYPE.STYLES))
        self._numbering = Numbering(_xml(part, RELATIONSHIP_TYPE.NUMBERING), self._styles)
        self._texts = {kind: _notes_of(part, kind) for kind in _NOTES.values()}
        self._notes: list[tuple[str, str | None]] = []
        self._noted = 0
        self._built = Builder()
        self._tables = 0

    def read(self) -> Extract:
        body = self._part.element.body
        self._walk(body)
        self._add_notes()
        if any(_has_text(part) for part in _linked(self._part, RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)):
            self._built.left_out["页眉页脚"] = None
        return self._built.extract()

    def _walk(self, parent: _Element) -> None:
        for child in self._shown(parent):
            if child.tag == _PARAGRAPH_ELEMENT:
                self._add_paragraph(child)
            elif child.tag == _TABLE:
                self._add_table(child)
            else:
                self._walk(child)

    def _shown(self, parent: _Element) -> Iterator[_Element]:
        """The children that Word shows: of what stands there twice, for old and new programs, one alone."""
        for child in parent:
            if child.tag in _UNREAD_ELEMENTS:
                self._built.left_out[_UNREAD_ELEMENTS[child.tag]] = None
            elif child.tag == _CONTROL and _is_contents(child):
                self._built.left_out["Word 生成的目录"] = None
            elif child.tag == _EITHER:
                yield from child[:1]
            elif isinstance(child.tag, str) and child.tag not in _PASSED:
                yield child

    def _add_paragraph(self, paragraph: _Element) -> None:
        pieces = _Pieces()
        self._gather_paragraph(paragraph, pieces)
        self._built.add(pieces.text, self._styles.shape(paragraph), pieces.leading_bold)
        self._add_aside(pieces)
        if _SENTENCE_MARKS.search(pieces.text):
            self._add_notes()

    def _add_aside(self, pieces: _Pieces) -> None:
        for name in pieces.images:
            self._built.add(f"图片：{fold_blanks(name)}", Shape(ShapeKind.IMAGE))
        for box in pieces.boxes:
            self._walk(box)

    def _gather_paragraph(self, paragraph: _Element, pieces: _Pieces) -> None:
        before = len(pieces.texts)
        self._gather(paragraph, pieces, bold=False)
        texts = pieces.texts[before:]
        sign = self._numbering.sign(paragraph)
        if sign and any(text.strip() for text, _ in texts):
            pieces.texts.insert(before, (sign, texts[0][1]))

    def _gather(self, parent: _Element, pieces: _Pieces, *, bold: bool) -> None:
        for child in self._shown(parent):
            tag = child.tag
            if tag in _TEXT_ELEMENTS:
                pieces.texts.append((child.text or "", bold))
            elif tag in _SIGN_TAGS:
                pieces.texts.append((_SIGN_TAGS[tag], bold))
            elif tag in _NOTES:
                self._notes.append((_NOTES[tag], child.get(qn("w:id"))))
                pieces.texts.append((_mark(len(self._notes)), bold))
            elif tag == _BOX:
                pieces.boxes.append(child)
            elif tag == _IMAGE:
                pieces.images.append(next((text for name, text in child.items() if name.endswith("title")), ""))
            elif tag == _DRAWING and next(child.iter(_BOX), None) is None:
                pieces.images.extend(
                    drawn.get("descr") or drawn.get("title") or drawn.get("name") or "" for drawn in child.iter(_DRAWN)
                )
            else:
                self._gather(child, pieces, bold=is_on(child, "w:b") if tag == _RUN else bold)

    def _add_table(self, table: _Element) -> None:
        """The rows, and behind them what stands in cells and is no text; a frame around paragraphs is no table."""
        rows = [list(self._find(row, _CELL)) for row in self._find(table, _ROW)]
        if sum(map(len, rows)) == 1 and len(list(rows[0][0].iter(_PARAGRAPH_ELEMENT))) > 1:
            self._walk(rows[0][0])
            return
        self._tables += 1
        number = self._tables
        pieces = _Pieces()
        for row in rows:
            cells = [(self._cell(cell, pieces), _columns(cell)) for cell in row]
            self._built.add(row_of(cells), Shape(ShapeKind.ROW, number))
        self._add_aside(pieces)

    def _find(self, parent: _Element, tag: str) -> Iterator[_Element]:
        for child in self._shown(parent):
            if child.tag == tag:
                yield child
            else:
                yield from self._find(child, tag)

    def _cell(self, cell: _Element, aside: _Pieces) -> str:
        pieces = _Pieces(boxes=aside.boxes, images=aside.images)
        self._gather_cell(cell, pieces)
        return fold_blanks(pieces.text)

    def _gather_cell(self, parent: _Element, pieces: _Pieces) -> None:
        for child in self._shown(parent):
            if child.tag == _PARAGRAPH_ELEMENT:
                self._gather_paragraph(child, pieces)
                pieces.texts.append((" ", False))
            else:
                self._gather_cell(child, pieces)

    def _add_notes(self) -> None:
        """The notes that the text refers to and that do not stand yet; a note within a note comes behind it."""
        while self._noted < len(self._notes):
            kind, name = self._notes[self._noted]
            self._noted += 1
            # each is read once, so that notes that refer to one another come to an end
            note = self._texts[kind].pop(name, None)
            if note is not None:
                number = self._noted
                pieces = _Pieces()
                self._gather_cell(note, pieces)
                self._built.add(f"{_mark(number)}{fold_blanks(pieces.text)}")
                self._add_aside(pieces)


def _mark(number: int) -> str:
    return f"〔{number}〕"


def _is_contents(control: _Element) -> bool:
    gallery = control.find(_GALLERY)
    return gallery is not None and gallery.get(qn("w:val")) == "Table of Contents"


def _columns(cell: _Element) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    width = span.get(qn("w:val")) if span is not None else ""
    return int(width) if width and width.isdecimal() and len(width) < 4 else 1


def _linked(part: XmlPart, *kinds: str) -> list[_Element]:
    """The parts of these kinds as XML; an address outside of the file is none."""
    found = [link for link in part.rels.values() if link.reltype in kinds and not link.is_external]
    return [parse_xml(link.target_part.blob) for link in found]


def _xml(part: XmlPart, kind: str) -> _Element | None:
    return next(iter(_linked(part, kind)), None)


def _notes_of(part: XmlPart, kind: str) -> dict[str | None, _Element]:
    return {note.get(qn("w:id")): note for root in _linked(part, kind) for note in root}


def _has_text(root: _Element) -> bool:
    return any(sign.isalpha() for text in root.iter(qn("w:t")) for sign in text.text or "")
