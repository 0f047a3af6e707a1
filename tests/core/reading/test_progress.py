"""While a seed is read, what is said of it is worded by the rules, and what is left out is kept by span and rule."""

from __future__ import annotations

from mkdocs_speeches.core.model import About, Debris, Document, Level, LineNo, Source, span_of
from mkdocs_speeches.core.reading.progress import Progress
from mkdocs_speeches.core.text.display import Display
from tests.core.readings import RULES

SOURCE = Source("a.txt", ("县长　王小明",), "utf-8", LineNo(1))


def progress() -> Progress:
    return Progress(SOURCE, Display.of(Document(SOURCE, (), (), (), ()), {}), RULES, [], [])


def test_a_finding_has_its_level_and_words_from_the_rules() -> None:
    state = progress()
    state.say("S101", LineNo(1), "gb18030")
    (said,) = state.diagnostics
    assert (said.code, said.source, said.line) == ("S101", "a.txt", 1)
    assert "gb18030" in said.message
    rule = RULES.diagnostics["S101"]
    assert (said.level, said.about, said.remedy) == (Level(rule.level), About(rule.about), rule.remedy)


def test_each_span_that_is_dropped_is_debris_of_its_own() -> None:
    state = progress()
    line = span_of(SOURCE.lines[0], 1)
    state.drop((line.part(0, 2), line.part(3, 6)), "navigation")
    assert state.debris == [Debris(line.part(0, 2), "navigation"), Debris(line.part(3, 6), "navigation")]


def test_spans_are_told_as_a_reader_sees_them() -> None:
    assert progress().shown((span_of(SOURCE.lines[0], 1),)) == "县长 王小明"
