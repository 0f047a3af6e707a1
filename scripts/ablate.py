"""Which rules, expressions and numbers are pinned by a text: takes each away, and looks whether a test notices.

usage: python -m scripts.ablate [--changed] [--write]

Each ablation runs the tests that read a text in a process of its own, up to the first one that fails; a test that names
the number or expression in question does not count. What no test notices must stand in tests/unpinned.txt, and nothing
else: that list may only shrink. `--changed` looks only at what is stated otherwise than at HEAD, `--write` writes the
list, without what is pinned now.
"""

from __future__ import annotations

import argparse
import inspect
import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

from scripts.ablations import ROOMS, ROOT, Ablation, all_ablations, clear_caches

LIST = ROOT / "tests/unpinned.txt"
HEAD = """\
# What `make ablate` finds unpinned: rules that can be taken away, expressions that can stop matching and numbers that
# can move without a test on a text noticing it. Lines go, none may come: write a case instead.
"""
MEMORY = ROOT / ".cache/ablation.json"
"""Which test noticed each ablation last time: asked first, it saves most of the work."""
NEAR = {
    "rules": ("tests/core/reading", "tests/core/rules"),
    "reading": ("tests/core/reading",),
    "library": ("tests/core/library",),
}
"""Where the tests stand that read a text with what a room holds."""
NO_TEXT = ("test_fuzz.py", "test_invariance.py")
"""Test modules on what holds whatever the rules say."""
WHOLE_BUILDS = {"site", "serve_site", "page", "browser", "project", "repository"}
SLOW = 3.0
"""A test that takes so many seconds of the processor is no text that pins a rule, but a load."""
PATIENCE = 10 * SLOW
"""Seconds of the processor after which a test notices a change that makes reading endless."""


class Battery:
    """A plugin of pytest that runs the tests collected once for each ablation, in a process of its own."""

    def __init__(self, ablations: Sequence[Ablation]) -> None:
        self.ablations = ablations
        self.unnoticed: list[str] = []
        self.killers: dict[str, str] = {}
        self._seconds: dict[str, float] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if _reads_a_text(item)]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            begun = time.process_time()
            if _passes(item, following):
                self._seconds[item.nodeid] = time.process_time() - begun
            else:
                print(f"{item.nodeid}: fails without any ablation, and pins nothing")
        sound = [item for item in session.items if self._seconds.get(item.nodeid, SLOW) < SLOW]
        self._run_all(self._quick_first(sound))
        return True

    def _quick_first(self, items: Sequence[pytest.Item]) -> list[pytest.Item]:
        """Module by module, for what a module sets up serves all of its tests; those of many quick tests first."""
        longest = {item.path: 0.0 for item in items}
        for item in items:
            longest[item.path] = max(longest[item.path], self._seconds[item.nodeid])
        return sorted(items, key=lambda item: (longest[item.path], item.path, self._seconds[item.nodeid]))

    def _run_all(self, items: Sequence[pytest.Item]) -> None:
        running: dict[int, tuple[Ablation, int]] = {}
        waiting = list(reversed(self.ablations))
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                ablation = waiting.pop()
                fitting = self._fitting(items, ablation)
                reader, writer = os.pipe()
                child = os.fork()
                if not child:
                    os.close(reader)
                    _try_in_child(ablation, fitting, writer)
                os.close(writer)
                running[child] = (ablation, reader)
            child, _ = os.wait()
            ablation, reader = running.pop(child)
            with os.fdopen(reader) as pipe:
                self._note(ablation, pipe.read())

    def _note(self, ablation: Ablation, killer: str) -> None:
        self.killers[ablation.name] = killer
        MEMORY.parent.mkdir(exist_ok=True)
        MEMORY.write_text(json.dumps(self.killers, ensure_ascii=False, indent=0), "utf-8")
        if killer == "":
            self.unnoticed.append(ablation.name)
        print(f"{ablation.name}: {killer or 'UNNOTICED'}", flush=True)

    def _fitting(self, items: Sequence[pytest.Item], ablation: Ablation) -> list[pytest.Item]:
        """The tests that may pin an ablation: the one that did so last time, those of its module, the others.

        None that names it is among them.
        """
        last, stem = self.killers.get(ablation.name), Path(ablation.path).stem
        near = [item for item in items if item.nodeid.startswith(NEAR[ablation.room])]
        fitting = [item for item in near if ablation.subject not in _source(item)]
        return sorted(fitting, key=lambda item: (item.nodeid != last, stem not in item.nodeid.partition("::")[0]))


def _reads_a_text(item: pytest.Item) -> bool:
    """Whether a test reads a text that stands in it, and not the examples of a rule that it is given."""
    names = set(getattr(item, "fixturenames", ()))
    drawn = hasattr(getattr(item, "obj", None), "hypothesis")
    given = getattr(item, "callspec", None)
    of_rules = given is not None and any(hasattr(value, "examples") for value in given.params.values())
    return item.path.name not in NO_TEXT and not drawn and not of_rules and not names & WHOLE_BUILDS


