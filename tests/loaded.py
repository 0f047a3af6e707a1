"""What every run of MkDocs loads before it looks at its own project."""

from __future__ import annotations

from contextlib import suppress

from jinja2 import BytecodeCache, Environment, TemplateAssertionError
from jinja2.bccache import Bucket
from mkdocs.__main__ import cli as cli
from mkdocs.config import load_config
from mkdocs.theme import Theme

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.hosts.mkdocs.theme import dress
from tests.sites import ROOT


class CompiledOnce(BytecodeCache):
    """Keeps in memory what Jinja makes of a template: of equal source and name it makes the same."""

    def __init__(self) -> None:
        self.compiled: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills in what was kept for this name and source, if anything was."""
        if kept := self.compiled.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was made."""
        self.compiled[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED = CompiledOnce()
make_environment = Theme.get_env


def make_environment_of_compiled(self: Theme) -> Environment:
    """What MkDocs makes of a theme, with what is compiled already."""
    made = make_environment(self)
    made.bytecode_cache = COMPILED
    return made


Theme.get_env = make_environment_of_compiled  # type: ignore[method-assign]
config = load_config(str(ROOT / "mkdocs.yml"))
dress(config)
environment = config.theme.get_env()
for name in environment.list_templates(extensions=["html"]):
    with suppress(TemplateAssertionError):  # some ask for a filter of a plugin that is not there
        environment.get_template(name)
build([Seed("a.txt", "在会议上的讲话\n同志们：\n今天的會議很重要。".encode())], load_rules())
