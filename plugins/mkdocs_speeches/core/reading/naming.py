"""What a speech is called: its title without what is not of it, and of one that states none its first words, or the
piece that it stands in."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from mkdocs_speeches.core.editors.frontmatter import FrontMatter
from mkdocs_speeches.core.model import Field, Paragraph, ParagraphKind, Speech, walk
from mkdocs_speeches.core.reading.front.titles import same_title, title_in
from mkdocs_speeches.core.reading.front.witnesses import date_of_file
from mkdocs_speeches.core.reading.progress import Progress
from mkdocs_speeches.core.text.edtf import is_date
from mkdocs_speeches.core.text.folding import fold
from mkdocs_speeches.core.text.marks import HAN
from mkdocs_speeches.core.text.normal import normal
from mkdocs_speeches.core.text.numerals import ordinal
from mkdocs_speeches.core.text.wording import clean_name, show_steering

FEWEST_HAN = 6
"""A name of a file with fewer characters says too little to contradict a title."""
LATEST_DAY = 10
"""A page comes out so many days after the speech at most."""
_NAMED_FIELDS = {"title": "题名", "date": "日期"}
_DATELINE = re.compile("(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日(?=[电讯上下晚,，])")
_CLAUSE = re.compile("[^，。！？；：,!?;:…—]+")
_CLOSING = "：:，,。！! \u3000"
FEWEST_LETTERS = 8
"""A greeting of fewer letters (大家好) names no speech: the clause behind it goes with it."""
MOST_LETTERS = 30


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


def name_speeches(speeches: Sequence[Speech], matter: FrontMatter | None, state: Progress) -> tuple[Speech, ...]:
    """Each speech with a title to show: its own, or that of the piece it stands in with its number there, or the first
    words of its text; of one without words that of the file."""
    piece, nth = matter.title if matter and matter.title else "", 0
    named = []
    for speech in speeches:
        if speech.front.title:
            piece, nth = speech.front.title.text, 1
            speech = replace(speech, title=clean_name(piece) or piece)
        else:
            nth += 1
            words = _with_number(clean_name(piece), nth) if piece else _first_words(speech, state)
            title = words or _with_number(_name_of_file(state), nth)
            speech = replace(speech, title=title, named_by_file=not words)
            state.say("S110", speech.first_line, speech.title)
        named.append(speech)
    return tuple(named)


def _with_number(name: str, nth: int) -> str:
    return name if nth == 1 else f"{name}（之{ordinal(nth, 'chineseCounting')}）"


def _first_words(speech: Speech, state: Progress) -> str:
    """Whom a speech addresses and what it says first; empty where it has no words."""
    salutation, clause = "", ""
    for part in walk(speech.parts):
        kind = part.kind if isinstance(part, Paragraph) else ParagraphKind.TEXT
        if kind is ParagraphKind.SALUTATION:
            salutation = salutation or state.shown(part.spans).rstrip(_CLOSING)
        elif kind in (ParagraphKind.TEXT, ParagraphKind.ITEM):
            clause = _first_clause(state.shown(part.spans))
        if clause:
            break
    return "：".join(filter(None, (_cut(salutation), _cut(clause))))


def _first_clause(text: str) -> str:
    """A text up to the end of the first clause that says something."""
    end = 0
    for clause in _CLAUSE.finditer(text):
        end = clause.end()
        if len(normal(text[:end])) >= FEWEST_LETTERS:
            break
    return text[:end].strip()


def _cut(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS]}……"