def _source(item: pytest.Item) -> str:
    function = getattr(item, "obj", None)
    return _source_of(function) if function else ""


@cache
def _source_of(function: Callable[..., object]) -> str:
    return inspect.getsource(function)


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    return all(report.passed for report in runtestprotocol(item, log=False, nextitem=following))


def _try_in_child(ablation: Ablation, items: Sequence[pytest.Item], writer: int) -> None:
    """Runs the tests under an ablation up to the first that fails, says which, and ends this process."""
    try:
        signal.signal(signal.SIGPROF, lambda *_: _say_and_end(writer, "takes too long"))
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115
        _say_and_end(writer, _find_killer(ablation, items))
    finally:
        os._exit(1)


def _find_killer(ablation: Ablation, items: Sequence[pytest.Item]) -> str:
    clear_caches()
    try:
        ablation.apply()
    except Exception as error:
        return f"cannot be loaded: {error!r}"
    for item, following in zip(items, [*items[1:], None], strict=True):
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        if not _passes(item, following):
            return item.nodeid
    return ""


def _say_and_end(writer: int, killer: str) -> None:
    os.write(writer, killer.encode())
    os._exit(0)


def changed_since_head(ablations: Iterable[Ablation]) -> list[Ablation]:
    """Those whose text is not the one at HEAD."""
    wanted = changed_files()
    before = "\n".join(_as_stated(name, _git("show", f"HEAD:{name}", check=False)) for name in wanted)
    return [ablation for ablation in ablations if ablation.path in wanted and ablation.stated not in before]


def changed_files() -> list[str]:
    """The files of rules and of the code that reads by them that are not as they are at HEAD."""
    files = _git("diff", "--name-only", "HEAD", "--", "plugins/mkdocs_speeches").splitlines()
    rooms = tuple(f"plugins/mkdocs_speeches/core/{room}/" for room in ROOMS)
    return [name for name in files if name.startswith((*rooms, "plugins/mkdocs_speeches/data/"))]


def _as_stated(name: str, text: str) -> str:
    return repr(tomllib.loads(text)) if name.endswith(".toml") else text


def _git(*arguments: str, check: bool = True) -> str:
    return subprocess.run(["git", "-C", str(ROOT), *arguments], check=check, capture_output=True, text=True).stdout


def read_list() -> list[str]:
    """What is known to be unpinned."""
    lines = LIST.read_text("utf-8").splitlines() if LIST.is_file() else []
    return [line for line in lines if line and not line.startswith("#")]


def write_list(names: Iterable[str]) -> None:
    """Writes the list anew."""
    LIST.write_text(HEAD + "".join(f"{name}\n" for name in names), "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the ablations; 1 where the list is not what they find."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--changed", action="store_true", help="only what is stated otherwise than at HEAD")
    parser.add_argument("--write", action="store_true", help="write the list, without what is pinned now")
    options = parser.parse_args(arguments)
    if options.changed and not changed_files():
        return 0
    ablations = all_ablations()
    chosen = changed_since_head(ablations) if options.changed else ablations
    if not chosen:
        return 0
    battery = Battery(chosen)
    if MEMORY.is_file():
        battery.killers = json.loads(MEMORY.read_text("utf-8"))
    folders = sorted({folder for ablation in chosen for folder in NEAR[ablation.room]})
    pytest.main([*folders, "-q", "-s", "-n0", "-p", "no:cacheprovider"], plugins=[battery])
    return _judge(ablations, chosen, battery.unnoticed, write=options.write)


def _judge(ablations: Sequence[Ablation], tried: Sequence[Ablation], unnoticed: Sequence[str], *, write: bool) -> int:
    """Compares what was found with the list, as far as it was tried; what is gone from the code goes from the list."""
    known = read_list()
    names, asked = {ablation.name for ablation in ablations}, {ablation.name for ablation in tried}
    fresh = [name for name in unnoticed if name not in known]
    stale = [name for name in known if name not in names or (name in asked and name not in unnoticed)]
    for name in fresh:
        print(f"{name}: no test on a text notices it — write a case in tests/cases that needs it, or take it out")
    for name in stale:
        print(f"{name}: is pinned now, or gone — take it out of {LIST.relative_to(ROOT)}")
    counts = f"{len(tried)} tried, {len(unnoticed)} unnoticed"
    print(f"{counts}; {len(fresh)} of these are not in the list, {len(stale)} stand there without need")
    if write:
        write_list(name for name in known if name not in stale)
        return 1 if fresh else 0
    return 1 if fresh or stale else 0


if __name__ == "__main__":
    sys.exit(main())
