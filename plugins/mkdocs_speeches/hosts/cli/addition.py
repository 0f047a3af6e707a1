"""`add`: new seeds come into the library, and nothing that is there is overwritten."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click
from pydantic import ValidationError

from mkdocs_speeches.core.editors.frontblock import FENCE, split
from mkdocs_speeches.core.editors.frontmatter import FrontMatter
from mkdocs_speeches.core.formats.encoding import decode, split_lines
from mkdocs_speeches.core.model import Diagnostic, Document, Level, Seed
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.hosts.project import ExistingPath, Misuse, Refusal, find_project, read_rules, say, tell
from mkdocs_speeches.hosts.seeds import OTHER_FORM, SUFFIXES, find_seeds
from mkdocs_speeches.hosts.writing import write_new

TEXTS = (".txt", ".md")
STATED_KEYS = ("title", "subtitle", "speaker", "role", "date", "published", "occasion", "kind", "source_url", "license")


def _options(command: click.Command) -> click.Command:
    """One option for each key of the front matter that a single value states."""
    for key in STATED_KEYS:
        field = FrontMatter.model_fields[key]
        help = f"{field.title}，如 {(field.examples or [''])[0]}"
        command.params.append(click.Option([f"--{key.replace('_', '-')}", key], help=help))
    return command


@_options
@click.command()
@click.argument("paths", nargs=-1, required=True, type=ExistingPath(path_type=Path))
def add(paths: tuple[Path, ...], **stated: str | None) -> None:
    """把文件或整个文件夹复制到原文文件夹：同名的加编号，从不覆盖；然后报告读出了什么。"""
    matter = _check_stated({key: value for key, value in stated.items() if value is not None})
    project = find_project()
    rules = read_rules(project.lexica, project.unlisted)
    files, others = _find_added(paths)
    contents = [_prepare(file, seed.data, matter) for file, seed in files]
    folder = project.seeds
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise _refuse_folder(folder) from None
    reports: list[str] = []
    try:
        with click.progressbar(zip(files, contents, strict=True), length=len(files), label="复制并读取") as progress:
            for (file, _), content in progress:
                path = _write(folder, file, content)
                reports += _report_added(path, read(Seed(path.name, content), rules))
    finally:
        say(*reports, *(f"没有加入 {path}：{told.message}——{OTHER_FORM}，再加入" for path, told in others))


def _check_stated(stated: Mapping[str, str]) -> Mapping[str, str]:
    try:
        FrontMatter.model_validate(stated)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        remedy = detail.get("ctx", {}).get("remedy", "")
        option = f"--{str(detail['loc'][0]).replace('_', '-')}"
        raise Misuse(f"{option}：{detail['msg']}——{remedy}") from None
    return stated


def _find_added(paths: Iterable[Path]) -> tuple[list[tuple[Path, Seed]], list[tuple[Path, Diagnostic]]]:
    """The files to add, those named and what is of a kind that is read in the folders named; and the others there."""
    files: list[tuple[Path, Seed]] = []
    others: list[tuple[Path, Diagnostic]] = []
    for path in paths:
        found = find_seeds((path,))
        if not found.seeds:
            raise Misuse(f"{path} 不是能读的文件——能读的是 {' '.join(SUFFIXES)}")
        files += found.seeds
        others += found.others
    if faults := [tell(path, seed.fault) for path, seed in files if seed.fault]:
        raise Refusal("没有加入任何文件——改正以下各处再运行", *faults)
    return files, others


def _prepare(file: Path, content: bytes, matter: Mapping[str, str]) -> bytes:
    """The bytes to write: those of the file, with what is stated above its text, which is then UTF-8."""
    if not matter:
        return content
    if file.suffix.lower() not in TEXTS:
        raise Refusal(f"{file} 不是纯文本，加不了说明区——去掉 --date 等选项再加入")
    decoded = decode(content)
    text = decoded.text
    if text is None or decoded.broken:
        raise Refusal(f"{file} 认不出编码，或有坏字节——另存为 UTF-8 再加入")
    if split(split_lines(text), file.name).first_line > 1:
        raise Refusal(f"{file} 已有说明区——直接改那里，去掉 --date 等选项")
    stated = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in matter.items())
    return f"{FENCE}\n{stated}{FENCE}\n{text.removeprefix(chr(0xFEFF))}".encode("utf-8", "surrogatepass")


def _write(folder: Path, file: Path, content: bytes) -> Path:
    """Writes under the file's name, numbered from 2 where it is taken."""
    number = 1
    path = folder / file.name
    while True:
        try:
            write_new(path, content)
        except FileExistsError:
            number += 1
            path = folder / f"{file.stem}-{number}{file.suffix}"
        except OSError:
            raise _refuse_folder(folder) from None
        else:
            return path


def _refuse_folder(folder: Path) -> Misuse:
    if folder.exists() and not folder.is_dir():
        return Misuse(f"原文文件夹 {folder} 是一个文件——给它改名，或改 mkdocs.yml 里的 seeds")
    return Misuse(f"写不进原文文件夹 {folder}——查看它和上层文件夹的权限，或改 mkdocs.yml 里的 seeds")


def _report_added(path: Path, document: Document) -> Iterator[str]:
    found = [d for d in document.diagnostics if d.level is not Level.NOTE]
    titles = "、".join(f"《{speech.title}》" for speech in document.speeches[:3])
    more = " 等" if len(document.speeches) > 3 else ""
    yield f"{path}：{len(document.speeches)} 篇 {titles}{more}".rstrip()
    yield from (f"  {tell(path, d)}" for d in found)
