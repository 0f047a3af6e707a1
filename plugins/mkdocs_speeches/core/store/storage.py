"""Recalls results of stages from a store on disk, by the content of all that they depend on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from mkdocs_speeches.core.store.digests import Digests
from mkdocs_speeches.core.store.disk import Disk
from mkdocs_speeches.core.store.memory import Result, Stage


@dataclass(frozen=True, slots=True)
class StoredForm:
    """How results of a stage are written, as data alone, and read again.

    `write` raises ValueError where a result is not to be kept, `read` where the bytes are none of its own. `parts` are
    those of a result that others hang on: by where it is kept they are known, and need not be gone through.
    """

    write: Callable[[Any], bytes]
    read: Callable[[bytes], Any]
    parts: Callable[[Any], Iterable[object]] = lambda _: ()


class Storage:
    """Results of the stages that have a form here; those of others are made anew."""

    def __init__(self, disk: Disk, digests: Digests, forms: Mapping[Stage, StoredForm]) -> None:
        self.disk = disk
        self._digests = digests
        self._forms = forms
        self.made = Counter[Stage]()
        """How often each stage had to make something since this store was opened."""

    def recall(self, stage: Stage, name: str, inputs: object, make: Callable[[], Result], /) -> Result:
        """What was made of the same inputs, in whatever process, else what `make` gives."""
        key = self.key(stage, name, inputs) if stage in self._forms else None
        if key is None:
            return make()
        known = cast(Result | None, self.get(stage, key))
        if known is None:
            self.made[stage] += 1
            known = make()
            if not self.put(stage, key, known):
                return known
        for number, part in enumerate(self._forms[stage].parts(known)):
            self._digests.name(part, f"{key.hex()} {number}")
        return known

    def key(self, stage: Stage, name: str, inputs: object) -> bytes | None:
        """Where the result of these inputs is kept; None where part of them is no data."""
        try:
            return self._digests.of((stage, name, inputs))
        except (TypeError, ValueError):  # an adopted page may state what is no data, and no page hangs on the store
            return None

    def get(self, stage: Stage, key: bytes) -> object | None:
        """What is kept there."""
        content = self.disk.get(key)
        if content is not None:
            try:
                return cast(object, self._forms[stage].read(content))
            except ValueError:
                self.disk.discard()
        return None

    def put(self, stage: Stage, key: bytes, result: object) -> bool:
        """Keeps a result; False where it is not to be kept."""
        try:
            self.disk.put(key, self._forms[stage].write(result))
        except ValueError:
            return False
        return True

    def end(self) -> None:
        """Ends a build."""
        self.disk.end()
        self._digests.forget()
