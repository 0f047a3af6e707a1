"""Runs MkDocs in processes that have everything loaded: most of the time of a small build is the loading.

They are forked from one that has imported MkDocs, Material and the plugin, and has read a library once, so that rules
and dictionaries are at hand.
"""

from __future__ import annotations

import os
import sys
import tempfile
import warnings
from collections.abc import Mapping
from contextlib import chdir
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import NamedTemporaryFile

ROOT = Path(__file__).resolve().parent.parent
PARENT = get_context("forkserver")
PARENT.set_forkserver_preload(["tests.loaded"])


def run_mkdocs(folder: Path, *arguments: str, env: Mapping[str, str]) -> tuple[int, str]:
    """The exit code of `mkdocs` run there with these arguments, and what it said."""
    with NamedTemporaryFile() as said:
        child = start_mkdocs(folder, *arguments, env=env, log=Path(said.name))
        child.join()
        assert child.exitcode is not None
        return child.exitcode, said.read().decode("utf-8")


def start_mkdocs(folder: Path, *arguments: str, env: Mapping[str, str], log: Path) -> BaseProcess:
    """A running `mkdocs`, which has these environment variables and no others, and writes what it says to `log`."""
    child = PARENT.Process(target=_run, args=(folder, arguments, env, log))
    with chdir(ROOT):  # the parent starts with the first child, and finds what it loads from there
        child.start()
    return child


def _run(folder: Path, arguments: tuple[str, ...], env: Mapping[str, str], log: Path) -> None:
    with log.open("wb") as out:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(out.fileno(), stream.fileno())
    os.chdir(folder)
    if _starts_otherwise(env):
        os.execve(sys.executable, (sys.executable, "-W", "ignore", "-m", "mkdocs", *arguments), env)
    os.environ.clear()
    os.environ.update(env)
    tempfile.tempdir = None  # what the parent found may be stated otherwise now
    warnings.simplefilter("ignore")
    sys.argv = ["mkdocs", *arguments]
    assert "tests.loaded" in sys.modules, "the parent has loaded nothing"
    from tests.loaded import cli

    cli(prog_name="mkdocs")


def _starts_otherwise(env: Mapping[str, str]) -> bool:
    """Whether Python looks at a variable as it starts that says something else there than here."""
    return any(env.get(name) != os.environ.get(name) for name in {*env, *os.environ} if name.startswith("PYTHON"))
