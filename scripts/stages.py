"""Runs `mkdocs build` with a clock at the door of each stage, and writes the processor seconds spent in each as JSON.

usage: python -m scripts.stages TIMES.json build …   (further arguments as those of mkdocs)
"""

from __future__ import annotations

import functools
import importlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Stage → the functions that are its doors, as module:name. A door that has gone is a fault here, not a zero.
DOORS = {
    "reading": ("mkdocs_speeches.core.pipeline:read",),
    "tags": ("mkdocs_speeches.core.pipeline:gather_texts", "mkdocs_speeches.core.pipeline:find_terms"),
    "links": ("mkdocs_speeches.core.pipeline:make_catalogue", "mkdocs_speeches.core.pipeline:choose_pairs"),
    "search": ("mkdocs_speeches.search.plugin:read_rendered", "mkdocs_speeches.search.plugin:write_index"),
    "pages": (
        "mkdocs_speeches.core.pipeline:_render_speeches",
        "mkdocs.commands.build:_populate_page",
        "mkdocs.commands.build:_build_page",
    ),
}


class Clock:
    """Counts each moment for the innermost stage that is open then."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.open: list[str] = ["rest"]
        self.since = time.process_time()

    def switch(self) -> None:
        """Books the time since the last switch."""
        now = time.process_time()
        self.spent[self.open[-1]] += now - self.since  # type: ignore[assignment]
        self.since = now

    def at(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time booked for a stage."""

        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            self.switch()
            self.open.append(stage)
            try:
                return function(*args, **kwargs)
            finally:
                self.switch()
                self.open.pop()

        return timed


def main(target: Path, arguments: list[str]) -> None:
    """Hangs the clock, builds, writes what was spent."""
    clock = Clock()
    for stage, doors in DOORS.items():
        for door in doors:
            module, _, name = door.partition(":")
            place = importlib.import_module(module)
            setattr(place, name, clock.at(stage, getattr(place, name)))
    cli = importlib.import_module("mkdocs.__main__").cli
    try:
        cli(arguments, standalone_mode=False)
    finally:
        clock.switch()
        target.write_text(json.dumps(clock.spent), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
