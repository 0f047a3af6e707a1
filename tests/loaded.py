"""What every run of MkDocs loads before it looks at its own project."""

from __future__ import annotations

from mkdocs.__main__ import cli as cli
from mkdocs.config import load_config

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.core.rules.load import load_rules
from tests.sites import ROOT

load_config(str(ROOT / "mkdocs.yml"))
build([Seed("a.txt", "在会议上的讲话\n同志们：\n今天的會議很重要。".encode())], load_rules())
