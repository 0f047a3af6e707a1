"""The shape of the house: docs/dev/architecture.md states it, and the modules keep to it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import ROOT

PACKAGE = ROOT / "plugins/mkdocs_speeches"
ARCHITECTURE = ROOT / "docs/dev/architecture.md"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")
CORE = [path for path in MODULES if path.parent.name == "core"]
SEARCH = [path for path in MODULES if path.parent.name == "search"]
HOSTS = ("mkdocs", "markdown", "material", "zensical", "properdocs", "pymdownx")
# What any text has, and what search may therefore know of the core.
FOR_SEARCH = {"normal", "corpus"}


def block_under(title: str) -> str:
    """The first fenced block under a heading of docs/dev/architecture.md."""
    _, _, section = ARCHITECTURE.read_text("utf-8").partition(f"\n## {title}\n")
    return section.split("```")[1]


def layers() -> dict[str, int]:
    """Each module's place in the one order, as the architecture page states it."""
    steps = block_under("Imports run one way").split("→")
    return {name: place for place, step in enumerate(steps) for name in re.findall(r"\w+", step)}


def imports(path: Path) -> Iterator[str]:
    """Full names of all that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: relative import — write from mkdocs_speeches.… import …"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def own(path: Path, folder: str = "core") -> set[str]:
    """The modules of a folder of the package that a module imports."""
    found = (re.match(rf"mkdocs_speeches\.{folder}\.(\w+)", name) for name in imports(path))
    return {match[1] for match in found if match}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    order = layers()
    assert path.stem in order, f"{path.stem} has no place in the order of docs/dev/architecture.md"
    for name in sorted(own(path)):
        assert order[name] < order[path.stem], f"{path.stem} imports {name}, which does not stand before it"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_stands_in_the_layout(path: Path) -> None:
    indent = "    " if path.parent != PACKAGE else "  "
    assert re.search(rf"^{indent}{path.name}\s", block_under("Layout"), re.MULTILINE)


def test_layout_names_no_module_that_is_gone() -> None:
    stated = set(re.findall(r"^ +(\w+\.py)\s", block_under("Layout"), re.MULTILINE))
    assert stated <= {path.name for path in MODULES}


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_core_knows_no_host(path: Path) -> None:
    for name in imports(path):
        assert name.partition(".")[0] not in HOSTS
    host = re.search(
        r"\b(mkdocs(?![_-]speeches)|material|zensical|properdocs)\b", path.read_text("utf-8"), re.IGNORECASE
    )
    assert not host, f"{path.name} names the host {host}"


@pytest.mark.parametrize("path", CORE + SEARCH, ids=name_of)
def test_adapters_are_imported_by_adapters_alone(path: Path) -> None:
    ours = [name for name in imports(path) if name.startswith("mkdocs_speeches.")]
    assert [name for name in ours if not re.match(r"mkdocs_speeches\.(core|search)\.", name)] == []


@pytest.mark.parametrize("path", SEARCH, ids=name_of)
def test_search_knows_no_speeches(path: Path) -> None:
    assert own(path) <= FOR_SEARCH


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_core_does_not_know_search(path: Path) -> None:
    assert not own(path, "search")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_named_for_what_they_hold(path: Path) -> None:
    assert path.stem not in {"util", "utils", "helper", "helpers", "manager", "data", "info", "common", "misc"}
