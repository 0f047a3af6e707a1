"""Digests of what the result of a stage depends on: equal values have equal ones, in every process."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

_PLAIN = frozenset((str, int, float, bool, type(None)))
_SIZE = 16


class Digests:
    """Digests below one `basis`, which stands for all that every result depends on.

    Values are trees of dataclasses, models, tuples, mappings, sets, enums, numbers, texts and bytes. Those of the
    classes `whole` stand in many values: they are gone through once.
    """

    def __init__(self, basis: bytes, whole: tuple[type, ...] = ()) -> None:
        self._basis = basis
        self._whole = frozenset(whole)
        self._known: dict[int, tuple[object, str]] = {}
        self._before: dict[int, tuple[object, str]] = {}

    def of(self, value: object) -> bytes:
        """The digest of a value. Raises TypeError or ValueError where part of it is no data."""
        return blake2b(_as_json(self._flat(value)), digest_size=_SIZE, key=self._basis).digest()

    def name(self, value: object, name: str) -> None:
        """Lets a name stand for a value, wherever that is part of another: it is never the name of another one.

        What is empty is one value everywhere, and keeps to itself.
        """
        if value:
            # the value is held, too: else another one could get its place in memory
            self._known[id(value)] = value, name

    def forget(self) -> None:
        """Lets go of the values that were asked for before the last time."""
        self._known, self._before = {}, self._known

    def _flat(self, value: Any) -> Any:
        kind: type = type(value)
        if kind in _PLAIN:
            return value
        known = self._known.get(id(value)) or self._before.get(id(value))
        if known is None:
            flat = [kind.__name__, *map(self._flat, _parts_of(kind)(value))]
            if kind not in self._whole:
                return flat
            known = value, blake2b(_as_json(flat), digest_size=_SIZE).hexdigest()
        self._known[id(value)] = known
        return [kind.__name__, known[1]]


def _as_json(flat: Any) -> bytes:
    return json.dumps(flat, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


@cache
def _parts_of(kind: type) -> Callable[[Any], Any]:
    """Gives the parts of a value of this kind. Raises TypeError."""
    if issubclass(kind, BaseModel):
        return lambda value: (value.model_dump_json(),)
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        take = attrgetter(*names)
        return take if len(names) > 1 else lambda value: (take(value),)
    if issubclass(kind, tuple | list):
        return tuple
    if issubclass(kind, Enum):
        return lambda value: (value.value,)
    if issubclass(kind, frozenset | set):
        return lambda value: sorted(value, key=repr)
    if issubclass(kind, Mapping):
        return lambda value: [part for pair in value.items() for part in pair]
    if issubclass(kind, bytes):
        return lambda value: (blake2b(value, digest_size=_SIZE).hexdigest(),)
    raise TypeError(f"{kind.__name__} is no data")
