"""A site's project on disk: mkdocs.yml, the folders and lexica that it names, and what lies in them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

import click
import yaml

from mkdocs_speeches.core.editors.adoption import Adoption, read_adoption, spoilt_adoption
from mkdocs_speeches.core.formats.encoding import decode
from mkdocs_speeches.core.model import WHOLE_SEED, Diagnostic, Level, Seed
from mkdocs_speeches.core.rules.lexicon import LexiconError, load_lexicon
from mkdocs_speeches.core.rules.load import Rules, load_rules
from mkdocs_speeches.core.text.wording import as_line, report_failure
from mkdocs_speeches.hosts.seeds import find_seeds

ADOPTED = "speeches"
"""The folder of the docs whose pages stand for speeches."""
CONFIGS = ("mkdocs.yml", "mkdocs.yaml")
Read = Callable[[Path], bytes]
"""Gives the content of a file, or raises OSError."""


class Refusal(click.ClickException):
    """What is told where a command does not do what it was asked to: why, and what to do. Ends with 1."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(map(as_line, lines)))

    def show(self, file: IO[Any] | None = None) -> None:
        """Prints the message on standard error."""
        click.echo(f"错误：{self.message}", file=file, err=file is None)


class Misuse(Refusal):
    """What is told in one line when a command can't begin: what is wrong and what to do. Ends with 2."""

    exit_code = 2


class ExistingPath(click.Path):
    """A file or folder named on the command line, which there must be."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Raises Misuse where there is nothing."""
        if not os.path.exists(value):
            raise Misuse(f"没有 {value} 这个文件或文件夹——查看名字和所在的文件夹")
        return super().convert(value, param, ctx)


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a site: `seeds` and `docs` exist or are where they are looked for; `root` has its mkdocs.yml."""

    seeds: Path
    docs: Path
    lexica: tuple[Path, ...] = ()
    unlisted: tuple[str, ...] = ()
    root: Path = Path()
    directories: bool = True
    name: str = ""
    address: str = ""
    """That of the site, with a closing `/`; empty where it is not stated."""
    contact: str = ""
    unpublished: str = ""
    """Patterns of files of the docs folder that no build publishes, one a line, as git ignores files."""


def find_project() -> Project:
    """The project that the working folder lies in. Raises Misuse where there is none, or its settings can't be read."""
    project = look_for_project()
    if project is None:
        raise Misuse(f"这里和上层文件夹都没有 {CONFIGS[0]}——进入网站的文件夹再运行")
    return project


