"""Recalls results of stages from a store on disk, by the content of all that they depend on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from mkdocs_speeches.core.store.digests import Digests
from mkdocs_speeches.core.store.disk import Disk
from mkdocs_speeches.core.store.memory import Result, Stage


@dataclass(frozen=True, slots=True)
class StoredForm:
    """How results of a stage are written, as data alone, and read again.

    `write` raises ValueError where a result is not to be kept, `read` where the bytes are none of its own.
    """

    write: Callable[[Any], bytes]
    read: Callable[[bytes], Any]


class Storage:
    """Results of the stages that have a form here; those of others are made anew."""

    def __init__(self, disk: Disk, digests: Digests, forms: Mapping[Stage, StoredForm]) -> None:
        self.disk = disk
        self._digests = digests
        self._forms = forms

    def recall(self, stage: Stage, name: str, inputs: object, make: Callable[[], Result], /) -> Result:
        """What was made of the same inputs, in whatever process, else what `make` gives."""
        form = self._forms.get(stage)
        if form is None:
            return make()
        try:
            key = self._digests.of((stage, name, inputs))
        except (TypeError, ValueError):  # an adopted page may state what is no data, and no page hangs on the store
            return make()
        content = self.disk.get(key)
        if content is not None:
            try:
                return cast(Result, form.read(content))
            except ValueError:
                self.disk.discard()
        made = make()
        with suppress(ValueError):
            self.disk.put(key, form.write(made))
        return made

    def end(self) -> None:
        """Ends a build."""
        self.disk.end()
        self._digests.forget()
