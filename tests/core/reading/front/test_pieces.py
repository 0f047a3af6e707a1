"""Titles of pieces: as compilations number them, as contents name them, as a book sets them apart."""

from __future__ import annotations

from mkdocs_speeches.core.model import BlockNo
from mkdocs_speeches.core.reading.front.pieces import MANY_TITLES, find_book, find_named, find_pieces
from mkdocs_speeches.core.reading.front.sheet import Sheet
from tests.core.readings import RULES, lines_of

PROSE = "各乡镇要按照县里的部署，把这几件事情一件一件地办好办实，让全县人民群众满意。"


def sheet(*texts: str) -> Sheet:
    return Sheet(lines_of(*texts), RULES)


def test_what_a_compilation_prints_above_its_pieces_is_a_title() -> None:
    found = find_pieces(sheet("年会讲话稿篇一", "同志们：", PROSE, "年会讲话稿篇二", "同志们：", PROSE))
    assert sorted(found) == [0, 3]


def test_numbered_lines_are_titles_where_they_count_on_and_speeches_open_below() -> None:
    names = ("大会讲话稿1", "大会讲话稿2", "大会讲话稿4")
    opened = [line for name in names[:2] for line in (name, "同志们：", PROSE)]
    assert sorted(find_pieces(sheet(*opened))) == [0, 3]
    assert find_pieces(sheet(*(line for name in names[:2] for line in (name, PROSE)))) == set()
    assert find_pieces(sheet(*(line for name in names[::2] for line in (name, "同志们：", PROSE)))) == set()


def test_what_contents_name_is_a_title_where_half_of_them_open_speeches() -> None:
    titles = {BlockNo(0), BlockNo(3)}
    both = sheet("抓好春耕生产", "（2031年3月2日）", PROSE, "修好水利设施", PROSE)
    assert find_named(both, titles) == titles
    assert find_named(sheet("抓好春耕生产", PROSE, PROSE, "修好水利设施", PROSE), titles) == set()
    assert find_named(both, set()) == set()


def test_a_numbered_line_that_contents_name_is_a_heading() -> None:
    pieces = sheet("一、抓好春耕生产", "同志们：", "修好水利设施", "同志们：", PROSE)
    assert find_named(pieces, {BlockNo(0), BlockNo(2)}) == {2}


def test_a_book_has_many_titles_below_which_somebody_is_addressed() -> None:
    def book(size: int) -> Sheet:
        names = (f"在第{number}小学的讲话" for number in range(size))
        return sheet(PROSE, *(line for name in names for line in (name, "同志们：", PROSE)))

    assert sorted(find_book(book(MANY_TITLES))) == list(range(1, 3 * MANY_TITLES, 3))
    assert find_book(book(MANY_TITLES - 1)) == set()
