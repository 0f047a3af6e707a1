"""PDF files with a text layer as text lines, one for each paragraph.

Where each character stands tells columns, indents, headers and footers, and what is set apart. They are untrusted:
nothing is fetched and no script runs.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from ctypes import c_double, create_string_buffer

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from mkdocs_speeches.core.formats.extract import Builder, Extract, FormatError
from mkdocs_speeches.core.formats.pdfpages import Character, PageRow, find_rows, without_margins
from mkdocs_speeches.core.formats.pdfparagraphs import add_paragraphs

MOST_PDF_PAGES = 3000
MOST_PDF_CHARACTERS = 5_000_000
FEWEST_ON_PAGE = 10
"""A page of a scan has fewer characters on average: stamps of a scanner, and no text."""
NAME_BYTES = 200
_BOLD_FONT = re.compile("bold|black|heavy|hei|heiti|黑|xbs|xiaobiaosong|小标宋", re.IGNORECASE)
_PDFIUM = threading.Lock()
"""PDFium serves one caller at a time."""


class ScanError(FormatError):
    """The file holds pictures of pages, and no text."""


def read_pdf(data: bytes) -> Extract:
    """The paragraphs of a PDF in reading order. Raises `FormatError`, for a scan without text `ScanError`."""
    with _PDFIUM:
        pages, unread = _read_all_pages(data)
    builder = Builder()
    body, margins = without_margins(pages)
    if margins:
        builder.left_out["页眉页脚"] = None
    blank = [nth for nth, rows in enumerate(pages) if not rows and nth not in unread]
    for told, numbers in ("没有文字的页", blank), ("读不出的页", sorted(unread)):
        if numbers:
            builder.left_out[f"{told}（第 {'、'.join(str(nth + 1) for nth in numbers)} 页）"] = None
    add_paragraphs(body, builder)
    return builder.extract()


def _read_all_pages(data: bytes) -> tuple[list[list[PageRow]], set[int]]:
    """The rows of each page, and the numbers, from 0, of those that are too damaged to be read."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise FormatError("加了密码的 PDF 文件" if locked else "内容不是 PDF 文件") from error
    with document:
        if len(document) > MOST_PDF_PAGES:
            raise FormatError(f"超过 {MOST_PDF_PAGES} 页")
        pages: list[list[Character]] = []
        unread = set()
        for nth in range(len(document)):
            try:
                pages.append(list(_characters_of_page(document, nth)))
            except pdfium.PdfiumError:
                unread.add(nth)
                pages.append([])
        if unread and len(unread) == len(pages):
            raise FormatError("各页都读不出的 PDF 文件")
        count = sum(map(len, pages))
        if count < FEWEST_ON_PAGE * max(len(pages) - len(unread), 1):
            raise ScanError("扫描的图像，没有文字")
        if count > MOST_PDF_CHARACTERS:
            raise FormatError("文字过多")
        return [find_rows(page) for page in pages], unread


def _characters_of_page(document: pdfium.PdfDocument, nth: int) -> Iterator[Character]:
    """What is printed on a page, blanks left out: they show in where the others stand; nothing shows of what has no
    width or no height."""
    page = document[nth]
    text = page.get_textpage()
    box, across, base = raw.FS_RECTF(), c_double(), c_double()
    try:
        for index in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, index)
            if code <= 0x20 or chr(code).isspace() or not raw.FPDFText_GetLooseCharBox(text, index, box):
                continue
            if box.right <= box.left or box.top <= box.bottom:
                continue
            raw.FPDFText_GetCharOrigin(text, index, across, base)
            bold = _BOLD_FONT.search(_name_of_font(text, index)) is not None
            yield Character(chr(code), box.left, box.right, base.value, box.top - box.bottom, bold)
    finally:
        text.close()
        page.close()


def _name_of_font(text: pdfium.PdfTextPage, index: int) -> str:
    """The name of the font that a character is set in."""
    name = create_string_buffer(NAME_BYTES)
    raw.FPDFText_GetFontInfo(text, index, name, NAME_BYTES, None)
    return name.value.decode("utf-8", "replace")
