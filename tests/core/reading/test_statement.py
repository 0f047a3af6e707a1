"""A reading as the JSON of the structure, and as an outline that a person can read."""

from __future__ import annotations

from mkdocs_speeches.core.reading.statement import outline, state
from tests.core.readings import read_text

TEXT = """首页 > 要闻 > 正文
在全县农业工作会议上的讲话
县长　王小明
（2031年3月2日）
同志们：
今天我们召开会议，要做到三点：一是抓学习；二是抓落实；三是抓检查。
一、提高认识。
各级各部门要高度重视，切实抓好各项措施的落实。
二、加强领导。各级要层层落实责任，形成齐抓共管的局面。要讲方法：一要细致；二要扎实。
"""


def test_a_speech_is_stated_with_its_fields_headings_and_series_of_points() -> None:
    (speech,) = state(read_text(TEXT), {"a": ("春耕",)})["speeches"]
    assert (speech["title"], speech["speaker"], speech["role"]) == ("在全县农业工作会议上的讲话", "王小明", "县长")
    assert (speech["date"], speech["salutation"], speech["tags"]) == ("2031-03-02", "同志们", ["春耕"])
    assert (speech["first_line"], speech["last_line"]) == (2, 9)
    assert [(found["line"], found["text"], found["run_in"]) for found in speech["headings"]] == [
        (7, "一、提高认识", False),
        (9, "二、加强领导", True),
    ]
    assert [found["markers"] for found in speech["points"]] == [["一是", "二是", "三是"], ["一要", "二要"]]


def test_two_series_of_one_paragraph_are_parted_where_counting_begins_anew() -> None:
    text = TEXT.replace("三是抓检查。", "三是抓检查。要讲方法：一要细致；二要扎实。")
    (speech,) = state(read_text(text))["speeches"]
    assert [found["markers"] for found in speech["points"] if found["line"] == 6] == [
        ["一是", "二是", "三是"],
        ["一要", "二要"],
    ]


def test_what_is_left_out_and_what_is_said_is_stated_with_its_place() -> None:
    stated = state(read_text(TEXT))
    assert stated["debris"] == [{"line": 1, "start": 0, "end": 12, "rule": "navigation"}]
    assert {"code", "level", "about", "line", "message"} == set(stated["diagnostics"][0])


def test_the_outline_tells_a_person_the_same_in_words_and_in_the_order_of_lines() -> None:
    lines = list(outline(read_text(TEXT), {"a": ("春耕",)}, {"navigation": "网页导航"}))
    assert lines[0].split("　") == ["a.txt", "utf-8", "1 篇"]
    assert "    讲话人：王小明" in lines
    assert "    关键词：春耕" in lines
    numbered = [line.split(maxsplit=1) for line in lines if line.startswith("     ")]
    assert [(int(number), text.split()[0]) for number, text in numbered if number.isdigit()] == [
        (6, "要点"),
        (7, "一、提高认识"),
        (9, "二、加强领导（接排）"),
        (9, "要点"),
        (1, "舍去（网页导航）"),
    ]
