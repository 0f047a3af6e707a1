"""`diff`: what a range of commits changes in each speech, as Markdown for a pull request."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import click

from mkdocs_speeches.core.pages.changes import LibraryState, summarise, take_state
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.hosts.project import (
    Misuse,
    Project,
    Refusal,
    find_project,
    read_adoptions,
    read_project,
    read_rules,
    read_seeds,
)

PACKAGE = Path("plugins/mkdocs_speeches")
"""Where this program stands in its own repository; elsewhere it is not part of the commits."""


@click.command()
@click.argument("revisions", metavar="BASE..HEAD", required=False)
@click.option("--state", "print_state", is_flag=True, hidden=True)
def diff(revisions: str | None, print_state: bool) -> None:
    """逐篇列出两个版本之间标题、提纲、关键词、正文的改动；只写 BASE 时与现在的文件夹比较。"""
    if print_state:
        click.echo(json.dumps(_read_state(find_project()).to_json(), ensure_ascii=False))
        return
    if not revisions:
        raise Misuse("没有写明要比较的版本——如 mkdocs-speeches diff origin/main..HEAD")
    project = find_project()
    base, dots, head = revisions.partition("...") if "..." in revisions else revisions.partition("..")
    if dots == "...":
        base = _git("merge-base", base or "HEAD", head or "HEAD").decode().strip()
    after = _read_revision(head or "HEAD", project) if dots else _read_state(project)
    click.echo(summarise(_read_revision(base or "HEAD", project), after), nl=False)


def _read_state(project: Project) -> LibraryState:
    adopted, faults = read_adoptions(project)
    seeds = read_seeds(project) if project.seeds.exists() else ()
    built = build(seeds, read_rules(project.lexica), adopted=adopted)
    return take_state(built.library, (*built.diagnostics, *faults))


def _read_revision(revision: str, project: Project) -> LibraryState:
    """The state at a commit: read by the program of that commit where it is part of the repository, else by this."""
    prefix = _git("rev-parse", "--show-prefix", cwd=str(project.root)).decode().strip()
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    with tempfile.TemporaryDirectory() as scratch:
        archive = _git("archive", "--format=tar", commit, cwd=_git("rev-parse", "--show-toplevel").decode().strip())
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(scratch, filter="data")
        folder = Path(scratch) / prefix
        if (folder / PACKAGE / "commands/comparison.py").exists():
            return _run_there(folder)
        return _read_state(read_project(folder))


def _run_there(folder: Path) -> LibraryState:
    """The state as the program in `folder` reads it."""
    settings = {**os.environ, "PYTHONPATH": str(folder / PACKAGE.parent), "PYTHONUTF8": "1"}
    command = (sys.executable, "-m", "mkdocs_speeches", "diff", "--state")
    done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise Refusal(f"那个版本的程序读不了它的原文：{done.stderr.strip()[-400:]}")
    return LibraryState.from_json(json.loads(done.stdout))


def _git(*arguments: str, cwd: str | None = None) -> bytes:
    try:
        return subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, check=True).stdout
    except FileNotFoundError:
        raise Refusal("没有 git，比较不了版本") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip() or "没有这个版本"
        raise Refusal(f"git {' '.join(arguments)}：{said}") from None
