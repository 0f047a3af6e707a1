"""The shape of the house: docs/dev/architecture.md states it, and the modules keep to it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.sites import ROOT

PACKAGE = ROOT / "plugins/mkdocs_speeches"
ARCHITECTURE = ROOT / "docs/dev/architecture.md"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")
HOSTS = ("mkdocs", "markdown", "material", "zensical", "properdocs", "pymdownx")
MOST_LINES = 300
SHARED_VERBS = {"find", "read", "render", "write", "main", "log", "makeExtension"}
"""Names that several modules may have: verbs that each room says of its own things, and names that hosts ask for."""
POSITIONS = re.compile(r"(?:line|block|speech)(?:_no)?|place|offset|start|end")

Breakers = dict[str, str]
"""What breaks a rule: a module's path below the package, and why."""


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room_of(name: str) -> str:
    """`core/reading/front/title.py` stands in the room `reading`, `hosts/cli/main.py` in `hosts`."""
    parts = name.removeprefix("core/").removesuffix(".py").split("/")
    return parts[0] if parts[0] != "__main__" else "hosts"


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def block_under(title: str) -> str:
    """The first fenced block under a heading of docs/dev/architecture.md."""
    _, _, section = ARCHITECTURE.read_text("utf-8").partition(f"\n## {title}\n")
    return section.split("```")[1]


def layers() -> dict[str, int]:
    """Each room's place in the one line, as the architecture page states it."""
    steps = block_under("Imports run one way").split("→")
    return {name: place for place, step in enumerate(steps) for name in re.findall(r"\w+", step)}


