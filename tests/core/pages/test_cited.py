"""What speeches refer to, by kind, each with its places and the library's own speech where it is one."""

from __future__ import annotations

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
