"""Signs: a style claims its examples before all others, and says where the text begins."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.rules.kinds import NumberStyle
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.rules.signs import parse_sign
from mkdocs_speeches.core.text.folding import fold

RULES = load_rules()


@pytest.mark.parametrize("style", RULES.styles, ids=lambda style: style.name)
def test_a_numbering_style_claims_its_examples_before_all_others(style: NumberStyle) -> None:
    signs = {text: parse_sign(fold(text), RULES) for text in (*style.examples, *style.counterexamples)}
    assert [text for text in style.examples if signs[text] is None or signs[text].style is not style] == []
    assert [text for text in style.counterexamples if (sign := signs[text]) and sign.style is style] == []


@pytest.mark.parametrize(
    ("line", "value", "text"),
    [
        ("一、提高认识", 1, "提高认识"),
        ("（十二）狠抓落实", 12, "狠抓落实"),
        ("3．加强领导", 3, "加强领导"),
        ("第二章　组织机构", 2, "组织机构"),
        ("一是加强领导", 1, "加强领导"),
    ],
)
def test_a_sign_has_its_value_and_ends_where_the_text_begins(line: str, value: int, text: str) -> None:
    sign = parse_sign(fold(line), RULES)
    assert sign
    assert (sign.value, fold(line)[sign.end :].strip()) == (value, text)


@pytest.mark.parametrize(
    "line", ["同志们：", "2009年，我们取得了很大成绩", "一年来，各项工作取得新进展", "提高认识", ""]
)
def test_what_only_begins_with_a_number_has_no_sign(line: str) -> None:
    assert parse_sign(fold(line), RULES) is None
