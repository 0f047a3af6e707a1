"""What is shown of a line: repairs and marks where they stand, each with the span that holds it and no other."""

from __future__ import annotations

from mkdocs_speeches.core.model import Document, Repair, Source, Span
from mkdocs_speeches.core.text.display import Display, Mark, Run

LINE = "劳资?双赢?，共建共享?新篇?"
PLACES = [place for place, sign in enumerate(LINE) if sign == "?"]


def drawn(*spans: Span, marks: tuple[Mark, ...] = ()) -> list[Run]:
    """The runs of spans on a line whose question marks are repaired, empty ones left out."""
    repairs = tuple(Repair(Span(1, place, place + 1), "“", "quote") for place in reversed(PLACES))
    document = Document(Source("a.txt", (LINE,), "utf-8", 1), (), (), repairs, ())
    display = Display.of(document, {})
    display = Display(display.lines, display.repairs, display.reasons, {1: marks})
    return [run for run in display.runs(spans) if run.text]


def test_each_repair_is_shown_once_however_a_line_is_cut() -> None:
    whole = [(run.text, run.original) for run in drawn(Span(1, 0, len(LINE)))]
    shown = LINE.replace("?", "“")
    assert "".join(text for text, _ in whole) == shown
    assert [original for _, original in whole if original] == ["?"] * len(PLACES)
    for middle in range(len(LINE) + 1):
        parts = drawn(Span(1, 0, middle), Span(1, middle, len(LINE)))
        assert "".join(run.text for run in parts) == shown
        assert sum(run.repair is not None for run in parts) == len(PLACES)


def test_a_repair_is_shown_only_by_the_span_that_holds_all_of_it() -> None:
    first, last = PLACES[0], PLACES[-1]
    assert [run.text for run in drawn(Span(1, first + 1, last))].count("“") == len(PLACES) - 2
    assert "".join(run.text for run in drawn(Span(1, first + 1, first + 3))) == "双赢"


def test_a_mark_gives_way_to_a_repair_that_it_touches_and_to_no_other() -> None:
    touching = Mark(Span(1, 0, PLACES[0] + 1), "甲")
    beside = Mark(Span(1, PLACES[0] + 1, PLACES[1]), "乙")
    runs = drawn(Span(1, 0, len(LINE)), marks=(touching, beside))
    assert [(run.text, run.target) for run in runs if run.target] == [("双赢", "乙")]
    assert "".join(run.text for run in runs) == LINE.replace("?", "“")
