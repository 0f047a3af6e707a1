"""A file is told as what it is, whatever its name says."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.model import Level
from tests.core.formats.test_html import speech, word
from tests.core.readings import read_text

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx"])
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (COMPOUND + "WordDocument".encode("utf-16-le"), "旧版 Word 文件（.doc）"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "加了密码的 Office 文件"),
        (COMPOUND, "旧版 Office 文件"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF 文件"),
        (rb"{\rtf1\ansi\ansicpg936 \'bd\'f1\'cc\'ec}", "RTF 文件"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "图片"),
    ],
)
def test_another_kind_of_file_is_told_by_its_content(name: str, data: bytes, kind: str) -> None:
    document = read_text(data, name)
    assert document.speeches == ()
    [error] = document.diagnostics
    assert (error.code, error.level, error.message) == ("S119", Level.ERROR, f"文件被跳过：内容是“{kind}”")


def test_a_package_under_the_name_of_a_text_is_no_text() -> None:
    [error] = read_text(word(speech), "a.txt").diagnostics
    assert error.message == "文件被跳过：内容是“Word 文件（.docx）”"
    [error] = read_text(b"PK\x03\x04" + bytes(40), "a.html").diagnostics
    assert error.message == "文件被跳过：内容是“ZIP 压缩包”"
