"""What Word shows is read: revisions, content controls, text boxes, notes, automatic numbers; once, and in order."""

from __future__ import annotations

import pytest
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from mkdocs_speeches.core.model import Level
from tests.core.formats.test_html import repacked, word
from tests.core.readings import read_text, summary, uncovered

MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
NAMES = f"{nsdecls('w', 'wp', 'a', 'pic', 'r')} {MORE}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def body(inner: str, **parts: str) -> bytes:
    """A Word file with this body, and with parts of these kinds beside it."""

    def write(document: WordDocument) -> None:
        root = document.element.body
        for place, element in enumerate(parse_xml(f"<w:body {NAMES}>{inner}</w:body>")):
            root.insert(place, element)
        for kind, xml in parts.items():
            part = Part(PackURI(f"/word/{kind}.xml"), "application/xml", xml.encode(), document.part.package)
            document.part.relate_to(part, f"{OFFICE}/{kind}")

    return word(write)


def lines(data: bytes) -> list[str]:
    document = read_text(data, "a.docx")
    assert uncovered(document) == []
    return [line for line in document.source.lines if line.strip()]


def left_out(data: bytes) -> list[tuple[str, Level, str]]:
    found = read_text(data, "a.docx").diagnostics
    return [(said.code, said.level, said.message) for said in found if said.code == "S121"]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:uri="a" w:element="place"><w:smartTag w:uri="a" w:element="b">{}</w:smartTag></w:smartTag>',
        '<w:customXml w:element="a">{}</w:customXml>',
        '<w:hyperlink r:id="rId1">{}</w:hyperlink>',
        '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
    ],
)
def test_text_within_revisions_controls_and_tags_is_read(wrapped: str) -> None:
    inner = run("各级") + wrapped.format(run("工会组织")) + run("要落实。")
    assert lines(body(paragraph(inner))) == ["各级工会组织要落实。"]
    assert left_out(body(paragraph(inner))) == []


def test_blocks_within_controls_stand_in_order() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = paragraph(run("甲")) + control.format(paragraph(run("乙")) + control.format(paragraph(run("丙"))))
    assert lines(body(inner + paragraph(run("丁")))) == ["甲", "乙", "丙", "丁"]


def test_deleted_text_and_comments_are_left_out_and_told() -> None:
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
    data = body(paragraph(run("新的") + deleted + '<w:r><w:commentReference w:id="0"/></w:r>' + run("说法。")))
    assert lines(data) == ["新的说法。"]
    assert left_out(data) == [("S121", Level.NOTE, "没有收入正文：已删去的修订、批注")]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('同志们：'))}{paragraph(run('今天开会。'))}</w:txbxContent>"
    shape = (
        f"<a:graphic><a:graphicData uri='a'><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    )
    new = f'<w:drawing><wp:inline><wp:docPr id="1" name="文本框 1"/>{shape}</wp:inline></w:drawing>'
    choice = f'<mc:Choice Requires="wps">{new}</mc:Choice>'
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    both = f"<mc:AlternateContent>{choice}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    for drawn in (both, old):
        data = body(paragraph(run("标题") + f"<w:r>{drawn}</w:r>") + paragraph(run("完。")))
        assert lines(data) == ["标题", "同志们：", "今天开会。", "完。"]


def test_notes_stand_behind_the_text() -> None:
    def notes(kind: str, *texts: list[str]) -> str:
        found = enumerate(
            f"<w:{kind} w:id='{{}}'>{''.join(paragraph(run(t)) for t in text)}</w:{kind}>" for text in texts
        )
        return f"<w:{kind}s {nsdecls('w')}>{''.join(note.format(place) for place, note in found)}</w:{kind}s>"

    inner = run("总数") + '<w:r><w:endnoteReference w:id="0"/></w:r>'
    inner += run("很大") + '<w:r><w:footnoteReference w:id="1"/></w:r>'
    parts = {
        "footnotes": notes("footnote", ["分隔"], ["见文件。"]),
        "endnotes": notes("endnote", ["见年鉴。", "下册。"]),
    }
    told = ["〔1〕见年鉴。 下册。", "〔2〕见文件。"]
    data = body(paragraph(inner) + paragraph(run("完。")) + paragraph(run("2009年3月5日")), **parts)
    assert lines(data) == ["总数〔1〕很大〔2〕", "完。", *told, "2009年3月5日"]
    assert lines(body(paragraph(inner) + paragraph(run("完")), **parts)) == ["总数〔1〕很大〔2〕", "完", *told]


def test_contents_that_word_makes_are_left_out_and_told() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent>{paragraph(run('一、加强领导 1'))}</w:sdtContent></w:sdt>"
    data = body(paragraph(run("甲")) + contents + paragraph(run("乙")))
    assert lines(data) == ["甲", "乙"]
    assert left_out(data) == [("S121", Level.NOTE, "没有收入正文：Word 生成的目录")]


def test_text_of_headers_is_told_once() -> None:
    def write(document: WordDocument) -> None:
        document.add_paragraph("今天开会。")
        document.sections[0].header.paragraphs[0].text = "内部资料"
        document.sections[0].footer.paragraphs[0].text = "— 1 —"

    assert lines(word(write)) == ["今天开会。"]
    assert left_out(word(write)) == [("S121", Level.NOTE, "没有收入正文：页眉页脚")]
    assert left_out(word(lambda document: document.sections[0].footer.add_paragraph("— 1 —").clear())) == []


def numbering(*levels: tuple[str, str]) -> bytes:
    """A list definition with these forms and texts of its levels."""
    found = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(levels)
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="7">{found}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="8"><w:abstractNumId w:val="7"/>{again}</w:num></w:numbering>'
    ).encode()


