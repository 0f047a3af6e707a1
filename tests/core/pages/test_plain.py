"""A speech as plain blocks, and as a file of text."""

from __future__ import annotations

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pages.plain import PlainKind, list_plain, source_blocks, write_text
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.core.rules.load import load_rules

SPEECH = """\
在全县春耕工作会议上的讲话
（2019年3月5日）
县长　王小明
同志们：
今天开会，研究春耕。
一、抓好春耕
要做好三件事：一是早动手，备足种子。二是早检修，备好农机。三是早放水，修好水渠。
二、抓好水利
要修好渠。
谢谢大家！
"""


def test_title_facts_and_text_stand_in_their_order() -> None:
    (shelf,) = build([Seed("a.txt", SPEECH.encode())], load_rules()).library
    blocks = list_plain(shelf, shelf.entries[0])
    assert [(block.kind.value, block.text) for block in blocks] == [
        ("title", "在全县春耕工作会议上的讲话"),
        ("fact", "讲话人：王小明"),
        ("fact", "职务：县长"),
        ("fact", "日期：2019年3月5日"),
        ("fact", "场合：全县春耕工作会议"),
        ("salutation", "同志们："),
        ("text", "今天开会，研究春耕。"),
        ("heading", "一、抓好春耕"),
        ("text", "要做好三件事："),
        ("item", "一是早动手，备足种子。"),
        ("item", "二是早检修，备好农机。"),
        ("item", "三是早放水，修好水渠。"),
        ("heading", "二、抓好水利"),
        ("text", "要修好渠。"),
        ("text", "谢谢大家！"),
    ]
    assert [block.level for block in blocks if block.kind is PlainKind.HEADING] == [1, 1]
    text = write_text((*blocks, *source_blocks("文库", "https://example.org/speeches/a/")))
    assert "\n\n一、抓好春耕\n\n　　要做好三件事：\n\n　　一是早动手，备足种子。\n　　二是早" in text
    assert text.endswith("　　谢谢大家！\n————————\n来源：文库\n地址：https://example.org/speeches/a/\n")


def test_no_address_is_made_up() -> None:
    assert [block.text for block in source_blocks("文库", "")] == ["来源：文库"]
