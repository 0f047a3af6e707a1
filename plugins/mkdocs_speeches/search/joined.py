"""ES modules as one classic script: the only kind that browsers run in a page opened from a disk."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping

JOINED = "joined.js"
"""What the modules of a folder are joined into, beside them."""

_MODULE_NAME = r"[\"'](\.{1,2}/[\w./-]+\.js)[\"']"
_COMMENT = re.compile(r"/\*\*.*?\*/\n?", re.DOTALL)
_IMPORT = re.compile(rf"^import (\{{[^}}]+\}}|\w+) from {_MODULE_NAME};$", re.MULTILINE)
_IMPORT_WHOLE = re.compile(rf"^import {_MODULE_NAME};$", re.MULTILINE)
_IMPORT_LATER = re.compile(rf"\bimport\({_MODULE_NAME}\)")
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (\w+))", re.MULTILINE)
_EXPORT_DEFAULT = re.compile(r"^export default (?=(?:function|class) (\w+))", re.MULTILINE)
_EXPORT_LIST = re.compile(r"^export \{([^}]+)\};$", re.MULTILINE)
_LEFT = re.compile(r"^\s*(?:import|export)\b.*|\bimport\b\s*[(.].*", re.MULTILINE)

_WHOLE = """\
(() => {{
const address = document.currentScript.src;
const urlOf = (name) => new URL(name, address).href;
const made = new Map();
const need = (name) => {{
  if (!made.has(name)) made.set(name, modules[name]());
  return made.get(name);
}};
const modules = {{
{modules}
}};
need({entry});
}})();
"""


class NotJoinable(ValueError):
    """A module says something of modules that the joined script would not do."""


def join_modules(modules: Mapping[str, str], entry: str) -> str:
    """One classic script that does what the module `entry` does; `modules` are all that it needs, by file name.

    Each module runs once, when first asked for, as it would by itself. Raises `NotJoinable`, naming the line.
    """
    _refuse_circles(modules)
    written = (_as_function(name, modules[name]) for name in sorted(modules))
    return _WHOLE.format(modules="\n".join(written), entry=json.dumps(entry))


def _as_function(name: str, text: str) -> str:
    """A module as the function that makes its exports."""
    code = _COMMENT.sub("", text)
    exports: list[str] = list(_EXPORT.findall(code))
    exports += [part for names in _EXPORT_LIST.findall(code) for part in re.findall(r"\w+", names)]
    exports += [f"default: {only}" for only in _EXPORT_DEFAULT.findall(code)]
    code = _EXPORT_LIST.sub("", _EXPORT_DEFAULT.sub("", _EXPORT.sub("", code)))
    code = _IMPORT.sub(lambda found: f"const {_imported_names(found[1])} = {_need(name, found[2])};", code)
    code = _IMPORT_WHOLE.sub(lambda found: f"{_need(name, found[1])};", code)
    code = _IMPORT_LATER.sub(lambda found: f"Promise.resolve().then(() => {_need(name, found[1])})", code)
    code = code.replace("import.meta.url", f"urlOf({json.dumps(name)})")
    if left := _LEFT.search(code):
        raise NotJoinable(f"{name}: {left[0].strip()} — import and export by name, from ./ only")
    return f"{json.dumps(name)}: () => {{\n{code.strip()}\nreturn {{ {', '.join(exports)} }};\n}},"


def _imported_names(imported: str) -> str:
    """What an import names, as a pattern: `{ a as b }` or the one that is a module's own."""
    return imported.replace(" as ", ": ") if imported.startswith("{") else f"{{ default: {imported} }}"


def _place(importer: str, target: str) -> str:
    """The name of a module as another one calls it."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), target))


def _need(importer: str, target: str) -> str:
    return f"need({json.dumps(_place(importer, target))})"


def _refuse_circles(modules: Mapping[str, str]) -> None:
    """A module that needs itself by way of others has no exports yet when it is asked for them."""
    codes = {name: _COMMENT.sub("", text) for name, text in modules.items()}
    needs = {
        name: {
            _place(name, target)
            for target in ({found[2] for found in _IMPORT.finditer(code)} | set(_IMPORT_WHOLE.findall(code)))
        }
        for name, code in codes.items()
    }
    while needs:
        free = {name for name, others in needs.items() if not others & needs.keys()}
        if not free:
            raise NotJoinable(f"{', '.join(sorted(needs))}: import one another in a circle")
        needs = {name: others for name, others in needs.items() if name not in free}
