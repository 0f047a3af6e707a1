"""What the ablation takes away or moves, one thing at a time: rules, regular expressions and numbers.

Each is known by a name that stays the same when its module or its file moves: `rule debris/source`,
`pattern _QUOTED`, `number SHORTEST +40 %`.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from mkdocs_speeches.core.rules import files
from mkdocs_speeches.core.rules.load import load_rules

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "plugins/mkdocs_speeches"
ROOMS = ("rules", "reading", "library")
NEVER = re.compile("(?!)")
MOVES = ((-0.3, "−30 %"), (0.4, "+40 %"))
NO_RULES = {"diagnostics", "fragments"}
"""Files of `data/` that hold no rule: what is said of a finding, and the pieces that patterns are made of."""
OF_THE_LIBRARY = {"citations", "people"}
"""Files of `data/` that no reading of a speech goes by."""

Steps = tuple[str | int, ...]
"""The keys and places that lead to a value within another: `("evidence", 3, "weight")`."""


@dataclass(frozen=True, slots=True)
class Ablation:
    """One change: `apply` makes it in this process, for good. `subject` is what a test that pins it may not name."""

    name: str
    subject: str
    room: str
    apply: Callable[[], None]
    stated: str
    """The text that states it, as it stands in `path`; where that is as it was, so is what pins it."""
    path: str


def all_ablations() -> list[Ablation]:
    """Everything that can be taken away or moved, in a fixed order; those of one name are counted from the second."""
    seen: Counter[str] = Counter()
    found = []
    for ablation in _all():
        seen[ablation.name] += 1
        nth = seen[ablation.name]
        found.append(ablation if nth == 1 else replace(ablation, name=f"{ablation.name} #{nth}"))
    return found


def _all() -> Iterator[Ablation]:
    for path in sorted((PACKAGE / "data").glob("*.toml")):
        if path.stem not in NO_RULES:
            yield from _of_table(path.stem)
    for room in ROOMS:
        for path in sorted((PACKAGE / "core" / room).rglob("*.py")):
            yield from _of_module(path, room)


def _of_table(name: str) -> Iterator[Ablation]:
    """The rules of a rule file, what it says to be worth something, and the numbers in it."""
    table, path = files.read_table(name), f"plugins/mkdocs_speeches/data/{name}.toml"
    room = "library" if name in OF_THE_LIBRARY else "rules"
    for key, entries in table.items():
        for place, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and "name" in entry:
                rule = f"{key}/{entry['name']}"
                yield Ablation(f"rule {rule}", rule, room, partial(_drop, name, key, place), repr(entry), path)
    for key, word in table.get("weights", {}).items():
        rule, stated = f"weights/{key}", f"{key!r}: {word!r}"
        yield Ablation(f"rule {rule}", rule, room, partial(_put, name, ("weights", key), ""), stated, path)
    for steps, value in _numbers(table):
        subject = f"{name}:{'/'.join(map(str, _named(table, steps)))}"
        for share, move in MOVES:
            yield Ablation(
                f"number {subject} {move}",
                subject,
                room,
                partial(_put, name, steps, _moved(value, share)),
                f"{steps[-1]!r}: {value!r}" if isinstance(steps[-1], str) else repr(value),
                path,
            )


def _of_module(path: Path, room: str) -> Iterator[Ablation]:
    """The named rules, expressions and numbers at the top of a module."""
    source = path.read_text("utf-8")
    name = "mkdocs_speeches." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    module = importlib.import_module(name)
    for target, node in _assignments(ast.parse(source)):
        value, stated = getattr(module, target), ast.get_source_segment(source, node) or ""
        literal = _is_literal(node)
        for steps, leaf in _leaves(value):
            subject = f"{target}{''.join(f'[{step}]' for step in steps)}"
            for kind, changed in _changes(leaf, literal=literal):
                yield Ablation(
                    f"{kind.partition(' ')[0]} {subject} {kind.partition(' ')[2]}".strip(),
                    target,
                    room,
                    partial(_replace_global, module, target, _with(value, steps, changed)),
                    stated,
                    str(path.relative_to(ROOT)),
                )
        if isinstance(value, tuple) and value and all(is_dataclass(part) and hasattr(part, "name") for part in value):
            for part in value:
                rest = tuple(other for other in value if other is not part)
                yield Ablation(
                    f"rule {target}/{part.name}",
                    f"{target}/{part.name}",
                    room,
                    partial(_replace_global, module, target, rest),
                    stated,
                    str(path.relative_to(ROOT)),
                )


def _assignments(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            names = [name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
            yield from ((name, node.value) for name in names)
        elif isinstance(node, ast.AnnAssign) and node.value is not None and isinstance(node.target, ast.Name):
            yield node.target.id, node.value


def _is_literal(node: ast.expr) -> bool:
    """Whether numbers stand there as such, and are not worked out."""
    parts = list(ast.walk(node))
    worked_out = any(isinstance(part, (ast.comprehension, ast.BinOp)) for part in parts)
    return not worked_out and any(isinstance(part, ast.Constant) and _is_number(part.value) for part in parts)


def _leaves(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """The expressions and numbers within a value."""
    if isinstance(value, re.Pattern) or _is_number(value):
        yield steps, value
    elif isinstance(value, (tuple, list)):
        for place, part in enumerate(value):
            yield from _leaves(part, (*steps, place))
    elif isinstance(value, np.ndarray) and value.dtype.kind in "if":
        for place, part in enumerate(value.tolist()):
            yield from _leaves(part, (*steps, place))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _leaves(part, (*steps, key))


def _changes(leaf: Any, *, literal: bool) -> Iterator[tuple[str, Any]]:
    if isinstance(leaf, re.Pattern):
        yield "pattern", NEVER
    elif literal:
        for share, move in MOVES:
            yield f"number {move}", _moved(leaf, share)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _moved(value: float, share: float) -> float:
    """The number moved by a share of itself, a whole one by one at least."""
    if isinstance(value, float):
        return value * (1 + share)
    step = max(1, round(abs(value * share)))
    return value + (step if share > 0 else -step)


def _numbers(table: Any, steps: Steps = ()) -> Iterator[tuple[Steps, float]]:
    parts = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    for key, part in parts:
        if _is_number(part):
            yield (*steps, key), part
        else:
            yield from _numbers(part, (*steps, key))


def _named(table: Any, steps: Steps) -> Iterator[str | int]:
    """The steps to a value, entries of a list by their names."""
    for step in steps:
        table = table[step]
        yield table["name"] if isinstance(table, dict) and "name" in table else step


def _with(value: Any, steps: Steps, changed: Any) -> Any:
    """The value with another one at the end of the steps."""
    if not steps:
        return changed
    first, rest = steps[0], steps[1:]
    if isinstance(value, np.ndarray):
        copy = value.copy()
        copy[first] = _with(value[first], rest, changed)
        return copy
    if isinstance(value, dict):
        return {key: _with(part, rest, changed) if key == first else part for key, part in value.items()}
    parts = [_with(part, rest, changed) if place == first else part for place, part in enumerate(value)]
    return type(value)(parts)


def _drop(name: str, key: str, place: int) -> None:
    table = files.read_table(name)
    del table[key][place]
    _reload({name: table})


def _put(name: str, steps: Steps, changed: float | str) -> None:
    _reload({name: _with(files.read_table(name), steps, changed)})


def _reload(tables: Mapping[str, dict[str, Any]]) -> None:
    """Loads the rules anew from these tables, into the value that everyone holds already."""
    read = files.read_table

    def changed(name: str) -> dict[str, Any]:
        return tables[name] if name in tables else read(name)

    for module in _ours():
        if getattr(module, "read_table", None) is read:
            module.read_table = changed  # type: ignore[attr-defined]
    rules = load_rules()
    fresh = load_rules.__wrapped__()
    for field in fields(rules):
        _replace_value(getattr(rules, field.name), getattr(fresh, field.name))
        object.__setattr__(rules, field.name, getattr(fresh, field.name))
    clear_caches()


def _replace_value(before: object, after: object) -> None:
    """Sets a value anew where a test took it out of the rules when it was imported."""
    for module in [module for name, module in sys.modules.items() if name.startswith("tests.")]:
        for name, value in vars(module).items():
            if value is before:
                setattr(module, name, after)


def _replace_global(module: ModuleType, name: str, value: Any) -> None:
    """Sets a name of a module wherever it was imported, and what the module's top makes of it."""
    changed = {name: value}
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    _spread(module, changed)
    for target, node in _assignments(tree):
        used = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        if target not in changed and used & changed.keys():
            code = compile(ast.Expression(node), str(module.__file__), "eval")
            changed[target] = eval(code, vars(module))
            _spread(module, {target: changed[target]})
    if ".core.rules." in module.__name__:
        _reload({})
    clear_caches()


def _spread(origin: ModuleType, changed: Mapping[str, Any]) -> None:
    """Sets names in the module that they belong to, and where they were imported from it."""
    for name, value in changed.items():
        setattr(origin, name, value)
    for module in _ours():
        for name in _imported(module, origin.__name__) & changed.keys():
            setattr(module, name, changed[name])


@cache
def _imported(module: ModuleType, origin: str) -> frozenset[str]:
    """The names that a module imports from another."""
    if not module.__file__:
        return frozenset()
    nodes = ast.walk(ast.parse(Path(module.__file__).read_text("utf-8")))
    wanted = (node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == origin)
    return frozenset(name.name for node in wanted for name in node.names)


def _ours() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.startswith("mkdocs_speeches.")]


def clear_caches() -> None:
    """Forgets what reading and the library remember of what they saw before."""
    for module in _ours():
        if re.match(r"mkdocs_speeches\.core\.(reading|library)\b", module.__name__):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
