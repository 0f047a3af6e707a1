"""A speech's page: what is known of the speech, its text, what stands beside it."""

from __future__ import annotations

from mkdocs_speeches.core.library.addresses import anchor_of
from tests.elements import page_of, small_library

SEED = """\
---
subtitle: 副题
kind: 讲话
source_url: https://news.example/a?b=1
license: CC BY 4.0
tags: [防汛, 水库]
---
在全县防汛工作会议上的讲话
（2021年6月3日）
县长　赵一平
同志们：
今天的会议很重要，请大家认真落实。
"""
OTHER = "在全县抗旱工作会议上的讲话\n（2020年6月3日）\n同志们：\n今天的会议同样重要，请大家抓紧落实。\n"


def test_facts_stand_in_order_and_name_their_sources() -> None:
    page = page_of(small_library(a=SEED), "speeches/a.md")
    facts = [fact.get_text() for fact in page.select(".speech-facts > span")]
    assert facts[:3] == ["讲话人 赵一平", "职务 县长", "日期 2021年6月3日"]
    assert facts[-5:-1] == ["文种 讲话", "出处 news.example", "许可 CC BY 4.0", "篇幅 21 字，约 1 分钟"]
    assert facts[-1] == "原文 a.txt 第 8–12 行"
    assert [link["href"] for link in page.select(".speech-facts a")] == [
        "../people/赵一平.md",
        "../people/赵一平.md#offices",
        "../speeches.md#y-2021",
        f"../meetings/工作会议.md#{anchor_of('全县防汛工作会议')}",
        "https://news.example/a?b=1",
        "../sources/a.md#L8",
    ]
    assert page.select_one(".speech-subtitle").get_text() == "——副题"  # type: ignore[union-attr]
    assert [chip.get_text() for chip in page.select(".speech-tags .md-tag")] == ["防汛", "水库"]


def _targets(uri: str, **seeds: str) -> dict[str, str]:
    """Where the facts of a speech lead, by their names."""
    facts = page_of(small_library(**seeds), uri).select(".speech-facts > span")
    return {str(fact.b.get_text()): str(fact.a["href"]) for fact in facts if fact.a and fact.b}


def test_facts_lead_to_what_their_words_say_or_nowhere() -> None:
    text = "---\n{}\n---\n在全县防汛工作会议上的讲话\n同志们：\n今天的会议很重要，请大家认真落实。\n"
    none = _targets("speeches/a.md", a=text.format("role: 县长\npublished: 2021-06-03"), b=SEED)
    assert "职务" not in none, "the list of unknown speakers is not that of an office"
    assert none["发布于"] == "../speeches.md#undated"
    both = _targets("speeches/a.md", a=text.format("date: 2021-06-01\npublished: 2021-06-03"))
    assert both["日期"] == "../speeches.md#y-2021"
    assert "发布于" not in both, "lists go by the day of the speech"
    body = _targets("speeches/a.md", a=text.format("speaker: 县委办公室\nrole: 主办单位"))
    assert body["讲话人"] == body["职务"] == f"../speakers.md#{anchor_of('县委办公室')}"


def test_neighbours_are_those_by_date() -> None:
    library = small_library(a=SEED, b=OTHER)
    newer, older = (page_of(library, f"speeches/{name}.md") for name in ("a", "b"))
    assert [(link["rel"], link["href"]) for link in newer.select(".speech-neighbours a")] == [
        (["next"], "../speeches/b.md")
    ]
    assert [(link["rel"], link["href"]) for link in older.select(".speech-neighbours a")] == [
        (["prev"], "../speeches/a.md")
    ]


def test_the_head_says_what_templates_and_plugins_ask_for() -> None:
    (page,) = [page for page in small_library(a=SEED).pages if page.uri == "speeches/a.md"]
    assert 'title: "在全县防汛工作会议上的讲话"' in page.head
    assert "template: speech.html" in page.head
    assert (
        'description: "县长 赵一平，2021年6月3日，全县防汛工作会议。关于防汛、水库。今天的会议很重要，请大家认真落实。"'
        in page.head
    )
    assert (page.source, page.line) == ("a.txt", 8)


def test_the_text_begins_behind_the_mark_for_templates() -> None:
    (page,) = [page for page in small_library(a=SEED).pages if page.uri == "speeches/a.md"]
    assert page.html is not None
    facts, mark, text = page.html.text.partition("<!-- speech -->")
    assert mark
    assert "讲话人" in facts
    assert "同志们" in text