def item(text: str, level: int = 0, number: int = 7) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(f"<w:pPr>{place}</w:pPr>{run(text)}")


@pytest.mark.parametrize(
    ("form", "text", "signs"),
    [
        ("chineseCounting", "%1、", ["一、", "二、", "十一、"]),
        ("chineseCountingThousand", "（%1）", ["（一）", "（二）", "（十一）"]),
        ("japaneseCounting", "第%1章", ["第一章", "第二章", "第十一章"]),
        ("ideographTraditional", "%1、", ["甲、", "乙、", "11、"]),
        ("decimal", "%1.", ["1. ", "2. ", "11. "]),
        ("decimalEnclosedCircle", "%1", ["①", "②", "⑪"]),
        ("upperRoman", "%1、", ["I、", "II、", "XI、"]),
        ("lowerLetter", "%1)", ["a) ", "b) ", "k) "]),
        ("bullet", "•", ["", "", ""]),
    ],
)
def test_automatic_numbers_are_written(form: str, text: str, signs: list[str]) -> None:
    data = repacked(body(item("加强领导") * 11), {"word/numbering.xml": numbering((form, text))})
    found = lines(data)
    assert [found[place] for place in (0, 1, 10)] == [f"{sign}加强领导" for sign in signs]


def test_numbers_nest_and_start_anew() -> None:
    inner = item("甲") + item("乙", 1) + item("丙", 1) + item("丁") + item("戊", 1) + item("己", 2) + item("庚", 0, 8)
    levels = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%2.%3"))
    data = repacked(body(inner), {"word/numbering.xml": numbering(*levels)})
    assert lines(data) == ["一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊", "一.1 己", "一、庚"]


def test_headings_that_word_numbers_are_read_with_their_signs() -> None:
    levels = numbering(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"))
    text = "各级各部门要高度重视，认真组织实施，确保各项措施落到实处、见到成效。"
    inner = paragraph(run("在全市会议上的讲话")) + paragraph(run("同志们：")) + paragraph(run(text))
    for name in ("提高思想认识", "加强组织领导"):
        inner += (
            item(name) + item("明确工作责任", 1) + paragraph(run(text)) + item("严格督促检查", 1) + paragraph(run(text))
        )
    found = summary(read_text(repacked(body(inner), {"word/numbering.xml": levels}), "a.docx"))
    assert [line for line in found if line.startswith("H")] == [
        "H1 4 一、提高思想认识",
        "H2 5 （一）明确工作责任",
        "H2 7 （二）严格督促检查",
        "H1 9 二、加强组织领导",
        "H2 10 （一）明确工作责任",
        "H2 12 （二）严格督促检查",
    ]


def test_numbers_of_a_style_are_written() -> None:
    def write(document: WordDocument) -> None:
        for text in ("加强领导", "狠抓落实"):
            document.add_paragraph(text, "List Number")

    assert lines(word(write)) == ["1. 加强领导", "2. 狠抓落实"]


def test_merged_cells_are_read_once() -> None:
    def write(document: WordDocument) -> None:
        table = document.add_table(3, 3)
        for place in range(9):
            table.cell(place // 3, place % 3).text = "甲乙丙丁戊己庚辛壬"[place]
        for cell in (table.cell(0, 1), table.cell(0, 2), table.cell(1, 1), table.cell(1, 2), table.cell(2, 0)):
            cell.text = ""
        table.cell(0, 0).merge(table.cell(0, 2))
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(1, 1).merge(table.cell(1, 2))

    assert [line.strip("\t") for line in lines(word(write))] == ["甲", "丁", "辛\t壬"]


def test_images_and_tables_within_cells_are_kept() -> None:
    image = '<w:drawing><wp:inline><wp:docPr id="1" name="a" descr="会场"/></wp:inline></w:drawing>'
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(run('产值'))}</w:tc></w:tr></w:tbl>"
    cells = f"<w:tc>{paragraph(run('甲') + f'<w:r>{image}</w:r>')}</w:tc><w:tc>{inner}{paragraph('')}</w:tc>"
    data = body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + paragraph(run("完。")))
    assert lines(data) == ["甲\t产值", "图片：会场", "完。"]


def test_a_frame_around_paragraphs_is_no_table() -> None:
    cell = "".join(paragraph(run(text)) for text in ("在全市会议上的讲话", "同志们：", "今天开会。"))
    data = body(f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>")
    assert lines(data) == ["在全市会议上的讲话", "同志们：", "今天开会。"]
