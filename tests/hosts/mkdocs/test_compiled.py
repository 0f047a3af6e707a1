"""Compiled templates are used again while they are the same."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from mkdocs_speeches.hosts.mkdocs.compiled import CompiledTemplates


def render(kept: CompiledTemplates, text: str) -> str:
    """What a template of this text says in an environment of its own, as each build has one."""
    env = Environment(loader=DictLoader({"main.html": text}))
    env.bytecode_cache = kept
    return env.get_template("main.html").render(name="文库")


def test_a_template_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = CompiledTemplates()
    assert render(kept, "<p>{{ name }}</p>") == "<p>文库</p>"
    monkeypatch.setattr(Environment, "compile", None)
    assert render(kept, "<p>{{ name }}</p>") == "<p>文库</p>"


def test_a_template_that_changes_is_compiled_anew() -> None:
    kept = CompiledTemplates()
    assert render(kept, "<p>{{ name }}</p>") == "<p>文库</p>"
    assert render(kept, "<b>{{ name }}</b>") == "<b>文库</b>"
