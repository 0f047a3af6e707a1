"""How far long work is, shown on a terminal while it lasts; elsewhere nothing is."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import Self, TextIO, TypeVar

import click

from mkdocs_speeches.core.library.catalogue import FEWEST_TERM_PAGES
from mkdocs_speeches.core.model import Document
from mkdocs_speeches.core.store.memory import Recall, Result, Stage

FEWEST_SHOWN = 50
"""What is done sooner than so many things is no long work."""
_STEPS = 50
"""So often a bar is drawn anew."""
_STAGE_LABELS = {
    Stage.READING: "读原文",
    Stage.WORDS: "切分词语、找关键词",
    Stage.DISPLAY: "找重复段落和引用",
    Stage.PAGE: "写网页内容",
}
_Item = TypeVar("_Item")


class Headway:
    """The bar of the stage that work is in, on a `stream`; none where that is no terminal, or work is to be `quiet`."""

    def __init__(self, stream: TextIO | None = None, *, quiet: bool = False) -> None:
        self._stream = stream or sys.stderr
        self._is_shown = not quiet and self._stream.isatty()
        self._bar = ExitStack()
        self._step: Callable[[int], object] = _do_nothing
        self._stage: Stage | None = None
        self._speeches = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def begin(self, what: str, count: int) -> None:
        """Begins a stage of `count` steps; that before it has ended."""
        self.end()
        if self._is_shown and count >= FEWEST_SHOWN:
            bar = click.progressbar(
                length=count, label=what, file=self._stream, update_min_steps=max(1, count // _STEPS)
            )
            self._step = self._bar.enter_context(bar).update

    def end(self) -> None:
        """Ends the last stage."""
        self._bar.close()
        self._step, self._stage = _do_nothing, None

    def follow(self, what: str, items: Iterable[_Item], count: int) -> Iterator[_Item]:
        """Gives some `count` items on, a step for each."""
        self.begin(what, count)
        for item in items:
            yield item
            self._step(1)
        self.end()

    def watch(self, recall: Recall, seeds: int) -> Recall:
        """The same recall for a build of so many `seeds`, whose stages are seen by what they ask for."""
        if not self._is_shown:
            return recall

        def watched(stage: Stage, name: str, inputs: object, make: Callable[[], Result], /) -> Result:
            if stage in _STAGE_LABELS and stage is not self._stage:
                self.begin(_STAGE_LABELS[stage], self._count(stage, seeds))
                self._stage = stage
            result = recall(stage, name, inputs, make)
            self._speeches += len(result.speeches) if isinstance(result, Document) else 0
            self._step(1)
            return result

        return watched

    def _count(self, stage: Stage, seeds: int) -> int:
        """About how often a stage will be asked for."""
        if stage is Stage.PAGE:
            return seeds + self._speeches + max(FEWEST_TERM_PAGES, self._speeches)
        return self._speeches if stage is Stage.WORDS else seeds


def headway_of_build(*, again: bool) -> Headway:
    """That of a build, unless it is made `again` of what is in memory; `mkdocs --quiet` keeps it still."""
    return Headway(quiet=again or logging.getLogger("mkdocs").getEffectiveLevel() > logging.INFO)


def _do_nothing(steps: int) -> None:
    """Takes the steps of what is not shown."""
