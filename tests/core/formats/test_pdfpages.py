"""Characters at places of a page become rows in reading order; what stands at the margins of all pages is left out."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from mkdocs_speeches.core.formats.pdfpages import Character, PageRow, find_rows, without_margins

SIZE = 10.0


def row(text: str, base: float, left: float = 50, *, bold: int = 0, apart: float = 0) -> Iterator[Character]:
    """A row of characters, the first `bold` of them so, each so far `apart` from the next."""
    for nth, sign in enumerate(text):
        begin = left + nth * (SIZE + apart)
        if sign != " ":
            yield Character(sign, begin, begin + SIZE, base, 13.0, nth < bold)


def texts(*rows: Iterator[Character]) -> list[str]:
    return [found.text for found in find_rows([one for each in rows for one in each])]


def test_rows_are_read_from_the_top_whatever_the_order_in_the_file() -> None:
    assert texts(row("第二行", 680), row("第一行", 700), row("第三行", 660)) == ["第一行", "第二行", "第三行"]


def test_characters_a_little_off_their_line_stand_on_it() -> None:
    assert texts(row("讲", 700), row("话", 697, left=60)) == ["讲话"]
    assert texts(row("讲", 700), row("话", 690, left=60)) == ["讲", "话"]


def test_a_blank_stands_where_characters_stand_apart_and_not_where_all_do() -> None:
    assert texts(row("县长  王小明", 700)) == ["县长\u3000\u3000王小明"]
    assert texts(row("总结报告", 700, apart=20)) == ["总结报告"]


@pytest.mark.parametrize(("bold", "counted"), [(0, 0), (3, 3), (7, 7)])
def test_it_is_counted_how_many_characters_at_the_start_are_bold(bold: int, counted: int) -> None:
    (found,) = find_rows(list(row("抓春耕要抓实。", 700, bold=bold)))
    assert (found.bold, found.size, found.left, found.right) == (counted, SIZE, 50, 120)


def test_two_columns_are_read_one_behind_the_other_below_what_crosses_them() -> None:
    left = [row("左边的栏里的文字", 680 - 20 * nth) for nth in range(8)]
    right = [row("右边的栏里的文字", 680 - 20 * nth, left=160) for nth in range(8)]
    title = row("横跨两栏的一行长长的标题在上面", 720)
    found = find_rows([one for each in (title, *left, *right) for one in each])
    assert [(one.text[:2], one.column) for one in found] == [("横跨", 0), *[("左边", 1)] * 8, *[("右边", 2)] * 8]


def test_a_page_of_one_thin_sign_is_read() -> None:
    assert [found.text for found in find_rows([Character("l", 106.5, 107.25, 700, 13.0)])] == ["l"]


def test_columns_with_much_across_them_are_read_at_once() -> None:
    sides = [row("一边的栏里的文字", 680 - 20 * nth, left=left) for nth in range(120) for left in (50, 160)]
    across = [Character("图", 138, 148, 720 + nth / 10_000, 13.0) for nth in range(10_000)]
    started = time.process_time()
    found = find_rows([*across, *(one for each in sides for one in each)])
    assert time.process_time() - started < 3
    assert [one.column for one in found] == [0, *[1] * 120, *[2] * 120]


def page(*rows: str) -> list[PageRow]:
    return [PageRow(text, 50, 150, 700 - 20 * nth, SIZE, 0) for nth, text in enumerate(rows)]


def test_headers_and_numbers_of_pages_are_left_out() -> None:
    texts = ["春耕要早", "水利要好", "学校要新", "道路要宽"]
    pages = [page("会议材料", text, f"{text}又", f"{text}再", f"— {nth} —") for nth, text in enumerate(texts, 1)]
    kept, margins = without_margins(pages)
    assert margins
    assert [[one.text for one in rows] for rows in kept] == [[text, f"{text}又", f"{text}再"] for text in texts]


def test_numbers_alone_are_no_headers() -> None:
    kept, margins = without_margins([page(f"正文{'甲乙丙丁'[nth]}", "第二行", str(nth + 1)) for nth in range(1)])
    assert (len(kept[0]), margins) == (2, False)


def test_what_stands_on_one_page_only_stays() -> None:
    pages = [page("甲甲", "乙乙", "丙丙", "丁丁"), page("戊戊", "己己", "庚庚", "辛辛")]
    assert without_margins(pages) == (pages, False)
