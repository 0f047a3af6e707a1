"""The commands of the README: what they do on a machine where something is missing or already there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.sites import ROOT

MAKE = shutil.which("make") or "make"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder that holds what `make` looks at."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def make(folder: Path, *arguments: str, path: str = os.environ["PATH"]) -> subprocess.CompletedProcess[str]:
    """Runs make with programs from `path` alone, as if no other make had started it."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")} | {"PATH": path}
    return subprocess.run((MAKE, *arguments), cwd=folder, env=settings, capture_output=True, text=True)


def test_old_python_is_refused_with_a_way_out(clone: Path) -> None:
    programs = clone / "programs"
    programs.mkdir()
    old = programs / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    said = make(clone, "serve", path=str(programs))
    assert said.returncode != 0
    assert "Python 3.11 or newer" in said.stderr
    assert "make serve PYTHON=" in said.stderr
    assert not (clone / ".venv").exists()


def test_nothing_is_installed_again_until_the_dependencies_change(clone: Path) -> None:
    programs = clone / ".venv/bin"
    programs.mkdir(parents=True)
    for name in ("bin/python", "installed", "installed-tests"):
        (clone / ".venv" / name).touch()
    assert make(clone, "-q", "setup").returncode == 0
    assert make(clone, "-q", ".venv/installed-tests").returncode == 0
    later = (clone / ".venv/installed").stat().st_mtime + 5
    os.utime(clone / "pyproject.toml", (later, later))
    assert make(clone, "-q", "setup").returncode == 1
    assert make(clone, "-q", ".venv/installed-tests").returncode == 1


@pytest.mark.parametrize("target", ["setup", "serve", "build", "test", "check", "ablate", "trials", "fix", "bench"])
def test_command_is_told_by_help_and_can_run(target: str) -> None:
    planned = make(ROOT, "-n", target)
    assert planned.returncode == 0, planned.stderr
    assert target == "setup" or f"make {target} " in make(ROOT).stdout
