"""The files of `data/` as they are written: tables of rules, and plain lists of words."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """The rule file `data/NAME.toml`."""
    return tomllib.loads((files("mkdocs_speeches") / "data" / f"{name}.toml").read_text("utf-8"))


def read_list(name: str) -> list[str]:
    """The words of `data/NAME.txt`; lines that begin with # are remarks."""
    lines = (files("mkdocs_speeches") / "data" / f"{name}.txt").read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
