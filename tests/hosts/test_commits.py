"""The files of a commit come out of git's own store, each at a place inside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_speeches.hosts.commits import find_commit, run_git
from mkdocs_speeches.hosts.project import Refusal
from tests.repositories import commit
from tests.sites import draw


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    draw(tmp_path / "r", {"a.txt": "一\n", "文 集/“甲”.txt": b"\xff\r\n", "文 集/深/b.txt": "三"})
    (tmp_path / "r/link").symlink_to("a.txt")
    commit(tmp_path / "r")
    return tmp_path / "r"


def test_a_commit_holds_its_files_as_they_were_byte_for_byte(repository: Path) -> None:
    draw(repository, {".gitattributes": "* export-subst\n文* export-ignore\n", "a.txt": "$Format:%H$\n"})
    commit(repository)
    before, after = find_commit(repository, "HEAD~1"), find_commit(repository, "HEAD")
    assert before.read(Path("a.txt")) == "一\n".encode()
    assert after.read(Path("a.txt")) == b"$Format:%H$\n"
    assert after.read(Path("文 集/“甲”.txt")) == b"\xff\r\n"


def test_a_folder_below_the_top_knows_where_it_lies(repository: Path) -> None:
    found = find_commit(repository / "文 集", "HEAD")
    assert found.prefix == Path("文 集")
    assert found.read(found.prefix / "深/b.txt") == "三".encode()


def test_what_is_not_there_or_not_inside_is_refused(repository: Path) -> None:
    found = find_commit(repository, "HEAD")
    with pytest.raises(FileNotFoundError):
        found.read(Path("b.txt"))
    for outside in (Path("../x"), Path("a/../../x"), repository / "a.txt"):
        with pytest.raises(Refusal, match="仓库之外"):
            found.place(outside)
    with pytest.raises(Refusal, match="link 是链接"):
        found.place(Path("link/b.txt"))
    assert found.place(Path("文 集/../a.txt")) == "a.txt"


def test_a_folder_is_laid_out_with_links_that_lead_nowhere(repository: Path, tmp_path: Path) -> None:
    found = find_commit(repository, "HEAD")
    found.write("文 集", tmp_path / "one")
    assert sorted(path.name for path in (tmp_path / "one").rglob("*.txt")) == ["b.txt", "“甲”.txt"]
    found.write(".", tmp_path / "all")
    link = tmp_path / "all/link"
    assert link.is_symlink()
    assert not link.exists()


@pytest.mark.parametrize("revision", ["没有", "--output=x", ""])
def test_what_names_no_commit_is_refused_and_nothing_is_written(repository: Path, revision: str) -> None:
    with pytest.raises(Refusal, match="没有这个版本"):
        find_commit(repository, revision)
    assert not (repository / "x").exists()


def test_what_git_says_is_handed_on_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        run_git(tmp_path, "rev-parse", "--show-toplevel")
    assert refused.value.message.startswith("git rev-parse --show-toplevel：fatal")
    assert "\n" not in refused.value.message
