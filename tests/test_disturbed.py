"""A build that is killed, runs beside another, or finds no room: the next one gives the site, and nothing of a person
has changed."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.often import often
from tests.sites import FIVE_LINES, Site, build, draw, settings

pytestmark = pytest.mark.trial
SPEECH = """在全市{0}工作会议上的讲话
（20{1:02}年3月5日）
同志们：
今天召开全市{0}工作会议，主要任务是安排部署今年的{0}工作，推动全市{0}工作再上新台阶。
一、提高认识，压实{0}责任
各级各部门要把{0}工作摆在突出位置，逐级落实责任，切实抓好各项措施的落实。
"""
TOPICS = ("防汛", "抗旱", "消防", "春耕", "治水", "林业")
TREE = {
    "mkdocs.yml": f"{FIVE_LINES}  - cjk-search\n",
    "docs/about.md": "# 关于\n",
    "docs/speeches/自己.md": "# 自己写的一页\n",
    **{f"seeds/{number}.txt": SPEECH.format(TOPICS[number % 6], number) for number in range(30)},
}
COMMAND = (sys.executable, "-m", "mkdocs", "build", "--quiet")
OURS = ("docs", "seeds", "mkdocs.yml")


def state(*folders: Path) -> Mapping[str, str]:
    """What is in some files and folders."""
    files = (path for folder in folders for path in (folder, *sorted(folder.rglob("*"))) if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def pages(site: Path) -> Mapping[str, str]:
    """The pages and the index of a built site, by their place in it."""
    return {
        path.removeprefix(str(site)): digest
        for path, digest in state(site).items()
        if path.endswith((".html", ".txt", ".bin", ".json")) and "sitemap" not in path
    }


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site as an undisturbed build makes it."""
    folder = tmp_path_factory.mktemp("sound")
    draw(folder, TREE)
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return built


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    draw(tmp_path, TREE)
    return tmp_path


def start(folder: Path, *arguments: str, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (*COMMAND, *arguments),
        cwd=folder,
        env=settings({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=before,
    )


def test_a_build_that_is_killed_at_any_moment_harms_nothing(folder: Path, sound: Site) -> None:
    own = state(*(folder / name for name in OURS))
    began = time.monotonic()
    first = start(folder)
    first.communicate()
    lasts, chance, killed = time.monotonic() - began, random.Random(16), 0
    for number in range(often(3, 20)):
        draw(folder, {f"seeds/{number}.txt": TREE[f"seeds/{number}.txt"] + " "})
        draw(folder, {f"seeds/{number}.txt": TREE[f"seeds/{number}.txt"]})
        if number % 3 == 0:
            subprocess.run(("rm", "-rf", folder / ".cache"), check=True)
        process = start(folder)
        time.sleep(chance.uniform(0.2, 1) * lasts)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        assert state(*(folder / name for name in OURS)) == own
    assert killed, "none was killed in time"
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    assert pages(built.built) == pages(sound.built)


def test_two_builds_at_once_give_each_its_site(folder: Path, sound: Site) -> None:
    for _ in range(often(1, 4)):
        both = [start(folder, "--site-dir", name) for name in ("one", "two")]
        said = [process.communicate()[0] for process in both]
        assert [process.returncode for process in both] == [0, 0], said
        assert "Traceback" not in "".join(said)
        for name in ("one", "two"):
            assert pages(folder / name) == pages(sound.built)


@pytest.mark.parametrize("size", [0, 20_000, 200_000])
def test_where_no_file_may_grow_that_is_said_and_the_next_build_is_whole(size: int, folder: Path, sound: Site) -> None:
    own = state(*(folder / name for name in OURS))

    def leave_no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    process = start(folder, before=leave_no_room)
    said, _ = process.communicate()
    assert process.returncode != 0 or pages(folder / "site") == pages(sound.built), said
    assert state(*(folder / name for name in OURS)) == own
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    assert pages(built.built) == pages(sound.built)


def test_a_folder_that_cannot_be_written_is_named(folder: Path) -> None:
    (folder / "site").write_text("somebody's\n")
    process = start(folder)
    said, _ = process.communicate()
    assert process.returncode != 0
    assert "site" in said
    assert (folder / "site").read_text() == "somebody's\n"
    assert os.listdir(folder / "seeds")
