"""More than two sentences that were left out are a doubt; a sentence is what ends in a stop."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.model import Debris, LineNo, Span
from mkdocs_speeches.core.reading.frames.doubts import Prose, find_prose


def debris(line: int, start: int, end: int) -> Debris:
    return Debris(Span(LineNo(line), start, end), "report")


@pytest.mark.parametrize(
    ("text", "sentences"), [("甲。乙。丙。", 3), ("甲。乙！丙？丁", 3), ("甲。乙。", 0), ("来源：甲", 0)]
)
def test_more_than_two_sentences_are_a_doubt(text: str, sentences: int) -> None:
    found = list(find_prose([text], [debris(1, 0, len(text))]))
    assert [prose.sentences for prose in found] == [sentences] * bool(sentences)


def test_a_stretch_goes_over_blank_lines_and_ends_where_text_stands() -> None:
    lines = ["甲。", "", "乙。丙。", "丁。戊。己。"]
    pieces = [debris(1, 0, 2), debris(3, 0, 4), debris(4, 0, 2), debris(4, 4, 6)]
    assert list(find_prose(lines, pieces)) == [Prose(LineNo(1), LineNo(4), 4, "甲。乙。丙。丁。")]
    assert list(find_prose(lines, reversed(pieces[:2]))) == [Prose(LineNo(1), LineNo(3), 3, "甲。乙。丙。")]  # type: ignore[arg-type]
    assert not list(find_prose(lines, [debris(1, 0, 2), debris(4, 0, 2)]))
