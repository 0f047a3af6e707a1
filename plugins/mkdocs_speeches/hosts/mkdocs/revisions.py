"""When each file was last changed, as git knows it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

_COMMIT = "\x01"


def revision_dates(folder: Path) -> Mapping[str, str]:
    """The date (`2026-05-01`) of the last commit of each file below `folder`, by its path relative to it, with `/`.

    Empty where there is no git, no repository, or a shallow one, whose dates would be those of the clone.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(folder, "log", f"--format={_COMMIT}%as", "--name-only", "--relative", "-z", "--no-renames", "--", ".")
    dates: dict[str, str] = {}
    date = ""
    for field in log.split("\0"):
        for part in field.split("\n"):
            if part.startswith(_COMMIT):
                date = part.removeprefix(_COMMIT)
            elif part:
                dates.setdefault(part, date)
    return dates


def _git(folder: Path, *arguments: str) -> str:
    """What git prints, nothing where it fails: dates are an ornament, no build depends on them."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.decode("utf-8", "surrogateescape")
