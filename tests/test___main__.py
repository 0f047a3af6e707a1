"""`python -m mkdocs_speeches` is the command line, under its own name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.sites import draw


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs_speeches", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")


def test_the_module_is_the_command_by_its_own_name(tmp_path: Path) -> None:
    said = run(tmp_path, "--help")
    assert said.returncode == 0
    assert said.stdout.startswith("Usage: mkdocs-speeches ")


def test_its_exit_code_is_the_commands(tmp_path: Path) -> None:
    draw(tmp_path, {"a.txt": b"\x89PNG\r\n\x1a\n" * 20})
    said = run(tmp_path, "check", "a.txt")
    assert said.returncode == 1
    assert "a.txt" in said.stdout + said.stderr
    assert run(tmp_path, "none").returncode == 2
