"""Web pages as text lines, one for each paragraph. They are untrusted: nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_speeches.core.formats.depth import check_depth
from mkdocs_speeches.core.formats.elements import BLOCKS, EMBEDDED, HEADINGS, children_of, lays_out, walk_elements
from mkdocs_speeches.core.formats.extract import BLANKS, Builder, Extract, Shape, ShapeKind, fold_blanks, row_of
from mkdocs_speeches.core.formats.mainpart import MainPart, find_main_part
from mkdocs_speeches.core.text.numerals import ordinal

_SIGNED_LINE = re.compile(
    r"\s*(?:[（(〔\[]?[0-9０-９一二三四五六七八九十]{1,3}[）)〕\]、.．](?![0-9])|[①-⑳]|第[0-9一二三四五六七八九十]{1,4}[条章节])"
)
_WORD = re.compile(r"\w")
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read_html(text: str) -> Extract:
    """The paragraphs, headings, rows and images of a web page in order; scripts are no text. Raises `FormatError`."""
    check_depth(text, BLOCKS)
    body = LexborHTMLParser(text).body
    if body is None:
        return Extract(())
    found = _read_page(body, find_main_part(body))
    return found if len(found.beside) < len(found.lines) else _read_page(body, MainPart())


def _read_page(body: LexborNode, main: MainPart) -> Extract:
    built = Builder()
    page = _Page(built, main, apart=main.first is not None)
    page.walk(body)
    page.flush()
    return built.extract()


@dataclass(slots=True)
class _OpenList:
    """An ordered list that stands open: the number of its last item, and how it is written."""

    value: int
    form: str
    shown: bool


@dataclass(slots=True)
class _Page:
    """Gathers the text between two block boundaries of a page into one line."""

    built: Builder
    main: MainPart
    apart: bool
    beside: int = 0
    within: int = 0
    links: int = 0
    linked: int = 0
    unlinked: int = 0
    pieces: list[str] = field(default_factory=list)
    bold: int = 0
    whole: bool = True
    shape: Shape | None = None
    tables: int = 0
    lists: list[_OpenList] = field(default_factory=list)
    sign: str = ""
    kept: int = 0

    def walk(self, body: LexborNode) -> None:
        """Reads all below `body`, without recursion: a page may nest as deep as it likes."""
        for node, entering in walk_elements(body, self.is_data):
            tag = node.tag or ""
            if tag != "-text":
                self._pass(node, entering=entering)
            if tag == "-text" and entering:
                self._say(node.text_content or "", bold=_is_bold(node))
            elif tag == "br" and entering:
                self.flush()
            elif tag == "img" and entering:
                self.flush()
                self._image(node)
            elif tag in EMBEDDED:
                self.built.left_out[f"嵌入的 {tag}"] = None
            elif tag in BLOCKS:
                self.flush()
                self._block(node, tag, entering=entering)

    def _pass(self, node: LexborNode, *, entering: bool) -> None:
        """Goes into or out of an element, and so into the main part or what stands beside it."""
        name, step = node.mem_id, 1 if entering else -1
        begins, ends = entering and name == self.main.first, not entering and name == self.main.last
        if begins or ends or name in self.main.beside:
            self.flush()
        self.beside += step * (name in self.main.beside)
        self.within += step * (name == self.main.within)
        self.links += step * (node.tag == "a")
        self.apart = (self.apart and not begins) or ends

    def is_data(self, table: LexborNode) -> bool:
        """Whether this is a table of data, which is read here; one that lays out a page is walked as blocks."""
        if lays_out(table):
            return False
        self.flush()
        self._table(table)
        return True

    def _block(self, node: LexborNode, tag: str, *, entering: bool) -> None:
        if tag in HEADINGS:
            self.shape = Shape(ShapeKind.HEADING, int(tag[1:])) if entering else None
        elif tag == "pre":
            self.kept += 1 if entering else -1
        elif tag in ("ol", "ul") and not entering:
            self.lists.pop()
        elif tag in ("ol", "ul"):
            form = _LIST_FORMATS.get(node.attributes.get("type") or "", "decimal")
            trail = "breadcrumb" in (node.attributes.get("class") or "").lower()
            self.lists.append(_OpenList(_number(node, "start", 1) - 1, form, tag == "ol" and not trail))
        elif tag == "li" and entering and self.lists and self.lists[-1].shown:
            last = self.lists[-1]
            last.value = _number(node, "value", last.value + 1)
            self.sign = f"{ordinal(last.value, last.form)}. "
        elif tag == "li":
            self.sign = ""

    def _say(self, text: str, *, bold: bool) -> None:
        *lines, text = text.split("\n") if self.kept else [text]
        for line in lines:
            self._say_piece(line, bold=bold)
            self.flush()
        self._say_piece(text, bold=bold)

    def _say_piece(self, text: str, *, bold: bool) -> None:
        if self.links:
            self.linked += len(text)
        else:
            self.unlinked += len(_WORD.findall(text))
        self.whole = self.whole and bold
        if self.whole:
            self.bold += len(text)
        self.pieces.append(text)

    def flush(self) -> None:
        """Ends the line."""
        text = BLANKS.sub(" ", "".join(self.pieces).replace("\u00a0", "\u3000")).strip(" ")
        if text.strip():
            sign, self.sign = ("" if _SIGNED_LINE.match(text) else self.sign), ""
            bold = 0 if self.whole or not self.bold else min(self.bold, len(text)) + len(sign)
            self.built.add(sign + text, self.shape, bold, beside=self._is_beside())
        self.pieces, self.bold, self.whole = [], 0, True
        self.linked = self.unlinked = 0

    def _is_beside(self) -> bool:
        """Whether the line stands beside the main part, or is nothing but links outside of it."""
        links = self.linked > 0 and not self.unlinked and self.main.within is not None and not self.within
        return self.apart or self.beside > 0 or links

    def _image(self, node: LexborNode) -> None:
        attributes = node.attributes
        name = fold_blanks(f"{attributes.get('alt') or ''} {attributes.get('src') or ''}")
        if not (attributes.get("src") or "").startswith("data:"):
            self.built.add(f"图片：{name}", Shape(ShapeKind.IMAGE), beside=self._is_beside())
        elif attributes.get("alt"):
            self.built.add(f"图片：{attributes['alt']}", Shape(ShapeKind.IMAGE), beside=self._is_beside())

    def _table(self, table: LexborNode) -> None:
        """The caption, the rows, and behind them the images of the cells."""
        images: list[LexborNode] = []
        self.tables += 1
        for caption in children_of(table, ("caption",)):
            self.built.add(self._cell(caption, images), beside=self._is_beside())
        parts = [table, *children_of(table, ("thead", "tbody", "tfoot"))]
        for row in (row for part in parts for row in children_of(part, ("tr",))):
            cells = [(self._cell(cell, images), _number(cell, "colspan", 1)) for cell in children_of(row, ("td", "th"))]
            self.built.add(row_of(cells), Shape(ShapeKind.ROW, self.tables), beside=self._is_beside())
        for image in images:
            self._image(image)

    def _cell(self, cell: LexborNode, images: list[LexborNode]) -> str:
        pieces = []
        for node, entering in walk_elements(cell):
            tag = node.tag or ""
            if tag == "-text" and entering:
                pieces.append(node.text_content or "")
            elif tag == "img" and entering:
                images.append(node)
            elif tag in EMBEDDED:
                self.built.left_out[f"嵌入的 {tag}"] = None
            elif tag == "br" or tag in BLOCKS:
                pieces.append(" ")
        return fold_blanks("".join(pieces))


def _number(node: LexborNode, name: str, default: int) -> int:
    value = node.attributes.get(name) or ""
    return int(value) if value.isdecimal() and len(value) < 6 else default


def _is_bold(node: LexborNode) -> bool:
    parent = node.parent
    return parent is not None and parent.tag in ("b", "strong")
