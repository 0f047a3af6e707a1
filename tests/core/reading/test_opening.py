"""From the bytes of a seed to lines: by the kind of its file, with a word where they are doubtful or can't be had."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.editors.frontblock import split
from mkdocs_speeches.core.editors.markup import NO_MARKUP
from mkdocs_speeches.core.formats.extract import Extract, Shape, ShapeKind
from mkdocs_speeches.core.model import Document, LineNo, Seed, Source
from mkdocs_speeches.core.reading.opening import drop_beside, extract_lines, find_markup
from mkdocs_speeches.core.reading.progress import Progress
from mkdocs_speeches.core.text.display import Display
from tests.core.readings import RULES
from tests.pdfs import write_pdf

TEXT = "同志们：\n今天我们召开会议，主要任务是总结去年的工作，部署今年的任务。"


def progress(name: str = "a.txt") -> Progress:
    source = Source(name, (), "", LineNo(1))
    return Progress(source, Display.of(Document(source, (), (), (), ()), {}), RULES, [], [])


def opened(name: str, data: bytes) -> tuple[tuple[str, ...] | None, str, list[str]]:
    """The lines of a file, its encoding, and the codes of what is said of it."""
    state = progress(name)
    extract = extract_lines(Seed(name, data), state)
    return extract and extract.lines, state.source.encoding, [said.code for said in state.diagnostics]


def test_text_is_decoded_and_a_guess_is_told() -> None:
    lines = tuple(TEXT.split("\n"))
    assert opened("a.txt", TEXT.encode()) == (lines, "utf-8", [])
    assert opened("a.txt", TEXT.encode("gb18030")) == (lines, "gb18030", ["S101"])


def test_a_web_page_is_read_as_one_by_its_suffix() -> None:
    page = f"<p>{'</p><p>'.join(TEXT.split())}</p>".encode()
    assert opened("a.HTML", page)[0] == tuple(TEXT.split("\n"))
    assert opened("a.txt", page)[0] == (page.decode(),)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pdf", write_pdf([[], []]), "S122"),
        ("a.docx", b"PK\x03\x04", "S119"),
        ("a.txt", b"%PDF-1.7\n" + b"\0" * 40, "S119"),
    ],
)
def test_what_cannot_be_read_has_no_lines_and_says_why(name: str, data: bytes, code: str) -> None:
    lines, _, said = opened(name, data)
    assert (lines, said) == (None, [code])


def test_what_stands_beside_a_page_is_blank_and_debris_by_the_rule_that_knows_it() -> None:
    lines = ("首页 > 要闻 > 正文", " 天气晴 ", "同志们：", "")
    state = progress()
    kept = drop_beside(lines, Extract(lines, beside=frozenset({1, 2, 4})), state)
    assert kept == ("", "", "同志们：", "")
    assert [(found.span.line, found.span.start, found.span.end, found.rule) for found in state.debris] == [
        (1, 0, 12, "navigation"),
        (2, 1, 4, "beside"),
    ]


def test_markup_counts_where_an_editor_or_the_file_states_it_and_not_in_raw_text() -> None:
    raw, stated = ("# 一", "正文"), ("---", "license: CC0", "---", "# 一", "正文")

    def headings(name: str, lines: tuple[str, ...], shapes: dict[int, Shape] | None = None) -> dict[int, int]:
        extract = Extract(lines, shapes or {})
        return dict(find_markup(Seed(name, b""), extract, split(lines, name), RULES).headings)

    assert find_markup(Seed("a.txt", b""), Extract(raw), split(raw, "a.txt"), RULES) == NO_MARKUP
    assert headings("a.txt", stated) == {4: 1}
    assert headings("a.md", (*raw, "# 二")) == {1: 1, 3: 1}
    assert headings("a.docx", ("甲", "乙"), {1: Shape(ShapeKind.HEADING, 2), 2: Shape(ShapeKind.HEADING, 2)}) == {
        1: 1,
        2: 1,
    }
