"""A text itself shows how its phrases end and begin, and which characters stand together."""

from __future__ import annotations

from mkdocs_speeches.core.reading.outline.habits import learn_habits
from mkdocs_speeches.core.text.folding import fold

TEXT = fold("加强组织领导，落实工作责任。各级要加强组织领导，抓好粮食生产。落实责任，抓好生产，各级都要重视。")


def test_what_ends_phrases_is_likelier_at_an_end_than_what_stands_within() -> None:
    habits = learn_habits([TEXT])
    assert habits.ends_phrase("领导") > habits.ends_phrase("组织")
    assert habits.begins_phrase("各级") > habits.begins_phrase("责任")


def test_characters_that_stand_together_are_held_together() -> None:
    habits = learn_habits([TEXT])
    assert habits.holds("组织") > habits.holds("导各") == 0
