"""Bytes become the text that was meant, or an error by name: never garbage with a note."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.model import Diagnostic, Level
from tests.core.readings import read_text

SPEECH = """在全市防汛工作会议上的讲话
（2009年3月5日）
同志们：
今天召开全市防汛工作会议，主要任务是总结工作、分析形势、安排任务。
各级各部门要高度重视，切实加强领导，把各项措施落到实处。
"""


def told(text: str | bytes, *codes: str) -> list[Diagnostic]:
    return [found for found in read_text(text).diagnostics if found.code in codes]


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "hz", "utf-7", "iso-2022-jp-2"])
@pytest.mark.parametrize("more", ["", "完"])
def test_an_encoding_that_is_not_read_is_an_error_with_its_name(encoding: str, more: str) -> None:
    document = read_text((SPEECH + more).encode(encoding))
    assert document.speeches == ()
    [error] = document.diagnostics
    assert (error.code, error.level) == ("S103", Level.ERROR)
    assert encoding in error.message


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("iso-2022-kr", "會議".encode("iso2022_kr")),
        ("iso-2022-cn", b"\x1b$)A\x0e;aRi\x0f\n"),
    ],
)
def test_an_encoding_that_says_what_it_is_is_named(encoding: str, data: bytes) -> None:
    assert encoding in told(data, "S103")[0].message


def test_a_cut_utf_32_file_is_no_utf_16() -> None:
    assert "utf-32-le" in told(SPEECH.encode("utf-32-le")[:-2], "S103")[0].message


@pytest.mark.parametrize("text", ["see a+bcd-e ~{x~} and ~{\n", "<p>data:image/png;base64,iVBOR+w0KGgo/AAAA+Xq9</p>"])
def test_plain_ascii_is_read(text: str) -> None:
    assert told(text, "S101", "S102", "S103") == []


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("wrong", [0xFF, 0x80, 0x41])
@pytest.mark.parametrize("nth", [0, 1])
def test_one_wrong_byte_costs_the_characters_that_it_stood_in(encoding: str, wrong: int, nth: int) -> None:
    data = bytearray(SPEECH.encode(encoding))
    data[len(SPEECH[: SPEECH.index("分析")].encode(encoding)) + nth] = wrong
    document = read_text(bytes(data))
    line = document.source.lines[3]
    assert line.startswith("今天召开全市防汛工作会议，主要任务是总结工作、")
    assert line.endswith("形势、安排任务。")
    assert document.source.lines[4:] == tuple(SPEECH.split("\n")[4:])
    assert document.source.encoding == encoding
    assert document.speeches
    if "\ufffd" in line:
        [warning] = [found for found in document.diagnostics if found.code == "S164"]
        assert warning.level is Level.WARNING
        assert warning.message == f"文件第 4 行有读不出的字节，显示为 �；其余按 {encoding} 读取"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_a_byte_that_means_nothing_is_named_by_its_line(encoding: str) -> None:
    lines = ["在全縣防汛工作會議上的講話", "同志們：", "今天召開全縣防汛工作會議，主要任務是安排部署今年的防汛工作。"]
    start, rest = (part.encode(encoding) for part in (lines[2][:4], lines[2][4:]))
    broken = b"\n".join((*(line.encode(encoding) for line in lines[:2]), start + b"\xff" + rest))
    document = read_text(broken)
    assert document.source.encoding == encoding
    assert document.source.lines[2] == f"{lines[2][:4]}\ufffd{lines[2][4:]}"
    assert told(broken, "S164")[0].message.startswith("文件第 3 行")


def test_a_file_cut_off_within_a_character_is_read() -> None:
    document = read_text(SPEECH.strip().encode()[:-1])
    assert document.source.lines[-1].endswith("落到实处\ufffd")
    assert [found.code for found in document.diagnostics if found.level is not Level.NOTE] == ["S164", "S114"]


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x00\x01\x02" * 200, "今天".encode("utf-16-le") * 2 + b"\x00" * 90]
)
def test_what_is_no_text_is_an_error(data: bytes) -> None:
    assert [found.level for found in read_text(data).diagnostics] == [Level.ERROR]
