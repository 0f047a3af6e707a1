"""The store keeps what it was given, or nothing: never anything else, and never is it in the way."""

from __future__ import annotations

import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mkdocs_speeches.core.store.disk import BUILDS, STORE, Disk
from tests.often import often

WRITER = """
import sys
from pathlib import Path
from mkdocs_speeches.core.store.disk import Disk
number = 0
while True:
    disk = Disk(Path(sys.argv[1]), print)
    for _ in range(50):
        disk.put(b"%d" % number, b"%d" % number * 20_000)
        number += 1
    disk.end()
    print("written", flush=True)
"""


class Told(list[str]):
    """What a store said."""

    def open(self, folder: Path) -> Disk:
        return Disk(folder, self.append)


def filled(folder: Path, told: Told) -> Disk:
    disk = told.open(folder)
    for number in range(200):
        disk.put(b"%d" % number, b"%d" % number * 500)
    disk.end()
    return disk


def test_what_was_put_is_there_in_the_next_build_and_in_another_process(tmp_path: Path) -> None:
    told = Told()
    disk = filled(tmp_path / "cache", told)
    assert disk.get(b"7") == b"7" * 500
    assert told.open(tmp_path / "cache").get(b"7") == b"7" * 500
    assert disk.get(b"unknown") is None
    assert not told


def test_git_does_not_see_it(tmp_path: Path) -> None:
    filled(tmp_path, Told())
    assert (tmp_path / ".gitignore").read_text("utf-8") == "*\n"


def test_what_no_build_asks_for_any_more_is_forgotten(tmp_path: Path) -> None:
    told = Told()
    filled(tmp_path, told)
    size = (tmp_path / STORE).stat().st_size
    for _ in range(BUILDS):
        disk = told.open(tmp_path)
        assert disk.get(b"7")
        disk.end()
    assert disk.get(b"7")
    assert disk.get(b"8") is None
    assert (tmp_path / STORE).stat().st_size < size / 2


def test_a_site_that_is_served_for_long_forgets_nothing(tmp_path: Path) -> None:
    told = Told()
    disk = filled(tmp_path, told)
    for number in range(2 * BUILDS):
        disk.put(b"edit %d" % number, b"changed")
        disk.end()
    assert told.open(tmp_path).get(b"8") == b"8" * 500


def test_two_builds_at_once_keep_what_both_made(tmp_path: Path) -> None:
    told = Told()
    one, other = told.open(tmp_path), told.open(tmp_path)
    one.put(b"1", b"one")
    other.put(b"2", b"other")
    assert other.get(b"1") is None
    one.end()
    other.end()
    assert (one.get(b"2"), other.get(b"1")) == (b"other", b"one")
    assert not told


def test_a_store_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / STORE) as file:
        file.execute("CREATE TABLE results (what TEXT)")
        file.execute("PRAGMA user_version = 99")
    file.close()
    told = Told()
    assert filled(tmp_path, told).get(b"7") == b"7" * 500
    assert not told


def spoil(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


@pytest.mark.parametrize("at", [0, 100, 4096, 30_000])
def test_a_damaged_store_is_thrown_away_and_said_in_one_line(tmp_path: Path, at: int) -> None:
    told = Told()
    filled(tmp_path, told)
    spoil(tmp_path / STORE, at, random.Random(at).randbytes(20_000))
    disk = told.open(tmp_path)
    found = [disk.get(b"%d" % number) for number in range(200)]
    assert all(content in (None, b"%d" % number * 500) for number, content in enumerate(found))
    assert told == [f"缓存 {tmp_path} 已损坏，丢掉重做"]
    disk.put(b"7", b"again")
    disk.end()
    assert told.open(tmp_path).get(b"7") == b"again"


def test_one_wrong_byte_of_a_result_is_found(tmp_path: Path) -> None:
    told = Told()
    filled(tmp_path, told)
    content = (tmp_path / STORE).read_bytes()
    spoil(tmp_path / STORE, content.index(b"199199199") + 30, b"x")
    disk = told.open(tmp_path)
    assert disk.get(b"199") is None
    assert len(told) == 1


def test_tables_that_are_not_ours_are_thrown_away(tmp_path: Path) -> None:
    told = Told()
    filled(tmp_path, told)
    with sqlite3.connect(tmp_path / STORE) as file:
        file.execute("DROP TABLE results")
    file.close()
    assert told.open(tmp_path).get(b"7") is None
    assert len(told) == 1


def test_where_the_folder_cannot_be_the_build_goes_on_and_that_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    told = Told()
    disk = filled(tmp_path / "file/cache", told)
    assert disk.get(b"7") is None
    disk.end()
    [line] = told
    assert "file/cache 用不了（" in line


def test_on_a_full_disk_the_build_goes_on_and_that_is_said_once(tmp_path: Path) -> None:
    told = Told()
    filled(tmp_path, told)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    disk = told.open(tmp_path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, usual[1]))
    try:
        for number in range(200, 400):
            disk.put(b"%d" % number, b"%d" % number * 10_000)
        disk.end()
        disk.end()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert len(told) == 1
    assert told.open(tmp_path).get(b"7") == b"7" * 500


def test_a_killed_build_leaves_a_whole_store(tmp_path: Path) -> None:
    chance = random.Random(5)
    for _ in range(often(2, 50)):
        process = subprocess.Popen(
            (sys.executable, "-c", WRITER, str(tmp_path)),
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": ":".join(sys.path)},
        )
        assert process.stdout
        assert process.stdout.readline() == b"written\n"
        time.sleep(chance.random() / 10)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        told = Told()
        disk = told.open(tmp_path)
        for number in range(50):
            assert disk.get(b"%d" % number) == b"%d" % number * 20_000
        disk.put(b"next", b"next")
        disk.end()
        assert not told
