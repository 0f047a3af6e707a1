"""When each file came and was last changed, as git knows it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

_COMMIT = "\x01"


def revision_dates(folder: Path) -> Mapping[str, str]:
    """The date (`2026-05-01`) of the last commit of each file below `folder`, by its path relative to it, with `/`.

    Empty where there is no git, no repository, or a shallow one, whose dates would be those of the clone.
    """
    dates: dict[str, str] = {}
    for date, name in _log(folder, "--relative", "--", "."):
        dates.setdefault(name, date)
    return dates


def first_dates(folder: Path) -> Mapping[str, str]:
    """The date of the commit that first brought each file, otherwise the same."""
    dates: dict[str, str] = {}
    for date, name in _log(folder, "--reverse", "--diff-filter=A", "--relative", "--", "."):
        dates.setdefault(name, date)
    return dates


def first_commits(folder: Path, revision: str = "HEAD", root: str = "") -> Mapping[str, int]:
    """Numbers the files below `folder` by the commit that first brought them, the oldest lowest, by their paths there.

    With a `root` the files are those below it, a path from the top of the repository that `folder` lies in.
    Empty where `revision_dates` is.
    """
    below, where = (f"--relative={root}", f":(top,literal){root}") if root else ("--relative", ".")
    arguments = ("--reverse", "--diff-filter=A", below, "--end-of-options", revision, "--", where)
    numbers: dict[str, int] = {}
    for _, name in _log(folder, *arguments):
        numbers.setdefault(name, len(numbers))
    return numbers


def place_in_repository() -> str:
    """The path from the top of the repository to where we are (`library/`); empty at the top and outside of any."""
    return _git(Path("."), "rev-parse", "--show-prefix").removesuffix("\n")


def _log(folder: Path, *arguments: str) -> Iterator[tuple[str, str]]:
    """The date of each commit with each file that it touches; nothing where the history is not whole."""
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return
    log = _git(folder, "log", f"--format={_COMMIT}%as", "--name-only", "-z", "--no-renames", *arguments)
    date = ""
    for field in log.split("\0"):
        for part in field.split("\n"):
            if part.startswith(_COMMIT):
                date = part.removeprefix(_COMMIT)
            elif part:
                yield date, part


def _git(folder: Path, *arguments: str) -> str:
    """What git prints, nothing where it fails: dates are an ornament, no build depends on them."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.decode("utf-8", "surrogateescape")
