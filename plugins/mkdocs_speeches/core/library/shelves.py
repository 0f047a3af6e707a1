"""The library on its shelves: each seed with its speeches, and what tells speeches of one title apart."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_speeches.core.editors.adoption import Adoption
from mkdocs_speeches.core.model import Document, Speech
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.wording import format_date


@dataclass(frozen=True, slots=True)
class Entry:
    """A speech as lists show it: `uri` is its page, `length` its characters from the salutation on.

    `subjects` are the terms of its `tags`, one for one: a tag is spelled as the speech spells it.
    """

    speech: Speech
    uri: str
    subjects: tuple[str, ...]
    tags: tuple[str, ...]
    length: int
    adoption: Adoption | None = None


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


def format_details(library: Library) -> tuple[str, ...]:
    """For each speech what tells it from all others of its title: date, occasion, seed, number there; or nothing."""
    entries = [(shelf, entry) for shelf in library for entry in shelf.entries]
    facts = (
        [_date_of(entry) for _, entry in entries],
        [_occasion_of(entry) for _, entry in entries],
        [shelf.name for shelf, _ in entries],
        [f"第 {number} 篇" for shelf in library for number, _ in enumerate(shelf.entries, start=1)],
    )
    details = facts[0]
    for more in facts[1:]:
        names = [format_name(entry.speech.title, detail) for (_, entry), detail in zip(entries, details, strict=True)]
        different: dict[str, set[str]] = {}
        for name, fact in zip(names, more, strict=True):
            different.setdefault(name, set()).add(fact)
        details = [
            "，".join(filter(None, (detail, fact))) if len(different[name]) > 1 else detail
            for name, detail, fact in zip(names, details, more, strict=True)
        ]
    return tuple(details)


def format_name(title: str, detail: str) -> str:
    """A title with what tells the speech from others."""
    return f"{title}（{detail}）" if detail else title


def _occasion_of(entry: Entry) -> str:
    return entry.speech.front.occasion.text if entry.speech.front.occasion else ""


def _date_of(entry: Entry) -> str:
    return format_date(entry.speech.front.date.text) if entry.speech.front.date else ""
