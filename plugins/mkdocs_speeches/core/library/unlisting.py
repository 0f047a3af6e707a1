"""Names that a site wants in no list: the text keeps them, and no field, tag, person or citation is called so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mkdocs_speeches.core.library.meetings import name_of_meeting
from mkdocs_speeches.core.library.people import person_name
from mkdocs_speeches.core.model import Document, Field, Front, Speech
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.text.normal import normal
from mkdocs_speeches.core.text.wording import clean_name


def unlist(documents: Sequence[Document], rules: Rules) -> tuple[Document, ...]:
    """The documents without the names of `rules.lexicon.unlisted` among what their speeches state."""
    if not rules.lexicon.unlisted:
        return tuple(documents)
    changed = []
    for document in documents:
        speeches = tuple(_unlist_speech(speech, rules) for speech in document.speeches)
        changed.append(document if speeches == document.speeches else replace(document, speeches=speeches))
    return tuple(changed)


def _unlist_speech(speech: Speech, rules: Rules) -> Speech:
    front, unlisted = speech.front, rules.lexicon.unlisted
    return replace(
        speech,
        front=_unlist_front(front, rules),
        person="" if speech.person and normal(clean_name(speech.person)) in unlisted else speech.person,
        tags=None if speech.tags is None else _without(speech.tags, unlisted),
        tags_add=_without(speech.tags_add, unlisted),
    )


def _unlist_front(front: Front, rules: Rules) -> Front:
    speaker, occasion = _name_in(front.speaker), _name_in(front.occasion)
    names = {
        "speaker": (speaker, person_name(speaker, rules.people)),
        "role": (_name_in(front.role),),
        "occasion": (occasion, name_of_meeting(occasion, rules.citations)),
    }
    wrong = [field for field, forms in names.items() if not rules.lexicon.unlisted.isdisjoint(map(normal, forms))]
    return replace(front, **dict.fromkeys(wrong))


def _name_in(field: Field | None) -> str:
    return clean_name(field.text) if field else ""


def _without(names: Iterable[str], unlisted: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in names if normal(name) not in unlisted)
