"""What offices say of who holds them: of two speakers of one name, whether they can be the same person."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from mkdocs_speeches.core.rules.kinds import PeopleRules

LONGEST_LIFE = 70
"""Years between the first and the last speech of one person at most."""
OF_PLACES = ("province", "town", "county")
"""Units that lie within each other, the widest first."""
OF_BODIES = "body"
Units = Mapping[str, frozenset[str]]
"""What an office belongs to, by level."""


@dataclass(frozen=True, slots=True)
class Held:
    """The office that a speech states, empty where it states none, the units in it, and the year of the speech."""

    office: str
    units: Units
    year: int | None


class Career:
    """Offices that one person may have held: each once, with the years of all in one."""

    def __init__(self, held: Iterable[Held] = ()) -> None:
        self.offices: dict[str, Units] = {}
        self.first, self.last = math.inf, -math.inf
        self.is_undated = False
        for one in held:
            self.add(one)

    def add(self, held: Held) -> None:
        """Adds what one speech states."""
        self.offices[held.office] = held.units
        if held.year is None:
            self.is_undated = True
        else:
            self.first, self.last = min(self.first, held.year), max(self.last, held.year)

    def excludes(self, other: Career) -> bool:
        """Whether both cannot be one person's: two places at a time, or too long a life."""
        if max(self.last, other.last) - min(self.first, other.first) > LONGEST_LIFE:
            return True
        pairs = product(self.offices.values(), other.offices.values())
        return not self._is_apart_from(other) and any(_differ(one, another) for one, another in pairs)

    def _is_apart_from(self, other: Career) -> bool:
        """Whether all years of one are known to lie before those of the other."""
        if self.is_undated or other.is_undated:
            return False
        return self.last < other.first or other.last < self.first


def units_of(office: str, rules: PeopleRules) -> Units:
    """The units that an office names, by level."""
    found = {rule.name: frozenset(match["unit"] for match in rule.pattern.finditer(office)) for rule in rules.units}
    return {level: names for level, names in found.items() if names}


def _differ(one: Units, other: Units) -> bool:
    """Whether two offices belong to different units of one level, or to a place and a body elsewhere."""
    if any(one[level].isdisjoint(other[level]) for level in one.keys() & other.keys()):
        return True
    return _lies_elsewhere(one, other) or _lies_elsewhere(other, one)


def _lies_elsewhere(one: Units, other: Units) -> bool:
    """Whether one office is of a body only, the other of places only, and no such place in the name of the body."""
    places = [name[:2] for level in OF_PLACES for name in other.get(level, ())]
    if OF_BODIES not in one or OF_BODIES in other or not places or any(level in one for level in OF_PLACES):
        return False
    return not any(place in name for name in one[OF_BODIES] for place in places)
