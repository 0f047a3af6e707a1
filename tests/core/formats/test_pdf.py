"""PDF files: paragraphs are told by where characters stand; scans and what is no PDF are named."""

from __future__ import annotations

import time
import tracemalloc
from contextlib import suppress

import pytest

from mkdocs_speeches.core.formats.extract import FormatError, Shape, ShapeKind
from mkdocs_speeches.core.formats.pdf import ScanError, read_pdf
from mkdocs_speeches.core.reading.statement import state
from tests.core.readings import read_text, uncovered
from tests.pdfs import LEFT, PITCH, SIZE, draw_with_matrix, set_centred, set_lines, write_pdf

TEXT = (
    "今年以来，全县上下围绕年初确定的目标任务，克服了来自各方面的困难，"
    "农田水利建设进度快于往年，乡村道路养护水平明显提高。"
)
LONG = TEXT * 6
FRONT = (
    set_centred("在全县春耕工作会议上的讲话", 780, 20),
    set_centred("县长　王某某", 745),
    (LEFT, 710, SIZE, "同志们："),
)


def test_lines_of_a_paragraph_are_joined_and_indents_part_paragraphs() -> None:
    page = [*FRONT, *set_lines(TEXT, 680), *set_lines(TEXT[:20], 680 - 2 * PITCH), *set_lines(TEXT, 680 - 3 * PITCH)]
    found = read_pdf(write_pdf([page]))
    assert found.lines == ("在全县春耕工作会议上的讲话", "县长　王某某", "同志们：", TEXT, TEXT[:20], TEXT)
    assert found.shapes == {1: Shape(ShapeKind.TITLE)}


def test_a_paragraph_goes_on_over_a_page_without_its_header_and_number() -> None:
    lines = set_lines(LONG, 700)
    pages = []
    for nth, rows in enumerate((lines[:6], lines[6:]), 1):
        moved = [(left, 700 - place * PITCH, size, text) for place, (left, _, size, text) in enumerate(rows)]
        pages.append([set_centred("全县春耕工作会议材料", 800, 10), *moved, set_centred(f"— {nth} —", 40, 10)])
    found = read_pdf(write_pdf(pages))
    assert found.lines == (LONG,)
    assert found.left_out == ("页眉页脚",)


def test_two_columns_are_read_one_behind_the_other() -> None:
    left, right = (set_lines(text, 700, columns=16, left=place) for text, place in ((LONG, LEFT), (TEXT * 5, 310)))
    found = read_pdf(write_pdf([[set_centred("春耕要抓早", 780, 20), *left, *right]]))
    assert found.lines == ("春耕要抓早", LONG, TEXT * 5)


def test_what_is_set_larger_or_bolder_is_a_heading_and_a_bold_lead_parts_one() -> None:
    title, bold = "一年来的工作", "今后的打算"
    page = [
        *FRONT,
        *set_lines(TEXT, 680),
        set_centred(title, 620, 18),
        *set_lines(TEXT, 590),
        (LEFT, 530, SIZE, bold),
        *set_lines(TEXT, 500),
    ]
    document = read_text(write_pdf([page], bold=[bold]), "a.pdf")
    (speech,) = state(document)["speeches"]
    assert (speech["title"], speech["speaker"]) == ("在全县春耕工作会议上的讲话", "王某某")
    assert [(heading["level"], heading["text"]) for heading in speech["headings"]] == [(1, title), (2, bold)]
    assert uncovered(document) == []


def test_a_bold_line_of_any_length_is_read_at_once() -> None:
    heavy = TEXT * 100
    line = [(LEFT + nth * len(heavy) * SIZE, 680, SIZE, heavy) for nth in range(6)]
    data = write_pdf([[*FRONT, *line]], bold=[heavy])
    started = time.process_time()
    assert read_pdf(data).lines[3:] == (heavy * 6,)
    assert time.process_time() - started < 10


def test_blanks_stand_where_characters_stand_apart_and_not_where_all_do() -> None:
    spaced = [(LEFT + nth * 40, 780, SIZE, character) for nth, character in enumerate("总结报告")]
    found = read_pdf(
        write_pdf([[*spaced, (LEFT, 740, SIZE, "县长"), (LEFT + 70, 740, SIZE, "王某某"), *set_lines(TEXT, 680)]])
    )
    assert found.lines[0] == "总结报告"
    assert found.lines[1].split() == ["县长", "王某某"]


@pytest.mark.parametrize(
    ("matrix", "size"),
    [("1 0 0 1 72 600", 3_000_000), ("1 0 0 1 30000000 600", SIZE), ("1 0 0 1 30000000 680", SIZE)],
)
def test_a_character_as_wide_as_a_town_or_as_far_off_takes_no_room(matrix: str, size: float) -> None:
    data = write_pdf([[*FRONT, *set_lines(TEXT, 680)]], drawn_first=draw_with_matrix("大", matrix, size))
    tracemalloc.start()
    text = "".join(read_pdf(data).lines)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000_000
    assert "大" in text
    assert text.replace("大", "").replace("\u3000", "").endswith(TEXT)


@pytest.mark.parametrize(
    ("matrix", "size"), [("1 0 0 0 72 640", SIZE), ("1 0 0 0.001 72 640", 0.03), ("1 0 0 1 72 640", 0.0101)]
)
def test_characters_without_an_extent_are_none_and_the_others_are_read(matrix: str, size: float) -> None:
    flat = draw_with_matrix("ab", matrix, size)
    document = read_text(write_pdf([[*FRONT, *set_lines(TEXT, 680)]], drawn_first=flat), "a.pdf")
    (speech,) = state(document)["speeches"]
    assert (speech["title"], document.source.lines[-1]) == ("在全县春耕工作会议上的讲话", TEXT)


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(ScanError):
        read_pdf(write_pdf([[], []]))
    (found,) = read_text(write_pdf([[], []]), "a.pdf").diagnostics
    assert (found.code, found.level) == ("S122", "error")


def test_a_page_without_text_is_named() -> None:
    assert read_pdf(write_pdf([set_lines(LONG, 700), []])).left_out == ("没有文字的页（第 2 页）",)


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_read() -> None:
    whole = write_pdf([set_lines(LONG, 700), set_lines(LONG, 600)])
    kids = whole[whole.index(b"/Kids [") : whole.index(b"/Count")]
    first, second = kids.split(b"[")[1].split(b" R")[:2]
    read = read_pdf(whole.replace(kids, kids.replace(second, b" 3 0".rjust(len(second)))))
    assert read.left_out == ("读不出的页（第 2 页）",)
    assert LONG[:12] in "".join(read.lines)
    both = kids.replace(second, b" 3 0".rjust(len(second))).replace(first, b"3 0".rjust(len(first)))
    with pytest.raises(FormatError, match="读不出"):
        read_pdf(whole.replace(kids, both))


def test_what_is_no_pdf_is_refused() -> None:
    for data in (b"", b"%PDF-1.4", b"PK\x03\x04", "同志们：".encode()):
        with pytest.raises(FormatError):
            read_pdf(data)
    assert [found.code for found in read_text(b"%PDF-1.7 broken", "a.pdf").diagnostics] == ["S119"]


def test_a_broken_file_is_refused_or_read_and_nothing_else_happens() -> None:
    whole = write_pdf([[*FRONT, *set_lines(LONG, 680)]])
    for end in range(0, len(whole), 97):
        for data in (whole[:end], whole[:end] + b"\0" * 9 + whole[end + 9 :]):
            with suppress(FormatError):
                read_pdf(data)
