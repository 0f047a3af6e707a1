"""Every rule stands by its examples and away from its counterexamples."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.rules.kinds import DoubtRule, GlueRule, RepairRule, Rule
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.folding import fold

RULES = load_rules()
SEARCHED = (*RULES.repairs, *RULES.occasions, *RULES.glue, *RULES.doubts, RULES.author, RULES.report.own)
WHOLE = (
    *(*RULES.debris, *RULES.pieces, *RULES.closings, *RULES.annexes, RULES.reported),
    *(*RULES.asides, RULES.report.said, RULES.report.event),
)


def found(rule: Rule, text: str) -> bool:
    if isinstance(rule, RepairRule):
        return any(rule.shown(text))
    if isinstance(rule, GlueRule) and rule.at == "before":
        return rule.pattern.match(fold(text)) is not None
    if isinstance(rule, DoubtRule) and not rule.needs.search(fold(text)):
        return False
    if rule in SEARCHED:
        return rule.pattern.search(fold(text)) is not None
    return rule.pattern.fullmatch(fold(text)) is not None


@pytest.mark.parametrize("rule", [*SEARCHED, *WHOLE], ids=lambda rule: rule.name)
def test_a_rule_matches_its_examples_and_not_the_others(rule: Rule) -> None:
    assert rule.examples
    assert rule.counterexamples
    assert [text for text in rule.examples if not found(rule, text)] == []
    assert [text for text in rule.counterexamples if found(rule, text)] == []
