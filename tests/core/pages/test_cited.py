"""What speeches refer to, by kind, each with its places and the library's own speech where it is one."""

from __future__ import annotations

from bs4 import Tag

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.core.rules.load import load_rules
from tests.elements import page_of, small_library

TEXT = """\
在全县会议上的讲话之{}
同志们：
要认真学习《中华人民共和国工会法》，学习《在全县防汛工作会议上的讲话》，落实党的十七大精神。
"""
LIBRARY = small_library(
    a=TEXT.format("甲"),
    b=TEXT.format("乙"),
    c="在全县防汛工作会议上的讲话\n同志们：\n今天的会议很重要，请大家认真落实。\n",
)


def test_documents_and_meetings_are_listed_with_their_places() -> None:
    page = page_of(LIBRARY, "cited.md")
    items = page.select("li.speech-cited")
    law = next(item for item in items if item.get_text().startswith("《中华人民共和国工会法》"))
    assert law.select("small > span")[0].get_text() == "2 篇 2 处"
    assert [str(link["href"]).partition("#")[0] for link in law.select("small a")] == [
        "speeches/a.md",
        "speeches/b.md",
    ]


def test_a_speech_of_the_library_is_led_to_by_its_title() -> None:
    page = page_of(LIBRARY, "cited.md")
    (own,) = page.select("li.speech-cited > a")
    assert (own.get_text(), own["href"]) == ("在全县防汛工作会议上的讲话", "speeches/c.md")


def test_a_library_that_refers_to_nothing_says_so() -> None:
    page = page_of(small_library(a="在会上的讲话\n同志们：\n今天讲完了。\n"), "cited.md")
    assert "没有提到" in page.get_text()


def test_a_short_name_is_counted_in_its_own_speech_and_told_with_the_full_one() -> None:
    text = "在全县{}会议上的讲话\n同志们：\n{}。\n"
    own = "学习《关于山区教育的决定》，《决定》写得明白，《决定》要落实"
    page = page_of(small_library(a=text.format("教育", own), b=text.format("水利", "学习《决定》")), "cited.md")
    shown = [item.get_text() for item in page.select("li.speech-cited")]
    assert shown[0].startswith("《关于山区教育的决定》1 篇 1 处简称《决定》")
    assert shown[1].startswith("《决定》1 处")


def _groups(page: Tag) -> dict[str, list[str]]:
    """The beginnings of the items below each heading, and whether these are folded away."""
    found = {}
    for heading in page.select("h2"):
        block = heading.find_next_sibling(["ul", "details"])
        assert isinstance(block, Tag)
        folded = "折：" if block.name == "details" else ""
        found[folded + heading.get_text()] = [
            item.get_text().split("》")[0].split("”")[0] for item in block.select("li")
        ]
    return found


def test_kinds_stand_apart_and_what_is_said_once_is_folded_away() -> None:
    often = "学《工会法》，读《资本论》，读《青山日报》，坚持“稳中求进”，实施“希望工程”。他说：“山区不富，全县不富”。"
    once = "学《教师法》，坚持“两个务必”，王平说：“水利是农业的命脉”。"
    text = "在全县{}工作会议上的讲话\n同志们：\n{}\n"
    page = page_of(small_library(a=text.format("教育", often + once), b=text.format("水利", often)), "cited.md")
    assert _groups(page) == {
        "文件和法规": ["《工会法"],
        "书和作品": ["《资本论"],
        "报刊": ["《青山日报"],
        "提法": ["“稳中求进"],
        "工程和活动": ["“希望工程"],
        "引语": ["“山区不富，全县不富"],
        "折：文件和法规：只说过一次的": ["《教师法"],
        "折：提法：只说过一次的": ["“两个务必"],
        "折：引语：只说过一次的": ["“水利是农业的命脉"],
    }
    assert [fold.summary.get_text() for fold in page.select("details")] == ["1 份", "1 条", "1 条"]  # type: ignore[union-attr]
    assert "语出 王平" in page.select("details")[-1].get_text()


def test_what_more_speeches_say_stands_first() -> None:
    library = small_library(
        a="在全县教育工作会议上的讲话\n同志们：\n" + "坚持“教书育人”。\n" * 3 + "坚持“稳中求进”。\n",
        b="在全县水利工作会议上的讲话\n同志们：\n坚持“稳中求进”。\n",
    )
    assert _groups(page_of(library, "cited.md")) == {"提法": ["“稳中求进", "“教书育人"]}


def test_what_is_said_without_its_marks_too_is_found_by_a_search() -> None:
    text = "在全县{}工作会议上的讲话\n同志们：\n{}。\n"
    said = {"a": ("教育", "读《资本论》"), "b": ("水利", "资本论是大书"), "c": ("林业", "再读《资本论》")}
    seeds = {name: text.format(*facts) for name, facts in said.items()}
    found = build(
        [Seed(f"{name}.txt", said.encode()) for name, said in seeds.items()], load_rules(), search="search.md"
    )
    (item,) = page_of(found, "cited.md").select("li.speech-cited")
    assert "3 篇 3 处" in item.get_text()
    assert [str(link["href"]).partition("#")[0] for link in item.select("a")] == [
        "speeches/a.md",
        "speeches/c.md",
        "search.md?q=%E8%B5%84%E6%9C%AC%E8%AE%BA",
    ]
