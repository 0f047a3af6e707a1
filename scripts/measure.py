"""What measurements share: made libraries, the site and plain MkDocs+Material built from them, rows for a table."""

from __future__ import annotations

import gc
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from scripts.library import make_library, make_speeches

Result = TypeVar("Result")

ROOT = Path(__file__).resolve().parent.parent
OWN_CONFIG = f"""\
INHERIT: {ROOT / "mkdocs.yml"}
nav:
  - index.md
"""
PLAIN_CONFIG = """\
site_name: 文库
theme:
  name: material
  language: zh
  font: false
nav:
  - index.md
plugins:
  - search
# what the Markdown of the pages is written for
markdown_extensions:
  - attr_list
  - md_in_html
"""
BUILD = ("build", "--quiet")
# How often a size is built for a median: small builds waver more.
TIMES = {100: 3}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, in which unit, and the most that it may be (None: no bound)."""

    what: str
    value: float
    unit: str
    most: float | None = None

    def __str__(self) -> str:
        bound = "" if self.most is None else f"at most {self.most:g}{'' if self.value <= self.most else '   OVER'}"
        return f"  {self.what:58} {self.value:12,.3f} {self.unit:14} {bound}".rstrip()


@dataclass(frozen=True, slots=True)
class Built:
    """A measured build: seconds by the clock and of processor time (medians), peak memory and the built folder."""

    seconds: float
    processor: float
    memory: int
    folder: Path

    def count(self, pattern: str) -> int:
        """How many files of a kind were built."""
        return sum(1 for _ in self.folder.rglob(pattern))

    def size(self, pattern: str = "*") -> int:
        """Bytes of all built files of a kind."""
        return sum(path.stat().st_size for path in self.folder.rglob(pattern) if path.is_file())


@dataclass(frozen=True, slots=True)
class Builds:
    """The site, the same pages by plain MkDocs and Material, and the speeches alone by these."""

    site: Built
    plain: Built
    speeches: Built


@dataclass(frozen=True)
class Bench:
    """The workshop of one run: each library and each build is made once, whichever measurement asks first."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="bench-")))

    @cache  # noqa: B019
    def library(self, n: int) -> Path:
        """A project of the site's own settings whose seeds are `n` made speeches."""
        project = self.project(f"site-{n}", OWN_CONFIG)
        make_library(project / "seeds", n)
        return project

    @cache  # noqa: B019
    def plain_pages(self, n: int) -> Path:
        """A project of MkDocs, Material and its search alone, over the same pages as Markdown files."""
        project = self.project(f"plain-{n}", PLAIN_CONFIG)
        # in a process of its own: what this one holds would count as memory of all that it starts
        run(project, "-m", "scripts.plain", str(self.library(n) / "seeds"), str(project / "docs"))
        return project

    @cache  # noqa: B019
    def plain_speeches(self, n: int) -> Path:
        """The same over the speeches alone: no sources, terms, comparisons, lists, and no links."""
        project = self.project(f"speeches-{n}", PLAIN_CONFIG)
        for speech in make_speeches(n):
            (project / "docs" / speech.name).with_suffix(".md").write_text(speech.markdown(), "utf-8")
        return project

    @cache  # noqa: B019
    def builds(self, n: int) -> Builds:
        """The site and the plain ones, cold, in turn; times are comparable within one run only."""
        projects = self.library(n), self.plain_pages(n), self.plain_speeches(n)
        rounds = [[build(project) for project in projects] for _ in range(TIMES.get(n, 1))]
        return Builds(*(median(builds) for builds in zip(*rounds, strict=True)))

    def project(self, name: str, config: str) -> Path:
        """A folder with settings and a home page."""
        project = self.folder / name
        (project / "docs").mkdir(parents=True)
        (project / "mkdocs.yml").write_text(config, "utf-8")
        (project / "docs/index.md").write_text("# 文库\n", "utf-8")
        return project

    def close(self) -> None:
        """Removes all that was made."""
        shutil.rmtree(self.folder)


def rebuild_edited(project: Path) -> Built:
    """The same with what the last build stored, one seed edited since."""
    seed = min((project / "seeds").iterdir())
    seed.write_text(seed.read_text("utf-8").replace("。", "，这是改过的一句。", 1), "utf-8")
    return build(project, stored=True)


def build(project: Path, *, stored: bool = False) -> Built:
    """Runs `mkdocs build` from nothing, or with what is `stored`, in a process of its own."""
    spent, usage = run(project, "-m", "mkdocs", *BUILD, stored=stored)
    # Linux counts ru_maxrss in kilobytes, macOS in bytes.
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Built(spent, usage.ru_utime + usage.ru_stime, memory, project / "site")


def run_stages(project: Path) -> dict[str, float]:
    """The processor seconds that each stage of a build takes, by `scripts.stages`."""
    times = project / "times.json"
    run(project, "-m", "scripts.stages", str(times), *BUILD)
    spent: dict[str, float] = json.loads(times.read_text("utf-8"))
    return spent


def run_edits(project: Path, edits: int) -> list[tuple[float, float]]:
    """Processor and clock seconds of a served site's first build, then of the one behind each edit of a seed."""
    times = project / "edits.json"
    run(project, "-m", "scripts.edits", str(times), str(edits))
    return [(processor, clock) for processor, clock in json.loads(times.read_text("utf-8"))]


def run(project: Path, *arguments: str, stored: bool = False) -> tuple[float, resource.struct_rusage]:
    """Runs Python in a project: seconds by the clock, and what the process used; ends with its log where it fails.

    Only where it may use what is `stored` is there anything of earlier runs.
    """
    for left in ("site",) if stored else ("site", ".cache"):
        shutil.rmtree(project / left, ignore_errors=True)
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    log = project / "build.log"
    with log.open("wb") as said:
        began = time.perf_counter()
        process = subprocess.Popen((sys.executable, *arguments), cwd=project, env=settings, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        spent = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed in {project}:\n{log.read_text('utf-8')}")
    return spent, usage


def median(builds: tuple[Built, ...]) -> Built:
    """Median time and most memory of the same build made several times."""
    return Built(
        seconds=statistics.median(built.seconds for built in builds),
        processor=statistics.median(built.processor for built in builds),
        memory=max(built.memory for built in builds),
        folder=builds[0].folder,
    )


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What some work gives, and the processor seconds that it took."""
    gc.collect()
    began = time.process_time()
    return work(), time.process_time() - began


def seconds(action: Callable[[], object], *, times: int = 1) -> float:
    """The median wall-clock time of calling something."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)
