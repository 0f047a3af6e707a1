"""Real sites for tests: draw a tree of files, run MkDocs over it in a process of its own, look at what came out."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from tests.forked import ROOT as ROOT
from tests.forked import run_mkdocs, start_mkdocs

PATIENCE = 120.0
"""Seconds after which what a test waits for counts as missing: no machine is so slow, and only a failure takes long."""
SMALL = 4000
"""Bytes: only a page that leads on is so short."""
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
        return BeautifulSoup(self.read(uri), "lxml")

    def head(self, uri: str) -> BeautifulSoup:
        """What stands before the body of a built page."""
        return BeautifulSoup(self.read(uri).partition("<body")[0], "lxml")

    def uris(self) -> tuple[str, ...]:
        """The addresses of all built pages, sorted; what only leads on is none."""
        return tuple(sorted(uri for uri, path in self._files() if not _leads_on(path)))

    def redirects(self) -> tuple[str, ...]:
        """The addresses that only lead on to a page."""
        return tuple(sorted(uri for uri, path in self._files() if _leads_on(path)))

    def _files(self) -> Iterator[tuple[str, Path]]:
        for path in self.built.rglob("*.html"):
            yield path.relative_to(self.built).as_posix().removesuffix("index.html"), path


def _leads_on(path: Path) -> bool:
    return path.stat().st_size < SMALL and 'http-equiv="refresh"' in path.read_text("utf-8")


def draw(folder: Path, tree: Mapping[str, str | bytes]) -> None:
    """Writes a tree of files, text as UTF-8 with its line ends untouched; a path that ends in `/` is a folder."""
    for name, content in tree.items():
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def settings(env: Mapping[str, str] | None) -> dict[str, str]:
    """The environment that MkDocs runs in."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(env or {})}


def build(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Site:
    """Runs `mkdocs build` as a user would, with further arguments and environment variables."""
    code, log = run_mkdocs(folder, "build", *arguments, env=settings(env))
    return Site(folder=folder, built=folder / "site", log=log, code=code)


@dataclass(frozen=True, slots=True)
class Served:
    """A site that `mkdocs serve` shows: its `url`, with a closing `/`, the file of its log, and the running process."""

    url: str
    log: Path
    process: BaseProcess

    def said(self) -> str:
        """The log so far."""
        return self.log.read_text("utf-8")

    def text(self, uri: str) -> str:
        """What is served there now; empty where nothing is."""
        try:
            with urlopen(self.url + quote(uri), timeout=PATIENCE) as answer:
                return str(answer.read(), "utf-8")
        except HTTPError as error:
            error.close()
            return ""

    def wait(self, look: Callable[[], str], wanted: Callable[[str], bool]) -> str:
        """What is seen as soon as it is as wanted; fails with what was seen last, and the log, where it never is."""
        end = time.monotonic() + PATIENCE
        while True:
            over = not self.process.is_alive() or time.monotonic() > end
            if wanted(seen := look()):
                return seen
            assert not over, f"{seen[:2000]}\n{self.said()}"
            time.sleep(0.1)

    def has_its_address(self) -> bool:
        """Whether it serves, as soon as that shows, or another program took the address while the site was built."""
        taken = "Address already in use"
        return taken not in self.wait(self.said, lambda said: "Serving on" in said or taken in said)


@contextmanager
def serve(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Iterator[Served]:
    """Runs `mkdocs serve` as a user would while the block runs, which begins when the first build is served."""
    while True:
        served = _start(folder, *arguments, env=env)
        try:
            if served.has_its_address():
                yield served
                return
        finally:
            served.process.terminate()
            served.process.join()


def _start(folder: Path, *arguments: str, env: Mapping[str, str] | None) -> Served:
    address = _free_address()
    log = folder.parent / f"{folder.name}.log"
    log.write_bytes(b"")
    own = settings({"TMPDIR": str(folder.parent), **(env or {})})  # what is ended leaves its site behind
    process = start_mkdocs(folder, "serve", "--dev-addr", address, *arguments, env=own, log=log)
    return Served(f"http://{address}/", log, process)


def _free_address() -> str:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{found.getsockname()[1]}"


def go_without_a_reload(page: Page, base: str, name: str) -> None:
    """Follows a link as the theme does once it has read the site map; until then, unseen, the browser does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        page.goto(base, wait_until="networkidle")
        page.evaluate("window.stayed = true")
        page.get_by_role("link", name=name).first.click()
        expect(page).not_to_have_url(base)
        if page.evaluate("window.stayed"):
            return
    raise AssertionError("each link reloads the page")
