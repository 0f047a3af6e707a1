"""`diff`: what a range of commits changes in each speech, as Markdown for a pull request."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from mkdocs_speeches.core.library.claims import Ages
from mkdocs_speeches.core.pages.changes import LibraryState, summarise, take_state
from mkdocs_speeches.core.pipeline import Past, build
from mkdocs_speeches.hosts.commits import Commit, find_commit, run_git
from mkdocs_speeches.hosts.project import (
    ADOPTED,
    Misuse,
    Project,
    Refusal,
    find_project,
    read_adoptions,
    read_project,
    read_rules,
    say,
)
from mkdocs_speeches.hosts.revisions import first_commits
from mkdocs_speeches.hosts.seeds import Found, find_seeds


@click.command()
@click.argument("revisions", metavar="BASE..HEAD", required=False)
def diff(revisions: str | None) -> None:
    """逐篇列出两个版本之间标题、提纲、关键词、正文的改动；只写 BASE 时与现在的文件夹比较。"""
    if not revisions:
        raise Misuse("没有写明要比较的版本——如 mkdocs-speeches diff origin/main..HEAD")
    project = find_project()
    base, dots, head = revisions.partition("...") if "..." in revisions else revisions.partition("..")
    if dots == "...":
        named = ("--end-of-options", base or "HEAD", head or "HEAD")
        base = run_git(project.root, "merge-base", *named).decode().strip()
    ages = partial(first_commits, project.seeds)
    after = _read_revision(head or "HEAD", project) if dots else _read_state(project, ages)
    say(*summarise(_read_revision(base or "HEAD", project), after).removesuffix("\n").split("\n"))


def _read_state(project: Project, ages: Ages) -> LibraryState:
    adopted, faults = read_adoptions(project)
    found = find_seeds((project.seeds,), linked=True) if project.seeds.exists() else Found((), ())
    built = build(
        (seed for _, seed in found.seeds),
        read_rules(project.lexica, project.unlisted),
        adopted=adopted,
        past=Past(ages=ages),
    )
    others = (diagnostic for _, diagnostic in found.others)
    return take_state(built.library, (*built.diagnostics, *others, *faults))


def _read_revision(revision: str, project: Project) -> LibraryState:
    """The state at a commit, as this program reads it: what the commit says of its own reading is data."""
    commit = find_commit(project.root, revision)
    with tempfile.TemporaryDirectory() as scratch:
        try:
            seeds = commit.place(read_project(commit.prefix, commit.read).seeds)
            ages = partial(first_commits, commit.folder, revision, seeds)
            return _read_state(_lay_out(commit, Path(scratch)), ages)
        except Misuse as error:
            raise Refusal(f"{revision}：{error.message.replace(f'{scratch}/', '')}") from None


def _lay_out(commit: Commit, folder: Path) -> Project:
    """The project of a commit, with what is read of it below `folder`."""
    project = read_project(commit.prefix, commit.read)
    seeds, adopted, *lexica = map(commit.place, (project.seeds, project.docs / ADOPTED, *project.lexica))
    for place in (seeds, adopted, *lexica):
        commit.write(place, folder)
    docs = (folder / adopted).parent
    return replace(project, seeds=folder / seeds, docs=docs, lexica=tuple(folder / name for name in lexica))
