"""The grammar of fronts: every rule and every piece of evidence stands by its examples and away from the others."""

from __future__ import annotations

import itertools

import pytest

from mkdocs_speeches.core.rules.front import Evidence, FrontRule
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.folding import fold

GRAMMAR = load_rules().front


@pytest.mark.parametrize("rule", [*GRAMMAR.lines, *GRAMMAR.naming], ids=lambda rule: rule.name)
def test_a_line_rule_matches_its_examples_and_not_the_others(rule: FrontRule) -> None:
    assert rule.examples
    assert rule.counterexamples
    assert rule.seen
    assert [text for text in rule.examples if not rule.match(fold(text))] == []
    assert [text for text in rule.counterexamples if rule.match(fold(text))] == []


@pytest.mark.parametrize("evidence", [*itertools.chain(*GRAMMAR.evidence.values())], ids=lambda piece: piece.name)
def test_evidence_is_found_in_its_examples_and_not_in_the_others(evidence: Evidence) -> None:
    assert evidence.examples
    assert evidence.counterexamples
    assert [text for text in evidence.examples if not evidence.pattern.search(fold(text))] == []
    assert [text for text in evidence.counterexamples if evidence.pattern.search(fold(text))] == []


def test_characters_that_stand_apart_are_words() -> None:
    assert GRAMMAR.weigh("政 府 工 作 报 告", "title") == GRAMMAR.weigh("政府工作报告", "title")
