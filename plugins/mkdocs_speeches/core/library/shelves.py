"""The library on its shelves: each seed with its speeches, and what tells speeches of one title apart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mkdocs_speeches.core.editors.adoption import Adoption
from mkdocs_speeches.core.model import Document, Speech
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.wording import format_date, format_speaker


@dataclass(frozen=True, slots=True)
class Entry:
    """A speech as lists show it: `uri` is its page, `length` its characters from the salutation on.

    `subjects` are the terms of its `tags`, one for one: a tag is spelled as the speech spells it. `apart` tells it from
    others of its title where date, occasion and speaker do not.
    """

    speech: Speech
    uri: str
    subjects: tuple[str, ...]
    tags: tuple[str, ...]
    length: int
    adoption: Adoption | None = None
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A seed with its speeches: `uri` is the page that shows it line by line."""

    document: Document
    display: Display
    uri: str
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """The seed's name."""
        return self.document.source.name


Library = tuple[Shelf, ...]


_OWN_FACTS = 3
"""The facts that a speech states of itself, before those of its seed."""


def _telling_facts(library: Library) -> list[tuple[str, ...]]:
    """Of each speech its date, then as far as others of its title share it: occasion, speaker, seed, number there."""
    entries = [(shelf, entry) for shelf in library for entry in shelf.entries]
    facts = (
        [_occasion_of(entry) for _, entry in entries],
        [format_speaker(entry.speech.front) for _, entry in entries],
        [shelf.name for shelf, _ in entries],
        [f"第 {number} 篇" for shelf in library for number, _ in enumerate(shelf.entries, start=1)],
    )
    told: list[tuple[str, ...]] = [(_date_of(entry),) for _, entry in entries]
    for more in facts:
        names = [(entry.speech.title, *before) for (_, entry), before in zip(entries, told, strict=True)]
        different: dict[tuple[str, ...], set[str]] = {}
        for name, fact in zip(names, more, strict=True):
            different.setdefault(name, set()).add(fact)
        told = [
            (*before, fact if len(different[name]) > 1 else "")
            for name, before, fact in zip(names, told, more, strict=True)
        ]
    return told


def tell_apart(library: Library) -> Library:
    """The library, each speech with what tells it from others of its title beside what it states of itself."""
    apart = iter("，".join(filter(None, told[_OWN_FACTS:])) for told in _telling_facts(library))
    return tuple(
        replace(shelf, entries=tuple(replace(entry, apart=next(apart)) for entry in shelf.entries)) for shelf in library
    )


def format_details(library: Library) -> tuple[str, ...]:
    """For each speech what tells it from all others of its title, its date in any case; or nothing."""
    return tuple("，".join(filter(None, told)) for told in _telling_facts(library))


def format_name(title: str, detail: str) -> str:
    """A title with what tells the speech from others."""
    return f"{title}（{detail}）" if detail else title


def _occasion_of(entry: Entry) -> str:
    return entry.speech.front.occasion.text if entry.speech.front.occasion else ""


def _date_of(entry: Entry) -> str:
    return format_date(entry.speech.front.date.text) if entry.speech.front.date else ""
