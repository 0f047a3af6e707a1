"""Titles for speeches that state none: of the file, or of the piece they stand in."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from mkdocs_speeches.core.editors.frontmatter import FrontMatter
from mkdocs_speeches.core.model import Field, Speech
from mkdocs_speeches.core.reading.front.titles import same_title, title_in
from mkdocs_speeches.core.reading.front.witnesses import date_of_file
from mkdocs_speeches.core.reading.progress import Progress
from mkdocs_speeches.core.text.edtf import is_date
from mkdocs_speeches.core.text.folding import fold
from mkdocs_speeches.core.text.marks import HAN
from mkdocs_speeches.core.text.numerals import ordinal
from mkdocs_speeches.core.text.wording import show_steering

FEWEST_HAN = 6
"""A name of a file with fewer characters says too little to contradict a title."""
LATEST_DAY = 10
"""A page comes out so many days after the speech at most."""
_NAMED_FIELDS = {"title": "题名", "date": "日期"}
_DATELINE = re.compile("(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日(?=[电讯上下晚,，])")


def name_by_file(speech: Speech, state: Progress) -> Speech:
    """The speech with date and title out of the file's name, the last witness, where the text states none."""
    name = _name_of_file(state)
    title = title_in(name)
    _doubt_title(speech, title, state)
    date = date_of_file(name)
    if date is None:
        return speech
    fields = {}
    if speech.front.date is None:
        fields["date"] = Field(date, (), "file-name")
    if speech.front.title is None and title:
        fields["title"] = Field(title, (), "file-name")
    if not fields:
        return speech
    state.say(
        "S137", speech.first_line, "、".join(f"{_NAMED_FIELDS[key]}“{field.text}”" for key, field in fields.items())
    )
    if "date" in fields:
        _doubt_day(speech, date, state)
    front = replace(speech.front, **fields)
    return replace(speech, front=front, title=front.title.text if front.title else "")


def _doubt_title(speech: Speech, title: str, state: Progress) -> None:
    """Tells where the file is named with a title that is neither that of the speech nor what stands below it."""
    front = speech.front
    shown = fold(title)
    if front.title is None or len(HAN.findall(shown)) < FEWEST_HAN or not state.rules.front.titled.fullmatch(shown):
        return
    stated = [field.text for field in (front.title, front.subtitle, front.occasion) if field]
    if not any(same_title(fold(text), shown) for text in stated):
        state.say("S145", speech.first_line, front.title.text, title)


def _doubt_day(speech: Speech, date: str, state: Progress) -> None:
    """Tells where the day out of the file's name is that on which the page came out, and a dateline names one shortly
    before."""
    if speech.front.published is None or speech.front.published.text != date:
        return
    said = datetime.date.fromisoformat(date)
    head = [line.text for line in state.lines if line.block.line >= speech.first_line][:1]
    for text in (*(block.text for block, _ in state.frames.dropped), *(block.text for block in state.intros), *head):
        for found in _DATELINE.finditer(text):
            if 0 < _days_before(said, int(found[1]), int(found[2])) <= LATEST_DAY:
                state.say("S146", speech.first_line, date, found[0])
                return


def _days_before(said: datetime.date, month: int, day: int) -> int:
    """How long before this day that one was, in the year before it or the same; a negative number where it is none."""
    for year in (said.year, said.year - 1):
        edtf = f"{year}-{month:02}-{day:02}"
        if is_date(edtf) and edtf <= said.isoformat():
            return (said - datetime.date.fromisoformat(edtf)).days
    return -1


def _name_of_file(state: Progress) -> str:
    """The seed's name without its suffix, in one line: names of files may hold any character."""
    return show_steering(" ".join(PurePosixPath(state.source.name).stem.split()))


def name_untitled(speeches: Sequence[Speech], matter: FrontMatter | None, state: Progress) -> tuple[Speech, ...]:
    """Each speech with a title to show: its own, or that of the piece or file it stands in with its number there."""
    piece, nth = "", 0
    name = matter.title if matter and matter.title else _name_of_file(state)
    named = []
    for speech in speeches:
        if speech.front.title:
            piece, nth = speech.front.title.text, 1
        else:
            nth += 1
            speech = replace(speech, title=_title_for(piece, nth, name))
            state.say("S110", speech.first_line, speech.title)
        named.append(speech)
    return tuple(named)


def _title_for(piece: str, nth: int, name: str) -> str:
    if not piece:
        return name if nth == 1 else f"{name}（之{ordinal(nth, 'chineseCounting')}）"
    return f"{piece}（之{ordinal(nth, 'chineseCounting')}）"
