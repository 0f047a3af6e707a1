"""The files of a commit as data, out of git's own store: no attribute hides one, no filter alters it, none is run."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkdocs_speeches.hosts.project import Refusal

_LINK = "120000"


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A file of a commit: its `mode` as git writes it, and the name of its `blob`."""

    mode: str
    blob: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit as it was named, with its files by their paths from the top of the repository.

    `folder` is one of the repository, `prefix` the same in the commit: no file need stand there.
    """

    name: str
    folder: Path
    prefix: Path
    entries: Mapping[str, TreeEntry]

    def place(self, path: Path) -> str:
        """A path from the top of the repository in its plain form. Raises Refusal where the commit can't hold it."""
        place = posixpath.normpath(path.as_posix())
        if path.is_absolute() or place.split("/")[0] == "..":
            raise Refusal(f"{self.name} 的设置指向仓库之外的 {path}，提交里没有它——放进仓库再比较")
        for above in (place, *map(str, PurePosixPath(place).parents)):
            if above in self.entries and self.entries[above].mode == _LINK:
                raise Refusal(f"{self.name} 的 {above} 是链接，比较不了——在设置里写它所指的文件夹或文件")
        return place

    def read(self, path: Path) -> bytes:
        """The content of a file. Raises FileNotFoundError, and Refusal as `place` does."""
        entry = self.entries.get(self.place(path))
        if entry is None:
            raise FileNotFoundError(path)
        [content] = _read_blobs(self.folder, [entry.blob])
        return content

    def write(self, place: str, folder: Path) -> None:
        """Writes the file at `place`, or all files below it, at their paths below `folder`; a link leads nowhere there.

        Raises Refusal.
        """
        names = [name for name in self.entries if name == place or place == "." or name.startswith(f"{place}/")]
        blobs = _read_blobs(self.folder, [self.entries[name].blob for name in names])
        for name, content in zip(names, blobs, strict=True):
            if posixpath.normpath(name) != name or name.startswith(("/", "../")):
                raise Refusal(f"{self.name} 里有不能用的路径 {name}——这个提交不是 git 写的")
            try:
                _lay_file(folder / name, content, link=self.entries[name].mode == _LINK)
            except OSError as error:
                raise Refusal(f"读不了 {self.name}:{name}（{error.strerror}）——改短它的名字，或腾出磁盘空间") from None


def find_commit(folder: Path, revision: str) -> Commit:
    """The commit that `revision` names in the repository that `folder` lies in. Raises Refusal where there is none."""
    named = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = run_git(folder, "rev-parse", *named).decode().strip()
    prefix = os.fsdecode(run_git(folder, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    entries = {}
    for record in run_git(folder, "ls-tree", "-rz", "--full-tree", commit).split(b"\0")[:-1]:
        described, _, path = record.partition(b"\t")
        mode, kind, blob = described.decode().split()
        if kind == "blob":
            entries[os.fsdecode(path)] = TreeEntry(mode, blob)
    return Commit(revision, folder, Path(prefix), entries)


def run_git(folder: Path, *arguments: str) -> bytes:
    """What a git command prints. Raises Refusal with what git says where it fails."""
    try:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True).stdout
    except FileNotFoundError:
        raise Refusal("没有 git，比较不了版本") from None
    except subprocess.CalledProcessError as error:
        said = "；".join(error.stderr.decode("utf-8", "replace").splitlines()) or "没有这个版本"
        raise Refusal(f"git {' '.join(arguments)}：{said}") from None


def _read_blobs(folder: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """The contents of blobs in their order, asked for one by one: neither side waits for a full pipe."""
    command = ["git", "cat-file", "--batch"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as git:
        assert git.stdin, "a pipe"
        assert git.stdout, "a pipe"
        for blob in blobs:
            git.stdin.write(f"{blob}\n".encode())
            git.stdin.flush()
            _, _, size = git.stdout.readline().partition(b" blob ")
            if not size:
                raise Refusal(f"仓库里缺 {blob}——用 git fsck 检查，或重新克隆")
            yield git.stdout.read(int(size) + 1)[:-1]


def _lay_file(path: Path, content: bytes, *, link: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if link:
        # still told from a file, and leads to nothing: where it led is no part of the commit
        path.symlink_to(path.name)
    else:
        path.write_bytes(content)