def look_for_project() -> Project | None:
    """The same, None where there is no mkdocs.yml in the working folder or above."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if any((folder / name).is_file() for name in CONFIGS):
            return read_project(Path(os.path.relpath(folder)))
    return None


def read_project(root: Path, read: Read = Path.read_bytes) -> Project:
    """The project in the folder `root`; without settings, that with the usual names. Raises Misuse.

    `read` gives the files of the settings: those of a commit stand on no disk.
    """
    settings = _find_settings(root, read)
    plugins = settings.get("plugins")
    listed = plugins.items() if isinstance(plugins, dict) else _listed(plugins)
    stated: dict[str, Any] = next((own for name, own in listed if name == "speeches" and isinstance(own, dict)), {})
    lexica, names = stated.get("lexica"), stated.get("unlisted")
    return Project(
        seeds=root / _words_or(stated.get("seeds"), "seeds"),
        docs=root / _words_or(settings.get("docs_dir"), "docs"),
        lexica=tuple(root / name for name in lexica if isinstance(name, str)) if isinstance(lexica, list) else (),
        unlisted=tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else (),
        root=root,
        directories=settings.get("use_directory_urls") is not False,
        name=_words_or(settings.get("site_name"), ""),
        address=_address_of(_words_or(settings.get("site_url"), "")),
        contact=_words_or(stated.get("contact"), ""),
        unpublished="\n".join(_words_or(settings.get(key), "") for key in ("exclude_docs", "draft_docs")),
    )


def _address_of(stated: str) -> str:
    """An address as MkDocs completes it."""
    return stated if not stated or stated.endswith("/") else f"{stated}/"


def read_rules(lexica: Sequence[Path], unlisted: Sequence[str]) -> Rules:
    """The rules, with the terms of a site's own `lexica`, and the names that are `unlisted` there.

    Raises Misuse where one of the lexica can't be read.
    """
    rules = load_rules()
    if not lexica and not unlisted:
        return rules
    try:
        return replace(rules, lexicon=load_lexicon(lexica, unlisted))
    except LexiconError as error:
        raise Misuse(str(error)) from None
    except UnicodeDecodeError:
        raise Misuse(f"{'、'.join(map(str, lexica))}：词表不是 UTF-8——另存为 UTF-8 再运行") from None
    except OSError as error:
        raise Misuse(f"读不了词表 {error.filename}——改正 {CONFIGS[0]} 里的 lexica") from None


def read_seeds(project: Project) -> tuple[Seed, ...]:
    """The seeds of a project. Raises Misuse where it has no folder for them."""
    return tuple(seed for _, seed in find_seeds((seeds_folder(project),), linked=True).seeds)


def seeds_folder(project: Project) -> Path:
    """The folder of the seeds. Raises Misuse where there is none."""
    if not project.seeds.is_dir():
        raise Misuse(f"没有原文文件夹 {project.seeds}——建好它，或在 {CONFIGS[0]} 的 speeches 下用 seeds: 写明")
    return project.seeds


def say(*lines: str, error: bool = False) -> None:
    """Prints lines on standard output, or as errors where that one holds data."""
    for line in lines:
        click.echo(as_line(line), err=error)


def tell(path: Path, diagnostic: Diagnostic) -> str:
    """A diagnostic in one line: its place, level, code, and what to do; a whole file has no line."""
    place = f"{path}:{diagnostic.line}" if diagnostic.line else f"{path}"
    return f"{place}: {diagnostic.level} {diagnostic.code} {diagnostic.message} — {diagnostic.remedy}"


def read_adoptions(project: Project) -> tuple[Mapping[str, Adoption], tuple[Diagnostic, ...]]:
    """The pages that editors took over, by the slug of the speech; and what is wrong with some of these.

    Like all diagnostics these name their file by its path from the seeds folder.
    """
    adopted: dict[str, Adoption] = {}
    faults: list[Diagnostic] = []
    for page in sorted((project.docs / ADOPTED).glob("*.md")):
        adoption = read_page(page)
        if adoption:
            adopted[page.stem] = adoption
            source = Path(os.path.relpath(page, project.seeds)).as_posix()
            faults.extend(replace(fault, source=source) for fault in adoption.faults)
    return adopted, tuple(faults)


def read_page(page: Path) -> Adoption | None:
    """The adoption that a page of the docs folder records: whatever is wrong with it, its text stays its own."""
    name, text = f"{ADOPTED}/{page.name}", ""
    try:
        text = page.read_text("utf-8")
        return read_adoption(name, text)
    except UnicodeDecodeError:
        text = decode(page.read_bytes()).text or page.read_text("utf-8", "replace")
        message, remedy = "页面不是 UTF-8", "用编辑器另存为 UTF-8"
    except OSError as error:
        message, remedy = f"页面读不了（{error.strerror}）", "查看它的权限；是链接的，换成文件本身"
    except Exception as error:
        return spoilt_adoption(name, text, report_failure(name, error))
    return spoilt_adoption(name, text, Diagnostic("L105", Level.ERROR, name, WHOLE_SEED, message, remedy))


def _listed(plugins: object) -> Iterator[tuple[str, Any]]:
    for plugin in plugins if isinstance(plugins, list) else ():
        if isinstance(plugin, dict):
            yield from plugin.items()


class _Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml for a few settings: tags of other tools (`!ENV`, `!!python/name:`) are nothing."""


_Lenient.add_multi_constructor("", lambda loader, suffix, node: None)


def _words_or(stated: object, usual: str) -> str:
    """What a setting states where that is text: YAML can hold more than memory does."""
    return stated if stated and isinstance(stated, str) else usual


def _find_settings(root: Path, read: Read) -> dict[str, Any]:
    for name in CONFIGS:
        with contextlib.suppress(FileNotFoundError, IsADirectoryError):
            return _read_settings(root / name, read)
    return {}


def _read_settings(config: Path, read: Read, heirs: tuple[Path, ...] = ()) -> dict[str, Any]:
    """The settings of a file over those that it inherits; `heirs` are the files that inherit it.

    Raises FileNotFoundError and IsADirectoryError where there is no such file, and Misuse.
    """
    settings = _parse_settings(config, read)
    stated = settings.pop("INHERIT", None)
    if not isinstance(stated, str):
        return settings
    inherited = Path(os.path.normpath(config.parent / stated))
    if inherited in (config, *heirs):
        raise Misuse(f"{config}：INHERIT 绕回了自己——删去这一行，或写另一个文件")
    try:
        return _merge_settings(_read_settings(inherited, read, (*heirs, config)), settings)
    except (FileNotFoundError, IsADirectoryError):
        raise Misuse(f"{config}：INHERIT 所指的文件不存在——改正路径（从 {config.name} 所在的文件夹写起）") from None


def _parse_settings(config: Path, read: Read) -> dict[str, Any]:
    try:
        settings = yaml.load(read(config), _Lenient)
    except (FileNotFoundError, IsADirectoryError):
        raise
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Misuse(f"{config}:{line}: 不合 YAML 语法——查看这里和上一行的缩进、冒号、引号") from None
    except (ValueError, RecursionError):
        raise Misuse(f"{config}：有不成立的日期、数字，或层层相套太深——改正它") from None
    except (OSError, yaml.YAMLError):
        raise Misuse(f"读不了 {config}——另存为 UTF-8，并查看权限") from None
    return settings if isinstance(settings, dict) else {}


def _merge_settings(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The settings `own` over those of `base`, as MkDocs lays them: groups of settings one by one."""
    both = [key for key in own if isinstance(own[key], dict) and isinstance(base.get(key), dict)]
    return {**base, **own, **{key: _merge_settings(base[key], own[key]) for key in both}}
