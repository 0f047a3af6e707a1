"""What stages made in the last build of a library, so that the next makes anew only what has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Protocol, TypeVar, cast

Result = TypeVar("Result")


class Stage(StrEnum):
    """What is recalled: a seed as read, its texts, the words of a speech, how a seed is shown, a page, a file
    of text, a line of data, a page as a host published it, and which of these the last build published."""

    READING = "reading"
    TEXTS = "texts"
    WORDS = "words"
    DISPLAY = "display"
    PAGE = "page"
    TEXT_FILE = "text file"
    OUTPUT = "output"
    PUBLISHED = "published"
    DATA = "data"


class Recall(Protocol):
    """Gives what a stage makes of its inputs: a pure function of these, so that it may have been made before."""

    def __call__(self, stage: Stage, name: str, inputs: object, make: Callable[[], Result], /) -> Result: ...


def make_anew(stage: Stage, name: str, inputs: object, make: Callable[[], Result], /) -> Result:
    """Recalls nothing."""
    return make()


class Memory:
    """Results of the stages of one library by stage and name, each with the inputs that it was made of.

    Inputs are compared by value, so they are immutable and all that the result depends on but for the rules, whose
    change wants a new memory. What a build does not ask for is forgotten in the next but one. What is not known here
    may be known `behind`.
    """

    def __init__(self, behind: Recall = make_anew) -> None:
        self._behind = behind
        self._last: dict[tuple[Stage, str], tuple[object, object]] = {}
        self._now: dict[tuple[Stage, str], tuple[object, object]] = {}
        self.made = Counter[Stage]()
        """How often each stage had to make something in this build."""

    def begin(self) -> None:
        """Begins a build."""
        self._last, self._now, self.made = self._now, {}, Counter()

    def recall(self, stage: Stage, name: str, inputs: object, make: Callable[[], Result], /) -> Result:
        """What was made of the same inputs in this build or the last, else what `make` gives."""
        key = stage, name
        known = self._now.get(key) or self._last.get(key)
        if known is None or (known[0] is not inputs and known[0] != inputs):
            known = inputs, self._behind(stage, name, inputs, partial(self._make, stage, make))
        self._now[key] = known
        return cast(Result, known[1])

    def _make(self, stage: Stage, make: Callable[[], Result]) -> Result:
        self.made[stage] += 1
        return make()
