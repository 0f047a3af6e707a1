"""Who speaks in a library: each speaker once, however the name is spelled and whatever offices were held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_speeches.core.library.addresses import term_name
from mkdocs_speeches.core.library.claims import AddressClaim, Ages, no_ages, settle
from mkdocs_speeches.core.library.offices import Career, Held, units_of
from mkdocs_speeches.core.model import Speech, SpeechNo
from mkdocs_speeches.core.rules.kinds import PeopleRules
from mkdocs_speeches.core.text.normal import normal
from mkdocs_speeches.core.text.wording import clean_name

PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Office:
    """An office as stated, and the speeches that state it, by date."""

    name: str
    speeches: tuple[SpeechNo, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker: `name` as it is shown, `label` with what tells from others of that name; `uri` is the page.

    `spellings` are all ways in which the speeches print the name, `names` what these are without an editor's word;
    `speeches` stand by date, the undated last.
    """

    name: str
    label: str
    uri: str
    spellings: tuple[str, ...]
    names: tuple[str, ...]
    offices: tuple[Office, ...]
    speeches: tuple[SpeechNo, ...]


@dataclass(frozen=True, slots=True)
class People:
    """All persons who speak, in the order of their first speech in the library; `of` gives the one of a speech.

    `unpaged` are the names that are no person's, of bodies and half hidden ones, by speech.
    """

    persons: tuple[Person, ...]
    of: Mapping[SpeechNo, Person]
    unpaged: Mapping[SpeechNo, str]


@dataclass(frozen=True, slots=True)
class _Turn:
    """A speech with its speaker: the seed, the name as `printed`, that as it is `read`, whose page it is, the office.

    `stated` says that an editor named the person.
    """

    number: SpeechNo
    seed: str
    printed: str
    read: str
    name: str
    stated: bool
    held: Held
    date: str


def find_people(speeches: Sequence[tuple[str, Speech]], rules: PeopleRules, ages: Ages = no_ages) -> People:
    """Who speaks in these speeches, which come with the names of their seeds."""
    turns: dict[str, list[_Turn]] = {}
    unpaged: dict[SpeechNo, str] = {}
    for number, (seed, speech) in enumerate(speeches):
        turn = _turn_of(SpeechNo(number), seed, speech, rules)
        if turn:
            turns.setdefault(normal(turn.name), []).append(turn)
        elif speech.front.speaker and speech.person is None and normal(speech.front.speaker.text):
            unpaged[SpeechNo(number)] = clean_name(speech.front.speaker.text)
    groups = [(group, len(parted) > 1) for row in turns.values() for parted in [_part_persons(row)] for group in parted]
    groups.sort(key=lambda group: min(turn.number for turn in group[0]))
    names = [_name_of(group) for group, _ in groups]
    owners = [min(turn.seed for turn in group) for group, _ in groups]
    settled = settle([AddressClaim(term_name(name), owner) for name, owner in zip(names, owners, strict=True)], ages)
    labels = _labels(names, [group for group, _ in groups])
    persons = tuple(
        _person(group, name, label, f"{PEOPLE}/{address.name}.md")
        for (group, _), name, label, address in zip(groups, names, labels, settled, strict=True)
    )
    return People(persons, {number: person for person in persons for number in person.speeches}, unpaged)


def person_name(speaker: str, rules: PeopleRules) -> str:
    """The name of a person as it is shown; nothing where it is hidden, or that of a body."""
    name = clean_name(speaker)
    for courtesy in rules.courtesies:
        if name.endswith(courtesy) and len(name) > len(courtesy) + 1:
            name = name.removesuffix(courtesy).rstrip()
            break
    return "" if _is_hidden(name, rules) or _is_organ(name, rules) else name


def _is_hidden(name: str, rules: PeopleRules) -> bool:
    return not normal(name) or rules.redacted.pattern.search(name) is not None


def _is_organ(name: str, rules: PeopleRules) -> bool:
    return not _is_hidden(name, rules) and clean_name(name).endswith(rules.bodies)


