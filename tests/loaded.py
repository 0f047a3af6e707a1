"""What every run of MkDocs loads before it looks at its own project."""

from __future__ import annotations

from contextlib import suppress

from jinja2 import TemplateAssertionError
from mkdocs.__main__ import cli as cli
from mkdocs.config import load_config

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.hosts.mkdocs.theme import dress
from tests.compiled import COMPILED as COMPILED
from tests.sites import ROOT

config = load_config(str(ROOT / "mkdocs.yml"))
dress(config)
environment = config.theme.get_env()
for name in environment.list_templates(extensions=["html"]):
    with suppress(TemplateAssertionError):  # some ask for a filter of a plugin that is not there
        environment.get_template(name)
build([Seed("a.txt", "在会议上的讲话\n同志们：\n今天的會議很重要。".encode())], load_rules())
