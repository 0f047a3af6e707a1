"""A letter is signed and dated below its text, a speech dated in its last words; neither is read into the text."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.model import BlockNo
from mkdocs_speeches.core.reading.front.closing import find_closing, signs
from mkdocs_speeches.core.reading.front.sheet import Sheet
from tests.core.readings import RULES, lines_of

PROSE = "希望全县广大职工再接再厉，在新的一年里取得新的更大的成绩，为全县的发展作出贡献。"


def closing(*texts: str) -> tuple[int, list[str]]:
    """The block at which the signature of a body of these lines begins, and what it states."""
    lines = lines_of(*texts)
    found = find_closing(Sheet(lines, RULES), BlockNo(0), BlockNo(len(lines)))
    return found.first, [f"{part.name} {lines[part.block].text[part.start : part.end]}" for part in found.parts]


def test_a_body_that_signs_and_a_date_below_it_are_the_signature() -> None:
    assert closing(PROSE, "青山县总工会", "2031年1月18日") == (1, ["date 2031年1月18日"])


def test_a_person_who_signs_is_named() -> None:
    assert closing(PROSE, "县长　王小明", "2031年1月18日") == (1, ["role 县长", "speaker 王小明", "date 2031年1月18日"])


def test_a_line_without_a_date_signs_nothing() -> None:
    assert closing(PROSE, PROSE, "青山县总工会") == (3, [])


def test_the_first_block_of_a_body_is_none() -> None:
    assert closing("青山县总工会", "2031年1月18日") == (1, ["date 2031年1月18日"])


def test_the_note_at_the_end_of_the_last_paragraph_dates_it() -> None:
    note = "（这是王小明2031年3月2日在全县大会上的讲话）"
    assert closing(PROSE, f"{PROSE}{note}") == (2, ["date 2031年3月2日"])


def test_what_was_glued_to_the_last_sentence_signs_it() -> None:
    assert closing(PROSE, f"{PROSE}王小明 2031年3月2日") == (2, ["speaker 王小明", "date 2031年3月2日"])
    assert closing(PROSE, f"{PROSE}会议于2031年3月2日") == (2, [])


@pytest.mark.parametrize(
    ("text", "signed"),
    [("2031年1月18日", True), ("青山县总工会 2031年1月18日", True), ("青山县总工会", False), (PROSE, False)],
)
def test_a_block_that_dates_by_itself_ends_what_stands_above_it(text: str, signed: bool) -> None:
    assert signs(Sheet(lines_of(text), RULES), BlockNo(0)) == signed
