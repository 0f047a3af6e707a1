"""The grammar of fronts: every rule and every piece of evidence stands by its examples and away from the others."""

from __future__ import annotations

import itertools

import pytest

from mkdocs_speeches.core.rules.files import read_table
from mkdocs_speeches.core.rules.front import Evidence, FrontRule, read_grammar
from mkdocs_speeches.core.rules.kinds import RulesError
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


def test_a_weight_that_is_no_word_of_the_scale_is_told() -> None:
    lines = read_table("lines")
    lines["line"][0]["weight"] = "-doubt"
    with pytest.raises(
        RulesError, match=r"rule date: weight '-doubt' is none of hint, clue, reason, proof, head, line"
    ):
        read_grammar(lines, read_table("evidence"), read_table("front"))
