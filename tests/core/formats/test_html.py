"""Word files, web pages and Markdown: their styles are evidence, their dangers are refused."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument

from mkdocs_speeches.core.model import Level, Paragraph, ParagraphKind, walk
from tests.core.readings import read_text, summary, uncovered

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


def web(body: str) -> list[str]:
    """The lines of a web page with this body."""
    return list(read_text(f"<html><body>{body}</body></html>", "a.html").source.lines)


ARTICLE = "<p>在全市会议上的讲话</p><p>同志们：</p><p>今天召开会议。<br>主要任务是部署工作。</p>"
ARTICLE_LINES = ["在全市会议上的讲话", "同志们：", "今天召开会议。", "主要任务是部署工作。"]


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>首页</td><td>{}</td></tr></table>",
        "<table><tr><td><table><tr><td>首页</td></tr></table><table><tr><td><table><tr><td>{}</table></table></table>",
        "<div><table><tbody><tr><td>首页<tr><td><table><tr><td>&nbsp;</td><td><div>{}</div></td></tr></table></table>",
    ],
)
def test_an_article_laid_out_with_tables_is_read_once_by_its_paragraphs(page: str) -> None:
    assert web(page.format(ARTICLE)) == ["首页", *ARTICLE_LINES]
    breaks = ARTICLE.replace("<p>", "").replace("</p>", "<br>")
    assert web(page.format(breaks)) == ["首页", *ARTICLE_LINES]


def test_a_table_of_data_beside_an_article_stays_one() -> None:
    data = "<table><caption>主要指标</caption><tr><th>单位<br>（个）<th><p>数值</p><tr><td>甲<td>12</table>"
    document = read_text(f"<table><tr><td>{ARTICLE}{data}</td></tr></table>", "a.html")
    assert list(document.source.lines) == [*ARTICLE_LINES, "主要指标", "单位 （个）\t数值", "甲\t12"]
    assert kinds(f"<table><tr><td>{ARTICLE}{data}</td></tr></table>".encode(), "a.html")[-1] is ParagraphKind.TABLE


def test_a_table_with_a_long_caption_stays_one() -> None:
    caption = "今年以来各单位完成主要指标的情况，" * 10
    table = f"<table><caption>{caption}</caption><tr><th>单位<th>数值<tr><td>甲<td>12</table>"
    assert web(ARTICLE + table) == [*ARTICLE_LINES, caption, "单位\t数值", "甲\t12"]
    assert kinds((ARTICLE + table).encode(), "a.html")[-1] is ParagraphKind.TABLE


@pytest.mark.parametrize("part", ["{}", "<p>{}</p>"])
def test_title_speaker_and_paragraphs_in_a_row_each_are_those_of_a_speech(part: str) -> None:
    front = ["在全市会议上的讲话", "市长　王某某", "（2009年3月5日）", "同志们："]
    lines = [*front, "今天召开会议。", "一、提高认识", "各级要重视。"]
    page = f"<table>{''.join(f'<tr><td>{part.format(line)}</td></tr>' for line in lines)}</table>"
    assert summary(read_text(page, "a.html")) == summary(read_text("\n".join(lines)))
    assert ParagraphKind.TABLE not in kinds(page.encode(), "a.html")


def test_wide_cells_and_images_of_a_table_are_kept_once() -> None:
    table = '<table><tr><td colspan="2">合计<td>9<tr><td>甲<td><img src="a.png" alt="图"><td>3</table><p>完。</p>'
    assert web(table) == ["合计\t\t9", "甲\t\t3", "图片：图 a.png", "完。"]


def test_tables_may_nest_deep() -> None:
    assert web("<table><tr><td>文" * 3000)[-1] == "文"


def test_lines_of_preformatted_text_are_lines() -> None:
    assert web("<pre>同志们：\n  今天<b>召开\n会议</b>。\n</pre>完。") == ["同志们：", "今天召开", "会议。", "完。"]


def test_numbers_of_lists_are_written() -> None:
    page = '<ol start="3"><li>加强领导<ol type="a"><li><p>甲项</p><p>其余</p></ol><li>狠抓落实</ol><ul><li>一项</ul>'
    assert web(page) == ["3. 加强领导", "a. 甲项", "其余", "4. 狠抓落实", "一项"]
    assert web("<ol><li>一、加强领导<li>（二）狠抓落实</ol>") == ["一、加强领导", "（二）狠抓落实"]
    assert web('<ol class="breadcrumb"><li>首页<li>要闻</ol>') == ["首页", "要闻"]


def test_what_is_embedded_in_a_page_is_told() -> None:
    page = '<p>今天开会。</p><iframe src="http://a.example"></iframe><video>不支持</video><td><video></video>'
    document = read_text(f"<html><body>{page}</body></html>", "a.html")
    assert list(document.source.lines) == ["今天开会。"]
    told = [(said.code, said.level, said.message) for said in document.diagnostics if said.code == "S121"]
    assert told == [("S121", Level.NOTE, "没有收入正文：嵌入的 iframe、嵌入的 video")]


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


def stamped(data: bytes, local: int, central: int, value: int) -> bytes:
    """A package with two bytes of each entry's heads, at these offsets, set to a value."""
    stamp = struct.pack("<H", value)
    for sign, offset in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        data = re.sub(b"(%s.{%d}).." % (sign, offset - 4), lambda match: match[1] + stamp, data, flags=re.DOTALL)
    return data


def without(data: bytes, gone: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name != gone:
                new.writestr(name, old.read(name))
    return file.getvalue()


BODILESS = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
UNSOUND = "不是完好的 Word 文件"
DANGERS: dict[str, tuple[bytes, str]] = {
    "no package": (b"PK\x03\x04 nothing of the kind", UNSOUND),
    "another package": (repacked(word(speech), {"word/document.xml": b"<a/>"}), UNSOUND),
    "no body": (repacked(word(speech), {"word/document.xml": BODILESS}), UNSOUND),
    "no document": (without(word(speech), "word/document.xml"), UNSOUND),
    "no types": (without(word(speech), "[Content_Types].xml"), UNSOUND),
    "half of it": (word(speech)[:9000], UNSOUND),
    "a bomb": (repacked(word(speech), {"word/media/a.bin": b"\x00" * (80 << 20)}), "压缩炸弹"),
    "macros": (repacked(word(speech), {"word/vbaProject.bin": b"Sub"}), "含有宏"),
    "a password": (stamped(word(speech), 6, 8, 1), "加了密码"),
    **{f"method {method}": (stamped(word(speech), 8, 10, method), UNSOUND) for method in (1, 9, 12, 14, 97)},
    "a version to come": (stamped(word(speech), 4, 6, 99), UNSOUND),
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
