"""A site's builds share a store, which never changes what they publish, not even when some are killed."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from tests.often import often
from tests.sites import FIVE_LINES, Site, settings
from tests.test_edits import draft_speech

SEEDS = {f"seeds/{topic}.txt": "\n".join(draft_speech(topic)) for topic in ("安全", "防汛")}
SPOILT = f"{FIVE_LINES}      cache: mkdocs.yml/cache\n".replace("- speeches\n", "- speeches:\n")


def files(site: Site) -> Mapping[str, bytes]:
    built = (path for path in site.built.rglob("*") if path.is_file())
    return {path.relative_to(site.built).as_posix(): path.read_bytes() for path in built}


def build_and_kill(folder: Path, seconds: float) -> None:
    """A build of its own process, which is killed after so many seconds if it has not ended."""
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    process = subprocess.Popen(command, cwd=folder, env=settings(None))
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.kill()
    process.wait()


@pytest.mark.long
def test_with_a_store_and_without_one_the_same_is_published(site: Callable[..., Site]) -> None:
    began = time.monotonic()
    cold = site(SEEDS, "--strict")
    took, chance = time.monotonic() - began, random.Random(5)
    assert (cold.folder / ".cache/speeches/store.sqlite").stat().st_size > 10_000
    first = files(cold)
    for _ in range(often(1, 30)):
        if chance.random() < 0.5:
            shutil.rmtree(cold.folder / ".cache")
        build_and_kill(cold.folder, chance.uniform(0.2, 2) * took)
        assert files(site({}, "--strict")) == first
    without = site({"mkdocs.yml": SPOILT}, "--strict")
    assert files(without) == first
    assert without.log.count("mkdocs.yml/cache 用不了") == 1


def test_a_store_among_what_is_published_is_refused(site: Callable[..., Site]) -> None:
    stated = f"{FIVE_LINES}      cache: docs/cache\n".replace("- speeches\n", "- speeches:\n")
    refused = site({"mkdocs.yml": stated, **SEEDS}, code=1)
    assert "cache: docs/cache lies inside docs_dir — move it beside" in refused.log
