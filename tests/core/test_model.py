"""Spans count characters, and a walk over a speech meets all of it in reading order."""

from __future__ import annotations

from mkdocs_speeches.core.model import LineNo, Offset, Section, Span, span_of, speech_spans, walk
from tests.core.documents import document


def test_a_part_of_a_span_is_counted_from_its_beginning() -> None:
    line = span_of("同志们：", 3)
    assert line == Span(LineNo(3), Offset(0), Offset(4))
    assert line.part(1, 3).part(1, 2) == Span(LineNo(3), Offset(2), Offset(3))


def test_spans_are_ordered_as_they_stand_in_the_seed() -> None:
    spans = [span_of("甲乙", 2).part(1, 2), span_of("甲乙", 2), span_of("丙", 1)]
    assert [(span.line, span.start) for span in sorted(spans)] == [(1, 0), (2, 0), (2, 1)]


def test_a_walk_meets_headings_and_paragraphs_in_reading_order() -> None:
    [speech] = document("同志们：", "#一、认识", "甲。", "#二、落实", "乙。").speeches
    assert isinstance(speech.parts[1], Section)
    assert [part.spans[0].line for part in walk(speech.parts)] == [1, 2, 3, 4, 5]
    assert [span.line for span in speech_spans(speech)] == [1, 2, 3, 4, 5]
