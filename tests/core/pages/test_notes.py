"""Notes beside a text: where its words stand, too, and what neighbours have in common told once."""

from __future__ import annotations

from bs4 import Tag

from tests.core.pages.test_comparisons import LIBRARY, TOPICS, many
from tests.elements import page_of, small_library


def test_a_shared_passage_has_a_note_that_leads_to_the_other() -> None:
    page = page_of(LIBRARY, "speeches/a.md")
    (note,) = page.select("details.speech-note")
    assert note.summary.get_text() == "另见 1 篇"  # type: ignore[union-attr]
    item, explained = note.select("li")
    assert str(item.a["href"]).startswith("../speeches/b.md#p-")  # type: ignore[index]
    assert "字相同" in item.get_text()
    assert "20 字以上" in explained.get_text()


def test_a_note_names_each_speech_that_has_the_words() -> None:
    note = page_of(small_library(**many(3)), "speeches/s0.md").select_one("details.speech-note")
    assert note is not None
    assert note.summary.get_text() == "另见 2 篇"  # type: ignore[union-attr]
    assert [str(item.a["href"]).partition("#")[0] for item in note.select("li:has(a)")] == [  # type: ignore[index]
        "../speeches/s1.md",
        "../speeches/s2.md",
    ]


ROAD = "要抓紧修通进山的公路，年底以前让每个行政村都通上客车，把沿线的桥梁全部检修一遍。"
WELL = "今年再打一百眼机井，配套完善灌溉渠系，让全县三分之二的耕地旱涝保收、稳产高产。"
SHORT = "山上松涛阵阵，谷底泉水叮咚，田间春意正浓"


def _speech(topic: str, *paragraphs: str) -> str:
    return f"在全县{topic}工作会议上的讲话\n同志们：\n" + "".join(f"{text}\n" for text in paragraphs)


def _notes(page: Tag) -> list[str]:
    """The place of each note, as the first words of the block that it stands behind, and what it says folded."""
    found = []
    for note in page.select("details.speech-note"):
        before = note.find_previous_sibling(["p", "div", "ul"])
        assert before is not None
        found.append(f"{before.get_text()[:4]}|{note.summary.get_text()}")  # type: ignore[union-attr]
    return found


def test_neighbours_that_the_same_speeches_have_are_told_in_one_note() -> None:
    library = small_library(
        a=_speech("公路", ROAD, WELL, "这是我自己的话。", ROAD.replace("公路", "水路")),
        b=_speech("水利", ROAD, WELL, "别的就不多讲了。"),
    )
    page = page_of(library, "speeches/a.md")
    assert _notes(page) == ["要抓紧修|另见 1 篇", "要抓紧修|另见 1 篇"]
    first, second = (note.select("li") for note in page.select("details.speech-note"))
    assert [item.get_text() for item in first[:2]] == [
        "从这里起的 2 段：",
        f"在全县水利工作会议上的讲话 {len(ROAD) + len(WELL) - sum(map((ROAD + WELL).count, '，。、'))} 字相同",
    ]
    assert len(second) == 1, "explained once on a page, and a note of one paragraph says no number"


def test_neighbours_that_other_speeches_have_are_told_apart() -> None:
    library = small_library(a=_speech("公路", ROAD, WELL), b=_speech("水利", WELL), c=_speech("交通", ROAD))
    assert _notes(page_of(library, "speeches/a.md")) == ["要抓紧修|另见 1 篇", "今年再打|另见 1 篇"]


def test_a_heading_that_goes_on_is_one_paragraph_with_its_text() -> None:
    run_in = f"一、把路修好。{ROAD}"
    library = small_library(
        a=_speech("公路", run_in, f"二、把井打好。{WELL}"), b=_speech("水利", run_in, "二、另外的事。再说。")
    )
    (note,) = page_of(library, "speeches/a.md").select("details.speech-note")
    assert "从这里起" not in note.get_text()


def _short_words(holders: int) -> dict[str, str]:
    """Speeches of which so many share words that are no long passage."""
    return {f"s{n}": _speech(topic, f"{topic}：{SHORT if n < holders else topic}。") for n, topic in enumerate(TOPICS)}


def test_short_words_are_noted_where_no_third_speech_has_a_part_of_them() -> None:
    rare, common = (page_of(small_library(**_short_words(holders)), "speeches/s0.md") for holders in (2, 3))
    assert len(rare.select("details.speech-note")) == 1
    assert not common.select("details.speech-note")
