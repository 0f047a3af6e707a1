"""An abstract that says the beginning over again goes; what only breaks off in dots stays."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.frames.teasers import find_teasers
from tests.core.reading.frames.blocks import blocks_of

TITLE = "在全县农业工作会议上的讲话"
TEXT = "今天召开全县农业工作会议,主要任务是总结去年的工作,安排部署今年的春耕生产。下面,我讲三点意见。"


@pytest.mark.parametrize(
    "teaser", ["今天召开全县农业工作会议,主要任务是总结去年的工作,安排部署......", f"{TITLE} {TEXT[:32]}…"]
)
def test_an_abstract_repeats_the_text_and_breaks_off(teaser: str) -> None:
    assert find_teasers(blocks_of(TITLE, teaser, "同志们:", TEXT)) == {1}


@pytest.mark.parametrize(
    "line",
    [
        "今天召开全县农业工作会议,主要任务是总结去年的工作。",
        "我们走过了许多路,有高山,有大河,有无边无际的草原……",
        "今天召开全县农业工作会议……",
    ],
)
def test_what_does_not_repeat_the_text_or_break_off_is_no_abstract(line: str) -> None:
    assert not find_teasers(blocks_of(TITLE, line, "同志们:", TEXT))


def test_an_abstract_stands_at_the_top() -> None:
    assert not find_teasers(blocks_of("一", "二", "三", TEXT[:32] + "……", TEXT))
