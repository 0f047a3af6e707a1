"""Titles for speeches that state none: of the file, or of the piece they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from mkdocs_speeches.core.editors.frontmatter import FrontMatter
from mkdocs_speeches.core.model import Field, Speech
from mkdocs_speeches.core.reading.front.titles import title_in
from mkdocs_speeches.core.reading.front.witnesses import date_of_file
from mkdocs_speeches.core.reading.progress import Progress
from mkdocs_speeches.core.text.numerals import ordinal
from mkdocs_speeches.core.text.wording import show_steering

_NAMED_FIELDS = {"title": "题名", "date": "日期"}


def name_by_file(speech: Speech, state: Progress) -> Speech:
    """The speech with date and title out of the file's name, the last witness, where the text states none."""
    name = _name_of_file(state)
    date = date_of_file(name)
    if date is None:
        return speech
    title = title_in(name)
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
    front = replace(speech.front, **fields)
    return replace(speech, front=front, title=front.title.text if front.title else "")


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
