"""Real builds for tests: draw a tree of files, run MkDocs over it in a process of its own, look at what came out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parent.parent
FIVE_LINES = """\
site_name: 文库
theme:
  name: material
plugins:
  - speeches
"""


@dataclass(frozen=True, slots=True)
class Site:
    """What a build left: the project's `folder`, the built site in `built`, its `log` and exit `code`."""

    folder: Path
    built: Path
    log: str
    code: int

    def read(self, uri: str) -> str:
        """The text of a built file; `speeches/a/` means its index.html."""
        path = self.built / (f"{uri}index.html" if uri.endswith("/") or not uri else uri)
        assert path.exists(), f"{uri} was not built; there are {self.uris()}\n{self.log}"
        return path.read_text("utf-8")

    def soup(self, uri: str) -> BeautifulSoup:
        """A built page as a tree of elements."""
        return BeautifulSoup(self.read(uri), "html.parser")

    def uris(self) -> tuple[str, ...]:
        """The addresses of all built pages, sorted."""
        pages = (path.relative_to(self.built).as_posix() for path in self.built.rglob("*.html"))
        return tuple(sorted(page.removesuffix("index.html") for page in pages))


def draw(folder: Path, tree: Mapping[str, str | bytes]) -> None:
    """Writes a tree of files, text as UTF-8 with its line ends untouched; a path that ends in `/` is a folder."""
    for name, content in tree.items():
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def build(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Site:
    """Runs `mkdocs build` as a user would, with further arguments and environment variables."""
    command = (sys.executable, "-W", "ignore", "-m", "mkdocs", "build", *arguments)
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(env or {})}
    done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, encoding="utf-8")
    return Site(folder=folder, built=folder / "site", log=done.stdout + done.stderr, code=done.returncode)
