"""On a terminal long work tells how far it is; short work, other streams and whoever asks for quiet are spared."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

import pytest

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pipeline import Past, build
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.store.memory import make_anew
from mkdocs_speeches.hosts.headway import FEWEST_SHOWN, Headway


class Terminal:
    """A terminal, and what is written there."""

    def __init__(self, stream: TextIO, screen: int) -> None:
        self.stream, self._screen = stream, screen

    def shown(self) -> str:
        self.stream.flush()
        os.set_blocking(self._screen, False)
        read = b""
        with suppress(BlockingIOError):
            while part := os.read(self._screen, 1 << 16):
                read += part
        return read.decode()


@contextmanager
def opened() -> Iterator[Terminal]:
    screen, inner = os.openpty()
    with os.fdopen(inner, "w", encoding="utf-8") as stream:
        yield Terminal(stream, screen)
    os.close(screen)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with opened() as terminal:
        yield terminal


def work(headway: Headway, count: int = FEWEST_SHOWN) -> None:
    assert list(headway.follow("生成网页", range(count), count)) == list(range(count))


def test_a_terminal_is_shown_the_stage_to_its_end(terminal: Terminal) -> None:
    work(Headway(terminal.stream))
    shown = terminal.shown()
    assert "生成网页" in shown
    assert "50%" in shown
    assert "100%" in shown


def test_what_is_soon_done_or_to_be_quiet_shows_nothing(terminal: Terminal) -> None:
    work(Headway(terminal.stream), FEWEST_SHOWN - 1)
    work(Headway(terminal.stream, quiet=True))
    assert terminal.shown() == ""


def test_a_stream_that_is_no_terminal_gets_nothing() -> None:
    stream = io.StringIO()
    work(Headway(stream))
    assert stream.getvalue() == ""


def test_a_build_shows_its_stages_one_after_the_other(terminal: Terminal) -> None:
    seeds = [
        Seed(f"{n}.txt", f"在第{n}次会议上的讲话\n同志们：\n今天开会。\n谢谢大家！\n".encode())
        for n in range(FEWEST_SHOWN)
    ]
    with Headway(terminal.stream) as headway:
        build(seeds, load_rules(), past=Past(headway.watch(make_anew, len(seeds))))
    shown = terminal.shown()
    places = [shown.index(stage) for stage in ("读原文", "切分词语、找关键词", "找重复段落和引用", "写网页内容")]
    assert places == sorted(places)
    assert shown.endswith("\n")
