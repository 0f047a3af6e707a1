"""The command line: `mkdocs-speeches …`. Thin: it finds seeds, calls the core and prints."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click

from mkdocs_speeches.core.library.moves import page_address, place_moves
from mkdocs_speeches.core.library.reuse import LibraryTooLarge
from mkdocs_speeches.core.library.terms import find_terms
from mkdocs_speeches.core.library.texts import gather_texts
from mkdocs_speeches.core.model import Diagnostic, Document, Level, LineNo
from mkdocs_speeches.core.pipeline import Build, Past, build, draw_guarded, read_library
from mkdocs_speeches.core.reading.frames.told import name_reasons
from mkdocs_speeches.core.reading.read import read, read_lines
from mkdocs_speeches.core.reading.statement import outline, state
from mkdocs_speeches.core.reading.why import explain, format_why
from mkdocs_speeches.core.rules.load import Rules
from mkdocs_speeches.core.store.memory import make_anew
from mkdocs_speeches.core.text.wording import format_json, show_steering
from mkdocs_speeches.hosts.cli.addition import add
from mkdocs_speeches.hosts.cli.adoption import adopt, release
from mkdocs_speeches.hosts.cli.beginning import new
from mkdocs_speeches.hosts.cli.comparison import diff
from mkdocs_speeches.hosts.cli.export import export
from mkdocs_speeches.hosts.cli.policy import csp
from mkdocs_speeches.hosts.headway import Headway
from mkdocs_speeches.hosts.project import (
    ExistingPath,
    Misuse,
    Project,
    Refusal,
    find_project,
    look_for_project,
    read_adoptions,
    read_rules,
    say,
    seeds_folder,
    tell,
)
from mkdocs_speeches.hosts.revisions import first_commits, place_in_repository
from mkdocs_speeches.hosts.seeds import Found, find_seeds
from mkdocs_speeches.search.command import index


class Commands(click.Group):
    """Commands of which each tells in words that a library is beyond what can be compared."""

    def invoke(self, ctx: click.Context) -> Any:
        """What a command gives. Raises Refusal."""
        try:
            return super().invoke(ctx)
        except LibraryTooLarge as error:
            raise Refusal(str(error)) from None


@click.group(cls=Commands)
@click.version_option(package_name="mkdocs-speeches")
def main() -> None:
    """把未经整理的讲话读成有结构的篇章。"""


@main.command()
@click.argument("paths", nargs=-1, type=ExistingPath(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@click.option("--why", metavar="文件[:行]", help="说明文件（或其中一行）为什么这样读")
def inspect(paths: tuple[Path, ...], as_json: bool, why: str | None) -> None:
    """显示从各文件读出的标题、字段、关键词、提纲、要点、残留和提示；不写路径时读 mkdocs.yml 所定的文件夹。"""
    if why:
        _explain(why, as_json=as_json)
        return
    rules, files = _find(paths)
    found = sorted(files.seeds, key=lambda file: file[1].name)
    folder = paths[0] if paths else find_project().seeds
    ages = partial(first_commits, folder if folder.is_dir() else folder.parent)
    with Headway() as headway:
        past = Past(headway.watch(make_anew, len(found)), ages)
        read_first, _ = read_library((seed for _, seed in found), rules, past)
    documents, shown = draw_guarded(read_first, partial(_show_each, rules=rules, as_json=as_json))
    if as_json:
        click.echo(format_json(shown))
    else:
        for (path, _), document, lines in zip(found, documents, shown, strict=True):
            say(*lines, *(tell(path, diagnostic) for diagnostic in document.diagnostics))
    for path, diagnostic in files.others:
        say(tell(path, diagnostic), error=as_json)


@main.command()
@click.argument("paths", nargs=-1, type=ExistingPath(path_type=Path))
@click.option("--strict", is_flag=True, help="有警告也算不通过")
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", help="输出的格式")
def check(paths: tuple[Path, ...], strict: bool, form: str) -> None:
    """列出各文件的提示、警告和错误，不写路径时也列出各篇之间的；有错误（加 --strict 则有警告）时退出码为 1。"""
    found = _check_seeds(paths) if paths else _check_project(find_project())
    _PRINTERS[form](found)
    grave = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    if any(diagnostic.level in grave for _, diagnostic in found):
        raise SystemExit(1)


def _show_each(documents: Sequence[Document], *, rules: Rules, as_json: bool) -> Sequence[Any]:
    """What is printed of each document: the structure that JSON states, or lines."""
    tags = find_terms(gather_texts(documents), rules.lexicon).tags
    if as_json:
        return [state(document, tags) for document in documents]
    reasons = name_reasons(rules)
    return [tuple(outline(document, tags, reasons)) for document in documents]


def _explain(what: str, *, as_json: bool) -> None:
    """Prints why the file `path`, or its line `path:line`, was read so."""
    name, _, number = what.rpartition(":")
    single = not os.path.exists(what) and number.isdecimal() and bool(name)
    path = Path(name if single else what)
    if not os.path.exists(path):
        raise Misuse(f"没有 {path} 这个文件——写作 --why 文件 或 --why 文件:行")
    rules, files = _find((path,))
    only = LineNo(int(number)) if single else None
    documents = [(path, *read_lines(seed, rules)) for path, seed in files.seeds]
    told = [explain(document, lines, only) for _, document, lines in documents]
    if as_json:
        click.echo(format_json(told))
        return
    for (place, document, _), found in zip(documents, told, strict=True):
        errors = (tell(place, d) for d in document.diagnostics if d.level is Level.ERROR)
        say(*format_why(found), *errors)


def _find(paths: Sequence[Path]) -> tuple[Rules, Found]:
    """The rules of the project and the seeds at `paths`; those of the project where none are named."""
    if not paths:
        project = find_project()
        return read_rules(project.lexica, project.unlisted), find_seeds((seeds_folder(project),), linked=True)
    around = look_for_project()
    rules = read_rules(around.lexica, around.unlisted) if around else read_rules((), ())
    return rules, find_seeds(paths)


Told = Sequence[tuple[Path, Diagnostic]]


def _check_seeds(paths: Sequence[Path]) -> Told:
    rules, files = _find(paths)
    told = [(path, diagnostic) for path, seed in files.seeds for diagnostic in read(seed, rules).diagnostics]
    return [*told, *files.others]


def _check_project(project: Project) -> Told:
    """What a build of the site tells: of each seed, and of what stands between them and the pages of the docs."""
    files = find_seeds((seeds_folder(project),), linked=True)
    adopted, faults = read_adoptions(project)
    ages = partial(first_commits, project.seeds)
    rules, seeds = read_rules(project.lexica, project.unlisted), (seed for _, seed in files.seeds)
    with Headway() as headway:
        past = Past(headway.watch(make_anew, len(files.seeds)), ages)
        built = build(seeds, rules, adopted=adopted, past=past)
    taken = (page_address(uri, directories=project.directories) for uri in _page_names(project, built))
    _, clashes = place_moves(built.library, built.moves, taken, directories=project.directories)
    told = (*built.diagnostics, *faults, *clashes)
    return [*((Path(os.path.normpath(project.seeds / d.source)), d) for d in told), *files.others]


def _page_names(project: Project, built: Build) -> Iterator[str]:
    yield from (page.uri for page in built.pages)
    yield from (path.relative_to(project.docs).as_posix() for path in sorted(project.docs.rglob("*.md")))


def _print_text(found: Told) -> None:
    for path, diagnostic in found:
        say(tell(path, diagnostic))


def _print_github(found: Told) -> None:
    """Workflow commands, that GitHub shows as annotations at the lines of a pull request."""
    above = place_in_repository()  # GitHub counts from the top
    kinds = {Level.NOTE: "notice", Level.WARNING: "warning", Level.ERROR: "error"}
    for path, d in found:
        name = os.path.normpath(Path(above) / path)
        place = f"file={_escape(Path(name).as_posix(), ',:')}{f',line={d.line}' * bool(d.line)}"
        click.echo(f"::{kinds[d.level]} {place},title={d.code}::{_escape(f'{d.message} — {d.remedy}')}")


def _escape(text: str, also: str = "") -> str:
    """The text as GitHub reads it in a workflow command, line breaks included."""
    shown = show_steering(text, kept="\r\n")
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{also}" else sign for sign in shown)


def _print_json(found: Told) -> None:
    click.echo(format_json([{**asdict(diagnostic), "source": path.as_posix()} for path, diagnostic in found]))


_PRINTERS: dict[str, Callable[[Told], None]] = {"text": _print_text, "github": _print_github, "json": _print_json}


main.add_command(adopt)
main.add_command(release)
main.add_command(add)
main.add_command(diff)
main.add_command(export)
main.add_command(new)
main.add_command(index)
main.add_command(csp)
