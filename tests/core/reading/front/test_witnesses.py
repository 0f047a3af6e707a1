"""Who spoke when, where no line of the front says it: a title, an introduction, a first sentence, the file's name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_speeches.core.model import BlockNo, Document, Field, Front, LineNo, Source
from mkdocs_speeches.core.reading.front.evidence import Head
from mkdocs_speeches.core.reading.front.search import find_readings
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.reading.front.witnesses import date_of_file, find_witnesses, introduce
from mkdocs_speeches.core.text.display import Display
from tests.core.documents import document
from tests.core.reading.frames.blocks import blocks_of
from tests.core.readings import RULES, lines_of

BODY = "今天我们召开会议，主要任务是总结去年的工作，部署今年的任务，我讲两点意见。"


def witnessed(*texts: str) -> dict[str, str]:
    lines = lines_of(*texts)
    head = Head(Sheet(lines, RULES), BlockNo(0), BlockNo(len(lines)))
    reading = find_readings(head)[0]
    parts = [part for claim in reading.claims for part in claim.parts]
    return {part.name: lines[part.block].text[part.start : part.end] for part in find_witnesses(head, reading, parts)}


def test_a_title_may_name_who_spoke() -> None:
    assert witnessed("王小明县长在全县农业工作会议上的讲话", "同志们：", BODY)["speaker"] == "王小明"


def test_what_the_lines_say_needs_no_witness() -> None:
    assert witnessed("王小明县长在全县农业工作会议上的讲话", "县长　李小红", "同志们：", BODY) == {}


def test_a_title_that_names_nobody_is_no_witness() -> None:
    assert witnessed("在全县农业工作会议上的讲话", "同志们：", BODY) == {}


def test_an_introduction_says_of_the_speech_below_it_what_that_does_not() -> None:
    intro = "县长王小明在全县农业工作会议上发表讲话。"
    made = document(intro, BODY)
    (speech,) = made.speeches
    display = Display.of(Document(Source("a.txt", (intro, BODY), "utf-8", LineNo(1)), (), (), (), ()), {})
    (told,) = introduce([speech], blocks_of(intro), display, RULES)
    assert told.front.speaker is not None
    assert told.front.speaker.text == "王小明"
    known = Front(speaker=Field("李小红", ()))
    (kept,) = introduce([replace(speech, front=known)], blocks_of(intro), display, RULES)
    assert (kept.front.speaker, kept.front.role) == (known.speaker, None)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2031-03-02_在全县大会上的讲话", "2031-03-02"),
        ("在全县大会上的讲话20310302", "2031-03-02"),
        ("在2031年03月02日大会上的讲话", None),
        ("2031-02-30_讲话", None),
        ("讲话", None),
    ],
)
def test_a_files_name_begins_or_ends_with_a_date(name: str, date: str | None) -> None:
    assert date_of_file(name) == date
