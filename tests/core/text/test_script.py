"""In which script a text is written."""

from __future__ import annotations

import pytest
from opencc import OpenCC

from mkdocs_speeches.core.text.script import plain_characters, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("同志们：今天开会，研究春耕生产工作，请大家认真落实。", "zh-Hans"),
        ("各位來賓：今天開會，研究春耕生產工作，請大家認真落實。", "zh-Hant"),
        ("後面的題目由他們回答，這裡不再重複。", "zh-Hant"),
        ("Ladies and gentlemen, 大家好", ""),
        ("2009 年", "zh-Hans"),
        ("", ""),
    ],
)
def test_the_script_is_that_of_most_signs_that_tell(text: str, script: str) -> None:
    assert script_of(text) == script


def test_characters_and_contexts_make_of_a_text_what_opencc_makes() -> None:
    texts = ("乾隆年間修建，乾淨整潔。", "瞭望臺上都瞭解，藉此機會，憑藉後來的皇后。", "同志们", "", "乾")
    known = plain_characters(texts)
    for text in texts:
        around = [f" {text} "[at : at + 3] for at in range(len(text))]
        shown = "".join(known.contexts.get(part, known.pairs.get(part[1], part[1])) for part in around)
        assert shown == OpenCC("t2s").convert(text)
    assert {"乾", "臺", "後"} <= known.pairs.keys()
    assert not {"同", "们", "國"} & known.pairs.keys(), "only what the texts have, and only what changes"
    assert known.contexts
