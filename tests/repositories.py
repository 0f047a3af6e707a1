"""Real git repositories for tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, date: str = "2026-01-02T03:04:05+00:00") -> str:
    """What a git command prints; a commit is an invented editor's, at `date`, whatever this machine's settings are."""
    person = {"NAME": "编辑", "EMAIL": "editor@example.org", "DATE": date}
    identity = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()}
    settings = {**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-C", str(folder), "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false", *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=settings).stdout


def commit(folder: Path, message: str = "改", *, date: str = "2026-01-02T03:04:05+00:00") -> str:
    """Commits all that changed, in a new repository where there is none; the commit's name."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message, "--allow-empty", date=date)
    return git(folder, "rev-parse", "HEAD").strip()
