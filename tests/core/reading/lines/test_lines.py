"""Each line has one role, by named rules: the first that holds in their order."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.model import span_of
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.reading.lines.lines import LINE_RULES, Role, classify
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.folding import fold

LONG_PHRASE = "以更大的决心和更有力的措施推动全县农业和农村各项改革向纵深发展并让群众得到看得见的实惠"
EXAMPLES = {
    "附件1：主要指标": (Role.ANNEX, "annex", "annex"),
    "名词解释": (Role.ANNEX, "annex", "glossary"),
    "注释：": (Role.NOTES, "notes", "notes"),
    "一、提高认识": (Role.SECTION, "numbered", "cn"),
    "（二）抓好落实。各单位要抓紧。": (Role.SECTION, "numbered", "cn-paren"),
    "一是抓学习。": (Role.ORDINAL, "ordinal", "shi"),
    "——坚持改革。": (Role.ITEM, "listed", "dash"),
    "同志们：": (Role.ADDRESS, "addressed"),
    "王小明": (Role.TEXT, "text"),
    "春耕生产": (Role.PHRASE, "phrase"),
    LONG_PHRASE: (Role.PHRASE, "phrase"),
    f"{LONG_PHRASE}和长效工作机制建设": (Role.TEXT, "text"),
    "2031年3月2日": (Role.DATE, "dated"),
    "7月30日夜": (Role.ASIDE, "aside", "day"),
    "谢谢大家！": (Role.CLOSE, "closing", "thanks"),
    "结束语": (Role.FRAME, "frame"),
    "2031年工作回顾": (Role.PART, "part", "report-part"),
    "新时代的青年": (Role.PHRASE, "phrase"),
    "今天我们召开会议。": (Role.TEXT, "text"),
    "abc": (Role.TEXT, "text"),
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_line_has_the_role_that_its_words_show(text: str) -> None:
    (line,) = classify([Block(fold(text), (span_of(text, 1),), 0)], load_rules())
    assert (line.role, *line.evidence) == EXAMPLES[text]
    assert bool(line.sign) == (line.role in (Role.SECTION, Role.ORDINAL, Role.ITEM))


def test_what_an_editor_marked_as_text_has_no_sign() -> None:
    (line,) = classify([Block("一、二、三产业", (span_of("一、二、三产业", 1),), 0, plain=True)], load_rules())
    assert (line.role, line.sign, line.evidence) == (Role.STATED, None, ("stated", "plain"))


def test_each_rule_is_shown_by_an_example() -> None:
    assert {rule.name for rule in LINE_RULES} == {found[1] for found in EXAMPLES.values()} | {"stated"}