def _turn_of(number: SpeechNo, seed: str, speech: Speech, rules: PeopleRules) -> _Turn | None:
    front = speech.front
    printed = front.speaker.text if front.speaker else ""
    read = person_name(printed, rules)
    name = read if speech.person is None else clean_name(speech.person)
    if not normal(name):
        return None
    office = clean_name(front.role.text) if front.role else ""
    date = front.date.text if front.date else ""
    year = int(date[:4]) if date[:4].isdecimal() else None
    held = Held(office, units_of(office, rules), year)
    return _Turn(number, seed, printed, read, name, speech.person is not None, held, date)


class _Group:
    """Speeches of one person."""

    def __init__(self, turns: Iterable[_Turn] = ()) -> None:
        self.turns: list[_Turn] = []
        self.career = Career()
        self.add(turns)

    def add(self, turns: Iterable[_Turn]) -> None:
        for turn in turns:
            self.turns.append(turn)
            self.career.add(turn.held)


def _part_persons(turns: Sequence[_Turn]) -> list[list[_Turn]]:
    """The speeches of one name by person: an editor's word holds, then offices and dates tell."""
    stated = [turn for turn in turns if turn.stated]
    by_units: dict[object, list[_Turn]] = {}
    for turn in sorted((turn for turn in turns if not turn.stated), key=_by_date):
        units = tuple(sorted((level, *sorted(names)) for level, names in turn.held.units.items()))
        by_units.setdefault(units, []).append(turn)
    vague = by_units.pop((), [])
    groups = [_Group(stated)] if stated else []
    for same in by_units.values():
        apart: list[_Group] = []
        for turn in same:
            _add_to_person([turn], apart)
        for group in apart:
            _add_to_person(group.turns, groups)
    for turn in vague:
        _add_to_person([turn], groups, sure=len(groups) < 2)
    return [group.turns for group in groups]


def _add_to_person(turns: Sequence[_Turn], groups: list[_Group], *, sure: bool = True) -> None:
    """Adds speeches to those of a person who may have given them too, of the same office first; else one more speaks.

    Where several may have, and it is not `sure` which, the office has to be the same.
    """
    career = Career(turn.held for turn in turns)
    fit = [group for group in groups if not career.excludes(group.career)]
    same = [group for group in fit if career.offices.keys() & group.career.offices.keys()]
    chosen = same or (fit if sure else [])
    if chosen:
        chosen[0].add(turns)
    else:
        groups.append(_Group(turns))


def _name_of(turns: Sequence[_Turn]) -> str:
    """What an editor calls a person, else the name as it is printed most often."""
    stated = [turn.name for turn in turns if turn.stated]
    return Counter(stated or [turn.name for turn in turns]).most_common(1)[0][0]


def _labels(names: Sequence[str], groups: Sequence[Sequence[_Turn]]) -> list[str]:
    """The names, those of several persons with the first office that each held, or the first date."""
    taken = Counter(normal(name) for name in names)
    labels = []
    for name, turns in zip(names, groups, strict=True):
        ordered = sorted(turns, key=_by_date)
        office = next((turn.held.office for turn in ordered if turn.held.office), "职务不详")
        labels.append(name if taken[normal(name)] == 1 else f"{name}（{office}）")
    again = Counter(labels)
    owners = [min(turn.seed for turn in turns) for turns in groups]
    return [
        label if again[label] == 1 else f"{label[:-1]}，{owner}）" for label, owner in zip(labels, owners, strict=True)
    ]


def _person(turns: Sequence[_Turn], name: str, label: str, uri: str) -> Person:
    ordered = sorted(turns, key=_by_date)
    offices: dict[str, list[_Turn]] = {}
    for turn in ordered:
        if turn.held.office:
            offices.setdefault(normal(turn.held.office), []).append(turn)
    return Person(
        name=name,
        label=label,
        uri=uri,
        spellings=_different(turn.printed for turn in ordered if turn.printed),
        names=_different(turn.read for turn in ordered if turn.read),
        offices=tuple(Office(same[0].held.office, tuple(turn.number for turn in same)) for same in offices.values()),
        speeches=tuple(turn.number for turn in ordered),
    )


def _by_date(turn: _Turn) -> tuple[bool, str, SpeechNo]:
    return not turn.date, turn.date, turn.number


def _different(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names))
