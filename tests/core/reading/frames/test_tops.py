"""What stands above the first speech: where its text begins, and which lines there are the page's."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.frames.tops import find_top, is_addressed, is_front
from tests.core.reading.frames.blocks import blocks_of
from tests.core.readings import RULES

TITLE = "在全县农业工作会议上的讲话"
TEXT = ("同志们:", "今天开会,研究春耕。")


def top(*above: str) -> dict[int, str]:
    """The frames among these lines above a speech."""
    found = find_top(blocks_of(*above, *TEXT), RULES)
    assert found.end == len(above)
    return dict(found.frames)


@pytest.mark.parametrize(
    ("lines", "frames"),
    [
        (("首页 > 要闻 > 正文", TITLE), {0: "navigation"}),
        (("首页", "下载", "加大", TITLE), dict.fromkeys(range(3), "navigation")),
        (("作者:", "王小明", TITLE), {0: "credits", 1: "label"}),
        (("首页", ">", "领导讲话", TITLE), {0: "navigation", 1: "sign", 2: "navigation"}),
        ((TITLE, "2031-03-05 09:12", "县长 王小明"), {1: "scrape"}),
    ],
)
def test_lines_of_the_page_go_and_the_front_stays(lines: tuple[str, ...], frames: dict[int, str]) -> None:
    assert top(*lines) == frames


def test_one_button_alone_is_none_and_no_page_is_all_bars() -> None:
    assert top("推荐", TITLE) == {}
    assert top("首页", "下载") == {}


def test_a_report_is_one_where_it_announces_a_speech() -> None:
    report = "3月2日,县长王小明出席全县农业工作会议。"
    above = find_top(blocks_of(report, "县长王小明作报告", "全文如下:", TITLE, *TEXT), RULES)
    assert above.frames[0] == "report"
    assert find_top(blocks_of(report, "会议开得很好。", "大家都很高兴。"), RULES).frames == {}


def test_what_the_page_says_before_the_words_that_lead_in_is_its_own() -> None:
    lines = ("春天来了。", "大家都在谈春耕。", "以下是王小明的讲话全文:", TITLE)
    assert top(*lines) == {0: "remarks", 1: "remarks", 2: "lead-in"}


def test_the_title_that_a_page_says_the_text_had_is_the_title_where_no_other_line_is() -> None:
    assert top("2031-03-05 09:12", f"原标题:{TITLE}", "县长 王小明") == {0: "scrape"}
    assert top("青山县召开农业会议", f"原标题:{TITLE}", "县长 王小明") == {1: "original-title"}


@pytest.mark.parametrize("line", ["一、抓好春耕", "今天开会,研究春耕。", "同志们:", "同志们,今天开会,研究春耕。"])
def test_nothing_is_looked_for_below_the_first_line_of_the_text(line: str) -> None:
    found = find_top(blocks_of(TITLE, line, "来源:青山网", *TEXT), RULES)
    assert (found.end, found.frames) == (1, {})


def test_what_addresses_and_what_is_a_front_by_its_own_words() -> None:
    assert is_addressed("同志们:", RULES)
    assert not is_addressed("今天开会。", RULES)
    for line, front in ((TITLE, True), ("(2031年3月2日)", True), ("今天开会。", False), ("开" * 99 + "的讲话", False)):
        [block] = blocks_of(line)
        assert is_front(block, RULES) == front, line
