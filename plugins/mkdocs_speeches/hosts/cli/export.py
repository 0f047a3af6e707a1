"""`export`: the whole library in a form that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import quote

import click
from pathspec.gitignore import GitIgnoreSpec

from mkdocs_speeches.core.library.addresses import address_of
from mkdocs_speeches.core.library.shelves import Entry
from mkdocs_speeches.core.model import Level
from mkdocs_speeches.core.pages.dataset import data_files
from mkdocs_speeches.core.pages.document import write_document
from mkdocs_speeches.core.pages.exported import Volume, export_pages, find_asked
from mkdocs_speeches.core.pages.plain import list_plain, source_blocks
from mkdocs_speeches.core.pages.portable import write_portable
from mkdocs_speeches.core.pipeline import Build, Past, build_nodes
from mkdocs_speeches.core.store.memory import make_anew
from mkdocs_speeches.hosts.exports import bring_up_to_date, check_export_folder
from mkdocs_speeches.hosts.headway import Headway
from mkdocs_speeches.hosts.placeholders import OVERVIEW_MARK, SCHEMA, schema_file, show_contact, show_keys
from mkdocs_speeches.hosts.project import (
    Misuse,
    Project,
    find_project,
    read_adoptions,
    read_rules,
    say,
    seeds_folder,
    tell,
)
from mkdocs_speeches.hosts.revisions import first_commits
from mkdocs_speeches.hosts.seeds import find_seeds

_UNPUBLISHED = (".*", "/templates/")
"""What MkDocs leaves out by itself."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["markdown", "jsonl", "docx"]), default="markdown", help="导出的格式"
)
def export(folder: Path, form: str) -> None:
    """把全部页面导出到 DIR，供别的程序使用；只写有变化的文件，不是导出的文件从不改动。"""
    project = find_project()
    check_export_folder(folder, project)
    found = find_seeds((seeds_folder(project),), linked=True)
    adopted, faults = read_adoptions(project)
    rules, seeds = read_rules(project.lexica, project.unlisted), (seed for _, seed in found.seeds)
    with Headway() as headway:
        past = Past(headway.watch(make_anew, len(found.seeds)), partial(first_commits, project.seeds))
        built = build_nodes(seeds, rules, adopted=adopted, past=past)
    brought = bring_up_to_date(folder, _FORMS[form](built, project, {page.name for page in adopted.values()}))
    say(f"{folder}：写了 {brought.written} 个文件，删去 {brought.gone} 个，{brought.same} 个没有变化")
    errors = [d for d in (*built.diagnostics, *faults) if d.level is Level.ERROR]
    for fault in errors:
        say(tell(project.seeds / fault.source, fault), error=True)
    if errors:
        raise SystemExit(1)


def _write_markdown(built: Build, project: Project, adopted: set[str]) -> Mapping[str, bytes]:
    """The pages, and whatever else of the docs folder a site would publish."""
    files = dict(_published_files(project))
    own = {
        uri: show_keys(show_contact(_read_own_page(project.docs / uri, content), project.contact))
        for uri, content in files.items()
        if uri.endswith(".md") and uri not in adopted
    }
    volume = Volume(project.name or project.root.resolve().name, built.library, built.pages, built.overview, own)
    asked = find_asked(volume)
    for uri, text in own.items():
        if OVERVIEW_MARK in text:
            own[uri] = text.replace(OVERVIEW_MARK, write_portable(built.overview, asked.get(uri, frozenset())))
    pages = {uri: text.encode() for uri, text in export_pages(volume, asked)}
    if any(SCHEMA in text for text in own.values()):
        pages[SCHEMA] = schema_file().encode()
    return {**{uri: content for uri, content in files.items() if uri not in adopted}, **pages}


def _published_files(project: Project) -> Iterator[tuple[str, bytes]]:
    """The files of the docs folder that a build publishes, by their path below it."""
    unpublished = GitIgnoreSpec.from_lines((*_UNPUBLISHED, *project.unpublished.splitlines()))
    for path in sorted(project.docs.rglob("*")):
        uri = path.relative_to(project.docs).as_posix()
        if path.is_file() and not path.is_symlink() and not unpublished.match_file(uri):
            try:
                yield uri, path.read_bytes()
            except OSError as error:
                raise Misuse(f"读不了 {path}（{error.strerror}）——查看它的权限") from None


def _read_own_page(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Misuse(f"{path}:{line}: 页面不是 UTF-8——用编辑器另存为 UTF-8") from None


def _write_jsonl(built: Build, project: Project, adopted: set[str]) -> Mapping[str, bytes]:
    """The speeches as data, with a table of them and the schema of a line."""
    files = data_files(built.library, built.pages, partial(_speech_address, project))
    return {name: "".join(pieces).encode() for name, pieces in files.items()}


def _speech_address(project: Project, entry: Entry) -> str:
    """The web address of a speech's page, empty where the project names none of its site."""
    path = quote(address_of(entry.uri) if project.directories else f"{entry.uri.removesuffix('.md')}.html")
    return f"{project.address}{path}" if project.address else ""


def _write_documents(built: Build, project: Project, adopted: set[str]) -> Mapping[str, bytes]:
    """Each speech as a Word document."""
    name = project.name or project.root.resolve().name
    files = {}
    for shelf in built.library:
        for entry in shelf.entries:
            blocks = (*list_plain(shelf, entry), *source_blocks(name, _speech_address(project, entry)))
            files[f"{entry.uri.removesuffix('.md')}.docx"] = write_document(blocks)
    return files


_FORMS: Mapping[str, Callable[[Build, Project, set[str]], Mapping[str, bytes]]] = {
    "markdown": _write_markdown,
    "jsonl": _write_jsonl,
    "docx": _write_documents,
}
