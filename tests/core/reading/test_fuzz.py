"""Any input: the reading never raises, loses nothing, and says the same twice."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_speeches.core.reading.statement import state
from tests.core.readings import RULES, read_text, uncovered
from tests.often import often

SIGNS = [
    *(
        "一、",
        "二、",
        "三、",
        "十一、",
        "（一）",
        "（二）",
        "(3)",
        "1.",
        "1、",
        "2．",
        "３、",
        "①",
        "②",
        "Ⅰ、",
        "A.",
        "1.1 ",
        "1)",
        "第一，",
    ),
    *(
        "第二，",
        "第一部分",
        "第二章 ",
        "第一节",
        "第三条 ",
        "一是",
        "二是",
        "三是",
        "一要",
        "二要",
        "首先，",
        "其次，",
        "最后，",
        "其一，",
    ),
    *(
        "——",
        "●",
        "同志们：",
        "各位代表！",
        "尊敬的各位领导、",
        "朋友们：",
        "谢谢大家！",
        "在全市会议上的讲话",
        "政府工作报告",
        "市长 王某某",
    ),
    *(
        "×××",
        "（2009年3月5日）",
        "20xx年2月",
        "二〇〇九年三月",
        "——2015年3月5日在大会上",
        "讲话范文篇一",
        "篇二",
        "（二）",
        "目录",
        "名词解释",
    ),
    *(
        "附件：",
        "来源：某网",
        "责任编辑：某",
        "首页 > 正文",
        "版权所有",
        "本作品来自",
        "- 3 -",
        "...",
        "……",
        "?双赢?",
        "总理?李某某",
        "&nbsp;",
    ),
    *(
        "<U+00A0>",
        "今年，",
        "工作今年，",
        "要抓好落实。",
        "；",
        "：",
        "。",
        "！",
        "？",
        "，",
        "、",
        "“",
        "”",
        "《",
        "》",
        "(",
        ")",
        "|",
        "#",
        "~~",
    ),
    *(
        "---",
        "title: 甲",
        "\\",
        "锟斤拷",
        "此致",
        "敬礼",
        "某某市总工会",
        "加强领导，狠抓落实",
        "工作回顾",
        "工会" * 30,
        "为实现目标" * 12,
    ),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u3000\u3000",
        " ",
        "  ",
        "\t",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\x0b",
        "\x0c",
        "\x85",
        "\x00",
    ),
    *(
        "\x01",
        "\x1b",
        "\ufffd",
        "\u202e",
        "\u200d",
        "😀",
        "👨‍👩‍👧",
        "🇨🇳",
        "𠀀",
        "e\u0301",
        "\ud800",
        "\udfff",
        "ﷺ",
        "İ",
        "ß",
        "ﬁ",
        "א",
        "ا",
        "\ue000",
    ),
]
TEXT = st.lists(st.sampled_from(SIGNS) | st.text(max_size=6), max_size=60).map("".join)
DEEP = "\n".join(f"{'１．' if level % 2 else '（一）'}{'甲' * level}。" for level in range(100))


@pytest.mark.long
@settings(max_examples=often(150, 40_000))
@given(TEXT)
def test_any_text_is_read_and_nothing_is_lost(text: str) -> None:
    document = read_text(text)
    assert uncovered(document) == []
    assert document == read_text(text)
    json.dumps(state(document))


@pytest.mark.long
@settings(max_examples=often(80, 20_000))
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.docx", "a.html"]))
def test_any_bytes_are_read(data: bytes, name: str) -> None:
    document = read_text(data, name)
    assert uncovered(document) == []
    assert document.speeches or document.diagnostics or not data.strip()


@pytest.mark.long
@settings(max_examples=often(80, 10_000))
@given(TEXT, st.sampled_from(["a.md", "a.html"]))
def test_any_text_is_read_in_other_formats(text: str, name: str) -> None:
    document = read_text(text, name)
    assert uncovered(document) == []


ADVERSARIES: dict[str, Callable[[int], str]] = {
    "one sign": lambda size: "一、" * size,
    "ordinals": lambda size: "一是" * size,
    "brackets": lambda size: "（" * size,
    "numbers in brackets": lambda size: "（一）" * size,
    "digits": lambda size: "1" * size,
    "decimals": lambda size: "1." * size,
    "blanks": lambda size: " " * size + "一",
    "ideographic blanks": lambda size: "甲\u3000\u3000" * size,
    "question marks": lambda size: "?甲" * size,
    "vocatives": lambda size: "各位代表、" * size,
    "vocatives without a mark": lambda size: "同志们" * size,
    "salutations": lambda size: "同志们：\n" * size,
    "genres": lambda size: "讲话" * size,
    "offices": lambda size: "副书记" * size,
    "names": lambda size: "王某某" * size,
    "dates": lambda size: "2009年3月5日" * size,
    "sources": lambda size: "来源：" * size,
    "navigation": lambda size: "首页 > " * size,
    "dots": lambda size: "…" * size,
    "short lines": lambda size: "甲乙丙丁\n" * size,
    "titles": lambda size: "在会议上的讲话\n（2009年3月5日）\n" * size,
    "pieces": lambda size: "".join(f"讲话范文篇{number}\n" for number in range(size)),
    "growing series": lambda size: "".join(f"（{number}）甲。" for number in range(1, size)),
    "quotes": lambda size: "“" * size + "。",
    "broken lines": lambda size: "甲乙丙，\n" * size,
    "dashes": lambda size: "——" * size,
    "roman": lambda size: "XVI" * size,
    "latin": lambda size: "abcdfg" * size,
    "entities": lambda size: "&nbsp;" * size,
    "fences": lambda size: "---\n" * size,
}


def effort(text: str) -> int:
    """How many function calls and pattern steps a reading takes: counted, not timed, so that no machine matters."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        read_text(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.long
@pytest.mark.parametrize("name", ADVERSARIES)
def test_an_adversary_is_read_and_costs_no_more_than_its_length(name: str) -> None:
    make, size = ADVERSARIES[name], often(400, 1000)
    document = read_text(make(2 * size))
    assert uncovered(document) == []
    assert effort(make(2 * size)) < 2.6 * effort(make(size)) + 2 * size


def test_a_hundred_levels_of_numbering_are_read() -> None:
    assert uncovered(read_text(DEEP)) == []


def test_the_vocabulary_knows_the_rules() -> None:
    assert {style.name for style in RULES.styles} >= {"cn", "cn-paren", "ar", "shi"}
