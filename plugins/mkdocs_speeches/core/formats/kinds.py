"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

PACKAGE = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_KINDS = (
    (b"PK\x05\x06", "空的 ZIP 压缩包"),
    (b"%PDF-", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"Rar!\x1a\x07", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b\x08", "gzip 压缩包"),
    (b"\x89PNG\r\n\x1a\n", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
)


def name_kind(data: bytes) -> str:
    """What the file is, in words; empty for a text, or what is not known."""
    if data.startswith(PACKAGE):
        return "Word 文件（.docx）" if b"word/document.xml" in data else "ZIP 压缩包"
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            return "加了密码的 Office 文件"
        return "旧版 Word 文件（.doc）" if _WORD_STREAM in data else "旧版 Office 文件"
    return next((name for sign, name in _KINDS if data.startswith(sign)), "")
