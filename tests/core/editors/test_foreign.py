"""The header of a blog's page: what it says, and that nothing of an editor's own is taken for one."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.editors.foreign import LINES_OF_HEADER, find_header
from mkdocs_speeches.core.model import Level, Span
from tests.core.editors.blocks import split_text
from tests.core.readings import read_text, structure, uncovered

SPEECH = "各位来宾、各位朋友：\n大家好！今天很高兴来到这里。\n谢谢大家！\n"


def said(text: str) -> tuple[str | None, ...] | None:
    """Title, date and author that the header of a text states."""
    lines = text.split("\n")
    header = find_header(lines)

    def words(place: Span | None) -> str | None:
        return lines[place.line - 1][place.start : place.end] if place else None

    return header and (words(header.title), words(header.date), words(header.author))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nlayout: post\ntitle: 甲乙\ndate: 2031-04-03\nauthor: 王小明\n---\n文", ("甲乙", "2031-04-03", "王小明")),
        ("---\n\nlayout: post\n\ntitle:  '甲乙'\n\n---\n文", ("甲乙", None, None)),
        ('---\ntitle: "甲：乙"\ndate: 2031-04-03 10:20:30 +0800\n---', ("甲：乙", "2031-04-03 10:20:30 +0800", None)),
        ("---\ntitle: >-\n  甲乙\ncategories:\n- 讲话\ntags: [甲, 乙]\n---", ("甲乙", None, None)),
        ("---\ntitle: 甲: 乙\nauthor:\n  - 王小明\npubDate: 2031-04-03\n---", ("甲: 乙", "2031-04-03", "王小明")),
        ("---\ntitle: 甲\nauthor: [王小明, 李大力]\n---", ("甲", None, None)),
        ("---\ntitle: 甲\nauthors:\n  - 王小明\n  - 李大力\n---", ("甲", None, None)),
        ("---\ntitle:\nauthor: ''\nlayout: post\n---", (None, None, None)),
        ("+++\ntitle = '甲乙'\ndate = 2031-04-03\ntags = [\n    \"甲\",\n]\n+++\n文", ("甲乙", "2031-04-03", None)),
        ("\n---\ntitle: 甲\n# 注\nlayout: post\ndraft: false\n---", ("甲", None, None)),
    ],
)
def test_a_header_of_a_blog_says_title_date_and_author(text: str, expected: tuple[str | None, ...]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---\ntitle: 甲\ndate: 2031-04-03\n---\n文",
        "---\ntitel: 甲\n---",
        "---\ntitle: 甲\nspeaker: 王小明\nauthor: 王小明\n---",
        "---\ntitle: 甲\nlayout: post\ndraft: true\n---",
        "---\ntitle: 甲\nlayout: post\n同志们：\n---",
        "---\ntitle: 甲\nlayout: post\n文",
        "---\ntitle = 甲\nlayout = post\n---",
        "同志们：\n---\nlayout: post\n---",
        "---\nlayout: post\n" + "\n" * LINES_OF_HEADER + "---",
    ],
)
def test_what_an_editor_may_have_written_is_none(text: str) -> None:
    assert said(text) is None


def test_a_header_is_read_and_not_refused() -> None:
    header = (
        "---\nlayout: post\ntitle: 在第十届青山论坛上的致辞\ndate: 2031-04-03 10:20\nauthor: 王小明\ntop: true\n---\n"
    )
    document = read_text(header + SPEECH)
    [speech] = structure(document)
    assert (speech["first_line"], speech["title"], speech["speaker"]) == (3, "在第十届青山论坛上的致辞", "王小明")
    assert (speech["date"], speech["salutation"]) == (None, "各位来宾、各位朋友")
    [published] = [said.front.published for said in document.speeches]
    assert published is not None
    assert published.text == "2031-04-03"
    assert uncovered(document) == []
    assert {found.code for found in document.diagnostics if found.level is not Level.NOTE} == set()
    [told] = [found for found in document.diagnostics if found.code == "F111"]
    assert "layout、top 不用" in told.message


def test_the_text_s_own_title_wins_over_that_of_the_header() -> None:
    header = "---\nlayout: post\ntitle: 王县长讲话\ndate: 2031年\n---\n"
    [speech] = structure(read_text(f"{header}# 在青山县春耕动员会上的讲话\n\n县长 王五\n\n{SPEECH}", "a.md"))
    assert (speech["first_line"], speech["title"], speech["speaker"]) == (6, "在青山县春耕动员会上的讲话", "王五")


def test_a_key_that_is_like_none_of_ours_is_a_note_and_the_rest_is_read() -> None:
    result = split_text("---\nspeaker: 王小明\nvenue: 大礼堂\nsource: 某网\n---\n同志们：")
    assert result.front is not None
    assert result.front.speaker == "王小明"
    assert [(found.code, found.level, found.line) for found in result.diagnostics] == [
        ("F111", Level.NOTE, 3),
        ("F111", Level.NOTE, 4),
    ]


def test_what_a_header_says_of_the_text_is_no_prose_that_is_lost() -> None:
    words = "**今年的春耕要抓早。**各乡镇要早动手。种子要备足。水要管好。"
    text = f"---\nlayout: post\ntitle: 把春耕抓早\ndescription: {words}\n---\n\n{SPEECH}"
    document = read_text(text, "a.md")
    assert uncovered(document) == []
    assert {found.code for found in document.diagnostics} == {"F111", "S106"}
