"""Frames glued before and behind a title or a text come off, each with its rule; the text stays whole."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.frames.glue import cut_before, cut_behind
from tests.core.reading.frames.blocks import blocks_of
from tests.core.readings import RULES

TITLE = "在座谈会上的讲话"
CLOSE = "让我们携手奋进!"


@pytest.mark.parametrize(
    ("glued", "names"),
    [
        ("新华社北京10月23日电", ["dateline"]),
        ("(两会受权发布)", ["issued"]),
        ("[转载]新华社北京10月23日电", ["issued", "dateline"]),
        ("【字体: 大 中 小】", ["navigation"]),
        ("打印 关闭 ", ["navigation"]),
    ],
)
def test_words_of_a_page_before_a_title_come_off(glued: str, names: list[str]) -> None:
    [block] = blocks_of(glued + TITLE)
    parts = list(cut_before(block, RULES))
    assert [rule.name if rule else "" for _, rule in parts] == [*names, ""]
    assert "".join(part.text for part, _ in parts) == block.text.replace("关闭 ", "关闭")
    assert parts[-1][0].text == TITLE


@pytest.mark.parametrize(
    ("text", "glued", "names"),
    [
        (CLOSE, "(新华社北京10月23日电)", ["dateline"]),
        (CLOSE, "《 青山日报 》( 2031年10月24日 02 版)", ["newspaper"]),
        (CLOSE, "(责任编辑:李小明)", ["credits"]),
        (CLOSE, "(新华社北京10月23日电)(责任编辑:李小明)", ["dateline", "credits"]),
        (TITLE, " 打印 关闭", ["navigation"]),
        (TITLE, "_领导讲话_青山公文网", ["navigation"]),
        (CLOSE, "》》点击图片进入专题《《", ["link"]),
        (CLOSE, "[ 2031-05-20 15:04 ]", ["timestamp"]),
    ],
)
def test_words_of_a_page_behind_a_text_come_off(text: str, glued: str, names: list[str]) -> None:
    [block] = blocks_of(text + glued)
    parts = list(cut_behind(block, RULES))
    assert [rule.name if rule else "" for _, rule in parts] == ["", *names]
    assert parts[0][0].text == text


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        CLOSE,
        "谢谢大家!(掌声)",
        "在座谈会上的讲话——兼谈作风",
        "大中小学都要行动起来",
        "请看《青山日报》(2031年10月24日)。",
        "新华社的同志们:",
        "(责任编辑:李小明)",
    ],
)
def test_what_is_not_glued_stays_whole(text: str) -> None:
    [block] = blocks_of(text)
    assert list(cut_before(block, RULES)) == [(block, None)] == list(cut_behind(block, RULES))


def test_the_report_behind_a_letter_is_a_block_of_its_own() -> None:
    [block] = blocks_of("作出更大的贡献。王五2031年8月17日本报青山8月17日电(记者李小明)大会开幕。会议选出了领导。")
    texts = [part.text for part, rule in cut_behind(block, RULES) if rule is None]
    assert texts == [block.text[:20], block.text[20:]]
