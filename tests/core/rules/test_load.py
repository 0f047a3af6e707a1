"""Every rule stands by its examples and away from its counterexamples."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.rules.fragments import compile_pattern, load_fragments
from mkdocs_speeches.core.rules.kinds import GlueRule, NumberStyle, Rule, RulesError
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.rules.signs import parse_sign
from mkdocs_speeches.core.text.folding import fold

RULES = load_rules()
SEARCHED = (*RULES.repairs, *RULES.occasions, *RULES.glue, RULES.author)
WHOLE = (
    *(*RULES.debris, *RULES.pieces, *RULES.closings, *RULES.annexes, *RULES.notes, *RULES.bars, RULES.reported),
    *RULES.asides,
)


def found(rule: Rule, text: str) -> bool:
    if rule in RULES.repairs:
        return rule.pattern.search(text) is not None
    if isinstance(rule, GlueRule) and rule.at == "before":
        return rule.pattern.match(fold(text)) is not None
    if rule in SEARCHED:
        return rule.pattern.search(fold(text)) is not None
    return rule.pattern.fullmatch(fold(text)) is not None


@pytest.mark.parametrize("rule", [*SEARCHED, *WHOLE], ids=lambda rule: rule.name)
def test_a_rule_matches_its_examples_and_not_the_others(rule: Rule) -> None:
    assert rule.examples
    assert rule.counterexamples
    assert [text for text in rule.examples if not found(rule, text)] == []
    assert [text for text in rule.counterexamples if found(rule, text)] == []


@pytest.mark.parametrize("fragment", load_fragments(), ids=lambda fragment: fragment.name)
def test_a_fragment_is_what_its_examples_are_from_end_to_end(fragment: Rule) -> None:
    assert [text for text in fragment.examples if not fragment.pattern.fullmatch(fold(text))] == []
    assert [text for text in fragment.counterexamples if fragment.pattern.fullmatch(fold(text))] == []


@pytest.mark.parametrize("style", RULES.styles, ids=lambda style: style.name)
def test_a_numbering_style_claims_its_examples_before_all_others(style: NumberStyle) -> None:
    signs = {text: parse_sign(fold(text), RULES) for text in (*style.examples, *style.counterexamples)}
    assert [text for text in style.examples if signs[text] is None or signs[text].style is not style] == []
    assert [text for text in style.counterexamples if (sign := signs[text]) and sign.style is style] == []


def test_a_fragment_that_nobody_stated_is_refused() -> None:
    with pytest.raises(RulesError, match=r"no fragment is called nobody"):
        compile_pattern({"name": "broken", "pattern": "{nobody}上"}, "pattern")


def test_a_pattern_that_is_none_is_refused_by_the_name_of_its_rule() -> None:
    with pytest.raises(RulesError, match=r"rule broken: pattern is no regular expression"):
        compile_pattern({"name": "broken", "pattern": "(", "examples": [], "not": []}, "pattern")
