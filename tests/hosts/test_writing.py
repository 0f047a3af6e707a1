"""A new file comes whole or not at all, under a name that was free."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mkdocs_speeches.hosts.project import Refusal
from mkdocs_speeches.hosts.writing import write_new
from tests.sites import draw


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_new(tmp_path / "a.txt", b"\x00\r\n" * 9999)
    assert (tmp_path / "a.txt").read_bytes() == b"\x00\r\n" * 9999
    assert names(tmp_path) == ["a.txt"]


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    draw(tmp_path, {"a.txt": "一"})
    (tmp_path / "b.txt").symlink_to("none")
    for name in ("a.txt", "b.txt"):
        with pytest.raises(FileExistsError):
            write_new(tmp_path / name, "二".encode())
    assert (tmp_path / "a.txt").read_text("utf-8") == "一"
    assert names(tmp_path) == ["a.txt", "b.txt"]


def test_where_nothing_can_be_written_that_is_said_by_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_new(tmp_path / "none/a.txt", b"")


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes while the block runs."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_where_there_is_no_room_that_is_named_and_no_half_is_left(tmp_path: Path) -> None:
    with room_for(4000), pytest.raises(Refusal, match="超出了这里允许的文件大小，没有写 /"):
        write_new(tmp_path / "a.txt", b"x" * 9999)
    assert names(tmp_path) == []
