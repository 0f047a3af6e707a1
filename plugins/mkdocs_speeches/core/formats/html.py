"""Web pages as text lines, one for each paragraph. They are untrusted: nothing is fetched."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_speeches.core.formats.extract import BLANKS, Builder, Extract, Shape, ShapeKind, fold_blanks, row_of
from mkdocs_speeches.core.text.numerals import ordinal

_EMBEDDED = frozenset(("iframe", "object", "embed", "video", "audio"))
_SKIPPED = frozenset(("script", "style", "noscript", "template", "head", "svg", *_EMBEDDED))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SIGNED = re.compile(
    r"\s*(?:[（(〔\[]?[0-9０-９一二三四五六七八九十]{1,3}[）)〕\]、.．](?![0-9])|[①-⑳]|第[0-9一二三四五六七八九十]{1,4}[条章节])"
)
LONGEST_CELL = 100
"""A cell with line breaks that holds more characters is a column of a page."""
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
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


def read_html(text: str) -> Extract:
    """The paragraphs, headings, table rows and images of a web page in order; scripts and styles are no text."""
    tree = LexborHTMLParser(text)
    built = Builder()
    page = _Page(built)
    if tree.body is not None:
        page.walk(tree.body)
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
        for node, entering in _events(body, self.is_data):
            tag = node.tag or ""
            if tag == "-text" and entering:
                self._say(node.text_content or "", bold=_is_bold(node))
            elif tag == "br" and entering:
                self.flush()
            elif tag == "img" and entering:
                self.flush()
                self._image(node)
            elif tag in _EMBEDDED:
                self.built.left_out[f"嵌入的 {tag}"] = None
            elif tag in _BLOCKS:
                self.flush()
                self._block(node, tag, entering=entering)

    def is_data(self, table: LexborNode) -> bool:
        """Whether this is a table of data, which is read here; one that lays out a page is walked as blocks."""
        if _is_layout(table):
            return False
        self.flush()
        self._table(table)
        return True

    def _block(self, node: LexborNode, tag: str, *, entering: bool) -> None:
        if tag in _HEADINGS:
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
        self.whole = self.whole and bold
        if self.whole:
            self.bold += len(text)
        self.pieces.append(text)

    def flush(self) -> None:
        """Ends the line."""
        text = BLANKS.sub(" ", "".join(self.pieces).replace("\u00a0", "\u3000")).strip(" ")
        if text.strip():
            sign, self.sign = ("" if _SIGNED.match(text) else self.sign), ""
            bold = 0 if self.whole or not self.bold else min(self.bold, len(text)) + len(sign)
            self.built.add(sign + text, self.shape, bold)
        self.pieces, self.bold, self.whole = [], 0, True

    def _image(self, node: LexborNode) -> None:
        attributes = node.attributes
        name = fold_blanks(f"{attributes.get('alt') or ''} {attributes.get('src') or ''}")
        if not (attributes.get("src") or "").startswith("data:"):
            self.built.add(f"图片：{name}", Shape(ShapeKind.IMAGE))
        elif attributes.get("alt"):
            self.built.add(f"图片：{attributes['alt']}", Shape(ShapeKind.IMAGE))

    def _table(self, table: LexborNode) -> None:
        """The caption, the rows, and behind them the images of the cells."""
        images: list[LexborNode] = []
        self.tables += 1
        for caption in _children(table, ("caption",)):
            self.built.add(self._cell(caption, images))
        parts = [table, *_children(table, ("thead", "tbody", "tfoot"))]
        for row in (row for part in parts for row in _children(part, ("tr",))):
            cells = [(self._cell(cell, images), _number(cell, "colspan", 1)) for cell in _children(row, ("td", "th"))]
            self.built.add(row_of(cells), Shape(ShapeKind.ROW, self.tables))
        for image in images:
            self._image(image)

    def _cell(self, cell: LexborNode, images: list[LexborNode]) -> str:
        pieces = []
        for node, entering in _events(cell):
            tag = node.tag or ""
            if tag == "-text" and entering:
                pieces.append(node.text_content or "")
            elif tag == "img" and entering:
                images.append(node)
            elif tag in _EMBEDDED:
                self.built.left_out[f"嵌入的 {tag}"] = None
            elif tag == "br" or tag in _BLOCKS:
                pieces.append(" ")
        return fold_blanks("".join(pieces))


def _is_layout(table: LexborNode) -> bool:
    """Whether a table lays out a page: it holds another one, a heading, one cell only, or cells of paragraphs."""
    cell = _Cell()
    cells = columns = widest = 0
    parted = False
    for node, entering in itertools.islice(_events(table), 1, None):
        tag = node.tag or ""
        if tag == "-text":
            cell.say((node.text_content or "").strip() if entering else "")
        elif tag in _HEADINGS or (tag == "table" and entering):
            return True
        elif tag in ("td", "th"):
            if cell.is_column:
                return True
            parted |= cell.parted
            cell = _Cell()
            cells += entering
            columns += entering
            widest = max(widest, columns)
        elif tag == "tr":
            columns = 0
        elif tag == "br" or tag in _BLOCKS:
            cell.end(block=tag != "br")
    return cells == 1 or (widest < 2 and parted)


@dataclass(slots=True)
class _Cell:
    """What is found in a cell: paragraphs, lines that a break began, characters, and whether a block stood in it."""

    paragraphs: int = 0
    breaks: int = 0
    size: int = 0
    held: bool = False
    fresh: str = "block"

    def say(self, text: str) -> None:
        if text:
            self.paragraphs += self.fresh == "block"
            self.breaks += self.fresh == "break"
            self.fresh = ""
        self.size += len(text)

    def end(self, *, block: bool) -> None:
        self.held |= block
        self.fresh = "block" if block else self.fresh or "break"

    @property
    def parted(self) -> bool:
        return self.held or self.breaks > 0

    @property
    def is_column(self) -> bool:
        return self.paragraphs > 1 or self.breaks > 1 or (self.parted and self.size > LONGEST_CELL)


def _events(
    body: LexborNode, passed: Callable[[LexborNode], bool] = lambda table: False
) -> Iterator[tuple[LexborNode, bool]]:
    """Entering and leaving of each node below `body` but those of no text, and tables that are `passed` over."""
    stack: list[tuple[LexborNode, bool]] = [(body, True)]
    while stack:
        node, entering = stack.pop()
        if entering and node.tag == "table" and passed(node):
            continue
        yield node, entering
        if not entering or node.tag in _SKIPPED:
            continue
        stack.append((node, False))
        stack.extend((child, True) for child in reversed(list(node.iter(include_text=True))))


def _children(node: LexborNode, tags: tuple[str, ...]) -> list[LexborNode]:
    return [child for child in node.iter() if child.tag in tags]


def _number(node: LexborNode, name: str, default: int) -> int:
    value = node.attributes.get(name) or ""
    return int(value) if value.isdecimal() and len(value) < 6 else default


def _is_bold(node: LexborNode) -> bool:
    parent = node.parent
    return parent is not None and parent.tag in ("b", "strong")
