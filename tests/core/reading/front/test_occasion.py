"""At what meeting a speech was given, and when minutes say that it was held."""

from __future__ import annotations

from mkdocs_speeches.core.model import BlockNo, Offset
from mkdocs_speeches.core.reading.front.fields import Part
from mkdocs_speeches.core.reading.front.occasion import find_held, find_occasion
from mkdocs_speeches.core.reading.front.sheet import Sheet
from tests.core.readings import RULES, lines_of

PROSE = "各乡镇要按照县里的部署，把这几件事情办好办实。"


def occasion(*texts: str, title: str = "") -> str | None:
    """The occasion that a title, or these lines of a text, name."""
    lines = lines_of(title or "讲话", *texts)
    parts = [Part("title", BlockNo(0), Offset(0), lines[0].block.end)] if title else []
    found = find_occasion(Sheet(lines, RULES), parts, BlockNo(1), BlockNo(len(lines)))
    return found and lines[found.block].text[found.start : found.end]


def held(*texts: str) -> str | None:
    lines = lines_of(*texts)
    found = find_held(Sheet(lines, RULES), BlockNo(0), BlockNo(len(lines)))
    return found and found.text


def test_the_title_names_the_meeting() -> None:
    assert occasion(PROSE, title="在全县农业工作会议上的讲话") == "全县农业工作会议"


def test_the_first_sentences_name_it_where_the_title_does_not() -> None:
    text = "今天，我们在这里召开全县农业工作会议，主要任务是研究春耕。"
    assert occasion(text, title="把春耕抓早抓实") == "全县农业工作会议"
    assert occasion(PROSE, PROSE, text) is None


def test_a_text_that_names_none_has_none() -> None:
    assert occasion(PROSE, title="把春耕抓早抓实") is None


def test_minutes_say_when_they_were_held() -> None:
    assert held("会议时间：2031年3月2日", "地点：县政府会议室", PROSE) == "2031-03-02"
    assert held("地点：县政府会议室", "时间：2031年3月2日") == "2031-03-02"


def test_a_day_behind_the_first_sentence_or_a_bare_year_is_none() -> None:
    assert held(PROSE, "时间：2031年3月2日") is None
    assert held("一、抓好春耕", "时间：2031年3月2日") is None
    assert held("时间：2031年") is None