def imports(path: Path) -> Iterator[str]:
    """Full names of all that a module imports, wherever in it the import stands."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: relative import — write from mkdocs_speeches.… import …"
            yield from (f"{node.module}.{name.name}" for name in node.names)


@cache
def arrows() -> dict[str, tuple[str, ...]]:
    """The modules of the package that each one imports."""
    known = {name_of(path): path for path in MODULES}
    found = {}
    for name, path in known.items():
        parts = {full.removeprefix("mkdocs_speeches.").replace(".", "/") for full in imports(path)}
        asked = {f"{part}.py" for full in parts for part in (full, full.rpartition("/")[0])}
        found[name] = tuple(sorted(asked & known.keys()))
    return found


def find_upward_imports(modules: Collection[str]) -> Breakers:
    order = layers()
    found = {}
    for name in modules:
        for other in arrows()[name]:
            room, below = room_of(name), room_of(other)
            if "search" not in (room, below) and room != below and order[below] >= order[room]:
                found[name] = f"imports {other}, which does not stand before it"
    return found


def find_circles(modules: Collection[str]) -> Breakers:
    """The modules from which a way of imports leads back to themselves."""
    found = {}
    for name in modules:
        seen: set[str] = set()
        ahead = list(arrows()[name])
        while ahead:
            other = ahead.pop()
            if other not in seen:
                seen.add(other)
                ahead.extend(arrows()[other])
        if name in seen:
            found[name] = "imports itself by way of others"
    return found


def top_level_names(path: Path) -> Iterator[str]:
    for node in tree_of(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                yield from (name.id for name in ast.walk(target) if isinstance(name, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def find_shared_names(modules: Collection[str]) -> Breakers:
    holders: dict[str, set[str]] = defaultdict(set)
    for module in modules:
        for name in top_level_names(PACKAGE / module):
            holders[name].add(module)
    found = {}
    for name, several in sorted(holders.items()):
        if name not in SHARED_VERBS and len(several) > 1:
            found |= dict.fromkeys(several, f"has {name}, a name in {', '.join(sorted(several))}")
    return found


def find_untested(modules: Collection[str]) -> Breakers:
    found = {}
    for name in modules:
        test = ROOT / "tests" / Path(name).with_name(f"test_{Path(name).name}")
        if not test.is_file() or not re.search(r"^def test_", test.read_text("utf-8"), re.MULTILINE):
            found[name] = f"has no {test.relative_to(ROOT)}"
    return found


def find_long(modules: Collection[str]) -> Breakers:
    sizes = {name: len((PACKAGE / name).read_text("utf-8").splitlines()) for name in modules}
    return {name: f"has {size} lines" for name, size in sizes.items() if size > MOST_LINES}


def find_bare_positions(modules: Collection[str]) -> Breakers:
    """Parameters and fields that are named for a position and typed as any number."""
    found = {}
    for module in modules:
        for node in ast.walk(tree_of(PACKAGE / module)):
            if isinstance(node, ast.arg):
                name, annotation = node.arg, node.annotation
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                name, annotation = node.target.id, node.annotation
            else:
                continue
            if POSITIONS.fullmatch(name) and annotation and re.fullmatch(r"int( \| None)?", ast.unparse(annotation)):
                found[module] = f"line {node.lineno}: {name} is any int — give it a NewType of its own"
    return found


RULES: dict[str, Callable[[Collection[str]], Breakers]] = {
    "one way": find_upward_imports,
    "no circle": find_circles,
    "one name, one thing": find_shared_names,
    "a test module for each": find_untested,
    "no long module": find_long,
    "positions have types": find_bare_positions,
}


@pytest.mark.parametrize("rule", RULES)
def test_modules_keep_to_the_rule(rule: str) -> None:
    broken = RULES[rule](arrows().keys())
    assert not broken, "\n".join(f"{name} {why}" for name, why in broken.items())


def test_layout_names_each_module_in_its_room() -> None:
    stated: dict[str, set[str]] = {}
    room: str | None = None
    for line in block_under("Layout").splitlines():
        if match := re.match(r"(\w[\w/]*/)(?:\s|$)", line):
            room = match[1].removeprefix("plugins/mkdocs_speeches/")
        elif line.startswith("  ") and room is not None:
            stated.setdefault(room, set()).update(re.findall(r"\w+", line))
    found: dict[str, set[str]] = {}
    for path in MODULES:
        found.setdefault(f"{path.parent.relative_to(PACKAGE).as_posix()}/".removeprefix("./"), set()).add(path.stem)
    assert {room: names ^ found.get(room, set()) for room, names in stated.items() if names != found.get(room)} == {}
    assert found.keys() <= stated.keys()


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path).startswith("core/")], ids=name_of)
def test_core_knows_no_host(path: Path) -> None:
    for name in imports(path):
        assert name.partition(".")[0] not in HOSTS
    host = re.search(
        r"\b(mkdocs(?![_-]speeches)|material|zensical|properdocs)\b", path.read_text("utf-8"), re.IGNORECASE
    )
    assert not host, f"{path.name} names the host {host}"


def test_search_knows_of_the_core_what_any_text_has() -> None:
    for name, imported in arrows().items():
        rooms = {room_of(other) for other in imported}
        if room_of(name) == "search":
            assert rooms <= {"search", "text"}, f"{name} imports {imported}"
        else:
            assert "search" not in rooms or room_of(name) == "hosts", f"{name} imports {imported}"


def test_no_name_of_a_rule_is_compared() -> None:
    tables = [tomllib.loads((PACKAGE / f"data/{name}.toml").read_text("utf-8")) for name in ("debris", "front", "body")]
    lists = [entries for table in tables for entries in table.values() if isinstance(entries, list)]
    names = {entry["name"] for entries in lists for entry in entries if isinstance(entry, dict)}
    compared = [
        f"{name_of(path)}:{node.lineno} {ast.unparse(node)}"
        for path in MODULES
        if room_of(name_of(path)) == "reading" and path.parent.stem != "front"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Compare)
        and names & {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}
    ]
    assert compared == [], "a flag in the rule file says what a rule does"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_named_for_what_they_hold(path: Path) -> None:
    assert path.stem not in {"util", "utils", "helper", "helpers", "manager", "data", "info", "common", "misc"}
