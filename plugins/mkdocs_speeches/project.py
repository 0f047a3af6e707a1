"""A site's project on disk, as the command line finds it: mkdocs.yml, and the folders that it names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from mkdocs_speeches.core.adoption import Adoption, read_adoption
from mkdocs_speeches.core.model import Diagnostic, Seed

ADOPTED = "speeches"
"""The folder of the docs whose pages stand for speeches."""
SUFFIXES = (".txt", ".md", ".docx", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a site: `seeds` and `docs` exist or are where they are looked for."""

    seeds: Path
    docs: Path


def find_project(config: Path = Path("mkdocs.yml")) -> Project:
    """The project that `config` describes; without such a file, that of its folder with the usual names."""
    settings = _read_settings(config)
    folder = config.parent
    plugins = settings.get("plugins")
    listed = plugins.items() if isinstance(plugins, dict) else _listed(plugins or [])
    stated: dict[str, Any] = next((own for name, own in listed if name == "speeches" and isinstance(own, dict)), {})
    return Project(folder / str(stated.get("seeds") or "seeds"), folder / str(settings.get("docs_dir") or "docs"))


def read_seeds(paths: Sequence[Path]) -> list[Seed]:
    """The seeds at `paths`, files or folders, sorted by path; each named by its path below what was given."""
    return [seed for _, seed in find_seeds(paths)]


def find_seeds(paths: Sequence[Path]) -> Iterator[tuple[Path, Seed]]:
    """The same, each with the path of its file."""
    for path in paths:
        if path.is_dir():
            for file in sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file()):
                yield file, Seed(file.relative_to(path).as_posix(), file.read_bytes())
        else:
            yield path, Seed(path.name, path.read_bytes())


def read_adoptions(project: Project) -> tuple[Mapping[str, Adoption], tuple[Diagnostic, ...]]:
    """The pages that editors took over, by the slug of the speech; what is wrong with the others.

    Like all diagnostics these name their file by its path from the seeds folder.
    """
    adopted: dict[str, Adoption] = {}
    faults: list[Diagnostic] = []
    for page in sorted((project.docs / ADOPTED).glob("*.md")):
        adoption, found = read_adoption(f"{ADOPTED}/{page.name}", page.read_text("utf-8"))
        place = Path(os.path.relpath(page, project.seeds)).as_posix()
        faults.extend(replace(fault, source=place) for fault in found)
        if adoption:
            adopted[page.stem] = adoption
    return adopted, tuple(faults)


def _listed(plugins: list[Any]) -> Iterator[tuple[str, Any]]:
    for plugin in plugins:
        if isinstance(plugin, dict):
            yield from plugin.items()


class _Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml for two settings: tags of other tools (`!ENV`, `!!python/name:`) are nothing."""


_Lenient.add_multi_constructor("", lambda loader, suffix, node: None)


def _read_settings(config: Path) -> dict[str, Any]:
    settings = yaml.load(config.read_text("utf-8"), Loader=_Lenient) if config.exists() else None
    return settings if isinstance(settings, dict) else {}
