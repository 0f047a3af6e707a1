"""The trials that take too long for `make test`: runs them all, or those that are named, and keeps their figures.

usage: python -m scripts.trials [NAME …]
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "docs/dev/trials.md"
HEAD = """\
# Trials

What `make trials` found last: the tests that take too long for `make test`. They run each night and before a part is
called done; this page is written by them.

| trial | what it does | found | on |
| --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Trial:
    """A command of Python, and what it is for; `lines` of its output at the end are its figures."""

    purpose: str
    command: tuple[str, ...]
    lines: int = 1


def _tests(marked: str, *paths: str) -> tuple[str, ...]:
    """The command that runs the tests that are so marked."""
    return ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", marked, *(f"tests/{path}" for path in paths))


TRIALS = {
    "ablation": Trial(
        "takes away each rule and expression and moves each number; none may go unnoticed that is not in "
        "tests/unpinned.txt",
        ("-m", "scripts.ablate"),
    ),
    "texts": Trial(
        "reads drawn texts and bytes of the rules' own words in every format, damaged Word and PDF files, hostile "
        "fields: nothing is lost, nothing raises, nothing runs",
        _tests("long", "core"),
    ),
    "edits": Trial(
        "200 edits while a site is served: each state is the one of a build from nothing",
        _tests("long", "test_edits.py"),
    ),
    "figures": Trial(
        "numbers of the pages of many kinds of speeches are plain counts",
        _tests("long", "test_figures.py"),
    ),
    "bench": Trial("what `make bench` measures is there", _tests("trial", "test_bench.py")),
    "commands": Trial(
        "338 commands and edits of an editor in any order: words and no traceback, nothing of a person is lost",
        _tests("long", "hosts/cli/test_any_commands.py"),
    ),
    "disturbed": Trial(
        "20 builds that are killed, two at once, no room on the disk: the next gives the site, nothing else changes",
        _tests("trial", "test_disturbed.py"),
    ),
    "sizes": Trial(
        "a seed of 50 MB, 10,000 seeds read, 100,000 listed: time and memory grow as the text does",
        _tests("trial", "test_sizes.py"),
    ),
    "hosts": Trial(
        "ProperDocs and Zensical make the same pages, with all links, and search finds the same",
        _tests("trial", "test_hosts.py"),
    ),
    "guests": Trial(
        "awesome-nav, redirects, minify, macros, blog, tags, mike and instant navigation in one site: all of it works",
        _tests("trial", "test_guests.py"),
    ),
    "package": Trial(
        "the README's commands, in an empty folder, lead to a site of one's own; so does the other theme of that kind",
        _tests("trial or not trial", "test_package.py"),
    ),
    "axe": Trial(
        "all kinds of pages, both schemes, desk and phone: axe finds nothing",
        _tests("long", "test_visible.py", "test_at_hand.py", "hosts/mkdocs/test_entries.py", "search"),
    ),
    "lighthouse": Trial(
        "five kinds of pages on a phone and on a desk, median of three", ("-m", "scripts.lighthouse", "site"), lines=11
    ),
}


def run(name: str) -> tuple[bool, str]:
    """Runs a trial, shown as it goes on; whether it holds, and its figures."""
    print(f"\n== {name}: {TRIALS[name].purpose}", flush=True)
    command = (sys.executable, *TRIALS[name].command)
    said: list[str] = []
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "TRIALS": "1"}, stdout=-1, text=True) as process:
        assert process.stdout is not None, "it was asked for"
        for line in process.stdout:
            print(line, end="", flush=True)
            said.append(line.strip())
    figures = [line.strip("= ") for line in said if line][-TRIALS[name].lines :]
    return process.returncode == 0, "<br>".join(figures).replace("\t", " ").replace("|", "/")


def record(found: dict[str, str]) -> None:
    """Writes the figures of the trials that ran into their page, beside those of the others."""
    rows = {}
    if RECORD.is_file():
        rows = {line.split("|")[1].strip(): line for line in RECORD.read_text("utf-8").splitlines() if line[:2] == "| "}
    today = datetime.datetime.now(datetime.UTC).date()
    rows |= {name: f"| {name} | {TRIALS[name].purpose} | {figures} | {today} |" for name, figures in found.items()}
    RECORD.write_text(HEAD + "".join(f"{rows[name]}\n" for name in TRIALS if name in rows), "utf-8")


def main(names: Sequence[str]) -> int:
    """Runs the trials of these names, or all; 1 where one fails."""
    results = {name: run(name) for name in names or TRIALS}
    record({name: figures if holds else f"**fails:** {figures}" for name, (holds, figures) in results.items()})
    failed = [name for name, (holds, _) in results.items() if not holds]
    print(f"\n{len(results)} trials, {len(failed)} fail {' '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
