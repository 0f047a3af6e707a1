"""Word files and web pages as text lines, one for each paragraph, with what their own styles say of each.

Both are untrusted: nothing is fetched, no entity expands, no macro runs, and what unpacks to far more than it
takes is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph
from lxml.etree import XMLSyntaxError
from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST_UNPACKED = 64 << 20
MOST_RATIO = 200
MOST_ENTRIES = 5000
# what python-docx raises on parts that are no Word XML, or missing
_UNSOUND = (
    PackageNotFoundError,
    InvalidXmlError,
    XMLSyntaxError,
    AttributeError,
    KeyError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
)
_LEVEL = re.compile(r"(?:heading|标题) ?([1-6])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|题目", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_SKIPPED = frozenset(("script", "style", "noscript", "template", "head", "iframe", "object", "svg"))
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)


class FormatError(ValueError):
    """The file is no sound document of its kind: says why."""


class ShapeKind(StrEnum):
    """What a style says of a line."""

    TITLE = "title"
    HEADING = "heading"
    ROW = "row"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Shape:
    """The style of a line: `level` of a heading, from 1; a row is the table's number, cells parted by tabs."""

    kind: ShapeKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Extract:
    """The lines of a document; `shapes` and `bold` (how many characters at its start are bold) by 1-based line."""

    lines: tuple[str, ...]
    shapes: Mapping[int, Shape] = field(default_factory=dict)
    bold: Mapping[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Builder:
    lines: list[str] = field(default_factory=list)
    shapes: dict[int, Shape] = field(default_factory=dict)
    bold: dict[int, int] = field(default_factory=dict)

    def add(self, text: str, shape: Shape | None = None, bold: int = 0) -> None:
        for line in text.replace("\r", "\n").split("\n"):
            self.lines.append(line)
            if shape and line.strip():
                self.shapes[len(self.lines)] = shape
            if bold:
                self.bold[len(self.lines)] = min(bold, len(line))
                bold = 0

    def extract(self) -> Extract:
        return Extract(tuple(self.lines), self.shapes, self.bold)


def read_docx(data: bytes) -> Extract:
    """The paragraphs and tables of a .docx in order. Raises `FormatError`."""
    _check_package(data)
    try:
        document = docx.Document(io.BytesIO(data))
        return _walk_word(document)
    except _UNSOUND as error:
        raise FormatError("不是完好的 Word 文件") from error


def _check_package(data: bytes) -> None:
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise FormatError("不是完好的 Word 文件") from error
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(len(data), 1 << 14):
        raise FormatError("解开后过大，疑为压缩炸弹")
    if any("vbaproject" in entry.filename.lower() or "/activex/" in entry.filename.lower() for entry in entries):
        raise FormatError("含有宏，不予读取")


def _walk_word(document: WordDocument) -> Extract:
    built = _Builder()
    table = 0
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            table += 1
            _add_table(block, table, built)
        else:
            _add_paragraph(block, built)
    return built.extract()


def _add_paragraph(paragraph: WordParagraph, built: _Builder) -> None:
    built.add(paragraph.text, _word_shape(paragraph), _leading_bold(paragraph))
    for image in paragraph._p.xpath(".//wp:docPr"):
        name = image.get("descr") or image.get("title") or image.get("name") or ""
        built.add(f"图片：{_BLANKS.sub(' ', name)}", Shape(ShapeKind.IMAGE))


def _word_shape(paragraph: WordParagraph) -> Shape | None:
    style = paragraph.style.name if paragraph.style is not None and paragraph.style.name else ""
    level = _LEVEL.fullmatch(style)
    if level:
        return Shape(ShapeKind.HEADING, int(level[1]))
    return Shape(ShapeKind.TITLE) if _TITLE.fullmatch(style) else None


def _leading_bold(paragraph: WordParagraph) -> int:
    size = 0
    for run in paragraph.runs:
        if run.text and not run.bold:
            break
        size += len(run.text)
    return 0 if size == len(paragraph.text) else size


def _add_table(table: Table, number: int, built: _Builder) -> None:
    for row in table.rows:
        cells = (_BLANKS.sub(" ", cell.text).strip() for cell in row.cells)
        built.add("\t".join(cells), Shape(ShapeKind.ROW, number))


def read_html(text: str) -> Extract:
    """The paragraphs, headings, table rows and images of a web page in order; scripts and styles are no text."""
    tree = LexborHTMLParser(text)
    built = _Builder()
    page = _Page(built)
    if tree.body is not None:
        page.walk(tree.body)
    page.flush()
    return built.extract()


@dataclass(slots=True)
class _Page:
    """Gathers the text between two block boundaries of a page into one line."""

    built: _Builder
    pieces: list[str] = field(default_factory=list)
    bold: int = 0
    whole: bool = True
    shape: Shape | None = None
    tables: int = 0

    def walk(self, body: LexborNode) -> None:
        """Reads all below `body`, without recursion: a page may nest as deep as it likes."""
        for node, entering in _events(body):
            tag = node.tag or ""
            if tag == "-text" and entering:
                self._say(node.text_content or "", bold=_is_bold(node))
            elif tag == "br" and entering:
                self.flush()
            elif tag == "img" and entering:
                self._image(node)
            elif tag == "table" and entering:
                self.flush()
                self._table(node)
            elif tag in _BLOCKS:
                self.flush()
                level = tag[1:] if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else ""
                if level:
                    self.shape = Shape(ShapeKind.HEADING, int(level)) if entering else None

    def _say(self, text: str, *, bold: bool) -> None:
        self.whole = self.whole and bold
        if self.whole:
            self.bold += len(text)
        self.pieces.append(text)

    def flush(self) -> None:
        """Ends the line."""
        text = _BLANKS.sub(" ", "".join(self.pieces).replace("\u00a0", "\u3000")).strip(" ")
        if text.strip():
            self.built.add(text, self.shape, 0 if self.whole else min(self.bold, len(text)))
        self.pieces, self.bold, self.whole = [], 0, True

    def _image(self, node: LexborNode) -> None:
        attributes = node.attributes
        self.flush()
        name = _BLANKS.sub(" ", f"{attributes.get('alt') or ''} {attributes.get('src') or ''}").strip()
        if not (attributes.get("src") or "").startswith("data:"):
            self.built.add(f"图片：{name}", Shape(ShapeKind.IMAGE))
        elif attributes.get("alt"):
            self.built.add(f"图片：{attributes['alt']}", Shape(ShapeKind.IMAGE))

    def _table(self, table: LexborNode) -> None:
        self.tables += 1
        for row in table.css("tr"):
            cells = [_BLANKS.sub(" ", cell.text(separator=" ")).strip() for cell in row.css("td, th")]
            self.built.add("\t".join(cells), Shape(ShapeKind.ROW, self.tables))


def _events(body: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Entering and leaving of each node below `body`; what stands in tables and in no text is passed over."""
    stack: list[tuple[LexborNode, bool]] = [(body, True)]
    while stack:
        node, entering = stack.pop()
        yield node, entering
        if not entering or node.tag in _SKIPPED or node.tag == "table":
            continue
        stack.append((node, False))
        stack.extend(
            (child, True) for child in reversed(list(node.iter(include_text=True))) if child.tag not in _SKIPPED
        )


def _is_bold(node: LexborNode) -> bool:
    parent = node.parent
    return parent is not None and parent.tag in ("b", "strong")
