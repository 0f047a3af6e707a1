"""Fragments are what their examples are, and patterns are made of those alone that are stated."""

from __future__ import annotations

import re

import pytest

from mkdocs_speeches.core.rules.fragments import (
    add_fragments,
    alternation,
    compile_pattern,
    load_fragments,
    longest_first,
    rule_parts,
    shared_fragments,
)
from mkdocs_speeches.core.rules.kinds import Rule, RulesError
from mkdocs_speeches.core.text.folding import fold


@pytest.mark.parametrize("fragment", load_fragments(), ids=lambda fragment: fragment.name)
def test_a_fragment_is_what_its_examples_are_from_end_to_end(fragment: Rule) -> None:
    assert [text for text in fragment.examples if not fragment.pattern.fullmatch(fold(text))] == []
    assert [text for text in fragment.counterexamples if fragment.pattern.fullmatch(fold(text))] == []


def test_a_fragment_that_nobody_stated_is_refused() -> None:
    with pytest.raises(RulesError, match=r"no fragment is called nobody"):
        compile_pattern({"name": "broken", "pattern": "{nobody}上"}, "pattern")


def test_a_pattern_that_is_none_is_refused_by_the_name_of_its_rule() -> None:
    with pytest.raises(RulesError, match=r"rule broken: pattern is no regular expression"):
        compile_pattern({"name": "broken", "pattern": "(", "examples": [], "not": []}, "pattern")


def test_a_rule_that_lacks_a_part_is_refused_with_its_name() -> None:
    with pytest.raises(RulesError, match=r"rule short lacks examples, not"):
        rule_parts({"name": "short", "pattern": "同志们"})


def test_a_file_adds_fragments_of_its_own_made_of_those_before_them() -> None:
    own = add_fragments({"when": "于{date}", "said": "{when}宣布"}, shared_fragments())
    pattern = compile_pattern({"name": "said", "pattern": "{said}闭幕"}, "pattern", own)
    assert pattern.fullmatch("于2009年3月5日宣布闭幕")


@pytest.mark.parametrize("text", ["工会主席", "工会", "主席+"])
def test_the_longest_of_several_words_is_found(text: str) -> None:
    pattern = alternation(longest_first(["工会", "工会主席", "主席", "主席+"]))
    found = re.match(pattern, text)
    assert found
    assert found[0] == text
