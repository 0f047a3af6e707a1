"""Rows become paragraphs where indents, short last rows or wider spacing show it; what is set apart is said."""

from __future__ import annotations

from mkdocs_speeches.core.formats.extract import Builder, Extract, Shape, ShapeKind
from mkdocs_speeches.core.formats.pdfpages import PageRow
from mkdocs_speeches.core.formats.pdfparagraphs import add_paragraphs

SIZE, PITCH, LEFT, COLUMNS = 10.0, 20.0, 50.0, 20
FULL = "今年以来全县上下围绕年初确定的各项目标任务"[:COLUMNS]
SHORT = "取得了新的成绩。"


def rows(*texts: str, top: float = 700, size: float = SIZE, bold: bool = False) -> list[PageRow]:
    """Rows from the top downwards; an ideographic space indents by a character."""
    found = []
    for nth, text in enumerate(texts):
        shown = text.lstrip("\u3000")
        left = LEFT + (len(text) - len(shown)) * size
        right = left + len(shown) * size
        found.append(PageRow(shown, left, right, top - nth * PITCH, size, len(shown) * bold))
    return found


def paragraphs(*pages: list[PageRow]) -> Extract:
    builder = Builder()
    add_paragraphs(pages, builder)
    return builder.extract()


def test_a_row_that_ends_early_ends_its_paragraph() -> None:
    assert paragraphs(rows(FULL, SHORT, FULL, FULL)).lines == (FULL + SHORT, FULL + FULL)


def test_an_indent_begins_one_below_a_full_row() -> None:
    indented = "\u3000\u3000" + FULL[2:]
    assert paragraphs(rows(indented, FULL, indented, FULL)).lines == (FULL[2:] + FULL,) * 2


def test_wider_spacing_parts() -> None:
    below = rows(FULL, FULL, top=700 - 4 * PITCH)
    assert paragraphs([*rows(FULL, FULL), *below]).lines == (FULL + FULL, FULL + FULL)


def test_a_paragraph_goes_on_over_the_turn_of_a_page() -> None:
    assert paragraphs(rows(FULL, FULL), rows(SHORT, FULL, SHORT)).lines == (FULL + FULL + SHORT, FULL + SHORT)


def test_latin_words_that_a_row_parts_keep_their_blank() -> None:
    one, two = "全县上下学习使用新系统软件 the new", "system 很快"
    assert paragraphs(rows(one, two, FULL, FULL)).lines[0].startswith(f"{one} {two}")


def test_what_is_larger_than_the_text_is_the_title_above_it_and_set_apart_within() -> None:
    title = rows("讲话", top=760, size=16)
    inner = rows("今后的打算", top=600, size=13)
    body = rows(FULL, FULL, SHORT)
    found = paragraphs([*title, *body, *inner, *rows(FULL, FULL, top=570)])
    assert found.lines == ("讲话", FULL + FULL + SHORT, "今后的打算", FULL + FULL)
    assert found.shapes == {1: Shape(ShapeKind.TITLE), 3: Shape(ShapeKind.SET, 1)}


def test_what_is_bold_where_the_text_is_not_is_set_apart_and_a_bold_lead_is_counted() -> None:
    lead = [PageRow(FULL, LEFT, LEFT + COLUMNS * SIZE, 500, SIZE, 5), *rows(SHORT, top=480)]
    found = paragraphs(
        [*rows(FULL, SHORT), *rows("今后的打算", top=600, bold=True), *rows(FULL, SHORT, top=560), *lead]
    )
    assert found.shapes == {2: Shape(ShapeKind.SET, 1)}
    assert found.bold == {4: 5}


def test_no_rows_are_no_paragraphs() -> None:
    assert paragraphs([], []) == Extract(())
