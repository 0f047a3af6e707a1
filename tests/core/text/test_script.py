"""In which script a text is written."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.text.script import script_of


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
