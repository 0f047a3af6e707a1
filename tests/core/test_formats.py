"""Word files, web pages and Markdown: their styles are evidence, their dangers are refused."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument

from mkdocs_speeches.core.model import Level, Paragraph, ParagraphKind
from mkdocs_speeches.core.statement import walk
from tests.core.reading import read_text, summary, uncovered

PAGE = """<html><head><title>某某网</title><style>p{color:red}</style></head><body>
<div>首页 &gt; 要闻</div><h1>在全市会议上的讲话</h1><p>市长　王某某</p><p>同志们：</p>
<p>&nbsp;&nbsp;今天召开会议。<br>主要任务是部署工作。</p><h2>一、提高认识</h2>
<p><b>（一）加强领导</b>各级要重视，各部门要<script>alert(1)</script>配合。</p>
<table><tr><th>指标<th>数值</tr><tr><td>产值<td>12</td></tr></table><img src="http://example.org/a.png" alt="会场">
<h2>二、狠抓落实</h2><p>希望大家共同努力。</p></body></html>"""


def word(write: Callable[[WordDocument], None]) -> bytes:
    document = docx.Document()
    write(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def speech(document: WordDocument) -> None:
    document.add_heading("在全市会议上的讲话", 0)
    for line in ("市长　王某某", "同志们：", "今天召开会议，主要任务是部署工作。"):
        document.add_paragraph(line)
    document.add_heading("一、提高认识", 1)
    paragraph = document.add_paragraph()
    paragraph.add_run("（一）加强领导").bold = True
    paragraph.add_run("各级要重视，各部门要配合，把各项工作抓紧抓好。")
    document.add_heading("需要注意的问题", 2)
    table = document.add_table(2, 2)
    for place, text in enumerate(("指标", "数值", "产值", "12")):
        table.cell(place // 2, place % 2).text = text
    document.add_picture(io.BytesIO(picture()))


def picture() -> bytes:
    """The smallest PNG: one white dot."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00\xff")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    """A package with some of its parts written anew."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.pop(name, None) or old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return file.getvalue()


def kinds(data: bytes, name: str) -> list[ParagraphKind]:
    document = read_text(data, name)
    return [part.kind for speech in document.speeches for part in walk(speech.parts) if isinstance(part, Paragraph)]


def test_a_word_file_is_read_by_its_styles() -> None:
    assert summary(read_text(word(speech), "a.docx"))[:8] == [
        "speech 1-11",
        "title: 在全市会议上的讲话",
        "speaker: 王某某",
        "role: 市长",
        "salutation: 同志们",
        "H1 5 一、提高认识",
        "H2 6+ （一）加强领导",
        "H2 7 需要注意的问题",
    ]


def test_tables_and_pictures_of_a_word_file_are_kept() -> None:
    document = read_text(word(speech), "a.docx")
    assert uncovered(document) == []
    assert kinds(word(speech), "a.docx")[-2:] == [ParagraphKind.TABLE, ParagraphKind.IMAGE]
    assert "指标\t数值" in document.source.lines


def test_a_web_page_is_read_by_its_tags() -> None:
    document = read_text(PAGE, "a.html")
    assert summary(document) == [
        "speech 2-13",
        "title: 在全市会议上的讲话",
        "speaker: 王某某",
        "role: 市长",
        "salutation: 同志们",
        "H1 7 一、提高认识",
        "H2 8+ （一）加强领导",
        "H1 12 二、狠抓落实",
        "debris 1 navigation",
    ]
    assert ParagraphKind.TABLE in kinds(PAGE.encode(), "a.html")
    assert not any("alert" in line or "color" in line for line in document.source.lines)
    assert uncovered(document) == []


def test_a_page_may_nest_as_deep_as_it_likes() -> None:
    assert read_text("<div>" * 20_000 + "同志们：" + "</div>" * 20_000, "a.html").speeches


def test_headings_of_markdown_win() -> None:
    lines = "# 在全市会议上的讲话/同志们：/今天开会。/## 认识/文字<b>。/### 要求，很多/1. 一条/## 落实/完。/"
    text = lines.replace("/", "\n\n")
    assert summary(read_text(text, "a.md"))[1:6] == [
        "title: 在全市会议上的讲话",
        "salutation: 同志们",
        "H1 7 认识",
        "H2 11 要求，很多",
        "H3 13 1. 一条",
    ]
    assert uncovered(read_text(text, "a.md")) == []


def test_hashes_in_plain_text_are_text() -> None:
    assert summary(read_text("同志们：\n# 认识\n今天开会。\n"))[1:] == ["salutation: 同志们"]


DANGERS: dict[str, tuple[bytes, str]] = {
    "no package": (b"PK\x03\x04 nothing of the kind", "不是完好的 Word 文件"),
    "another package": (repacked(word(speech), {"word/document.xml": b"<a/>"}), "不是完好的 Word 文件"),
    "a bomb": (repacked(word(speech), {"word/media/a.bin": b"\x00" * (80 << 20)}), "压缩炸弹"),
    "macros": (repacked(word(speech), {"word/vbaProject.bin": b"Sub"}), "含有宏"),
}


@pytest.mark.parametrize("danger", DANGERS)
def test_a_dangerous_word_file_is_refused_by_name(danger: str) -> None:
    data, reason = DANGERS[danger]
    document = read_text(data, "a.docx")
    assert document.speeches == ()
    assert [(d.code, d.level) for d in document.diagnostics] == [("S119", Level.ERROR)]
    assert reason in document.diagnostics[0].message


def test_entities_of_a_word_file_fetch_nothing() -> None:
    body = word(lambda document: document.add_paragraph("同志们：&secret;").style)
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        xml = package.read("word/document.xml").replace(b"&amp;secret;", b"&secret;")
    head, _, rest = xml.partition(b"?>")
    attack = head + b'?><!DOCTYPE w [<!ENTITY secret SYSTEM "file:///etc/hostname">]>' + rest
    document = read_text(repacked(body, {"word/document.xml": attack}), "a.docx")
    with open("/etc/hostname", encoding="utf-8") as file:
        name = file.read().strip()
    assert not any(name in line for line in document.source.lines)
