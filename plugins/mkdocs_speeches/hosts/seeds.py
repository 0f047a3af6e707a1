"""The files that are seeds: what lies in the folder, what of it is read, and why the rest is not."""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_speeches.core.model import WHOLE_SEED, Diagnostic, Level, Seed

SUFFIXES = (".txt", ".md", ".docx", ".html", ".htm", ".pdf")
OTHER_FORM = "另存为 .docx 或 .txt"
"""What to do with a file of a kind that is not read."""
_LITTER = ("thumbs.db", "desktop.ini", "__macosx")
_UNREAD_KINDS = (
    (stat.S_ISLNK, "链接"),
    (stat.S_ISFIFO, "管道"),
    (stat.S_ISSOCK, "套接字"),
    (stat.S_ISCHR, "设备"),
    (stat.S_ISBLK, "设备"),
)
_REASONS = {errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.EIO: "磁盘出错", errno.ENOENT: "刚刚被移走或删去"}


@dataclass(frozen=True, slots=True)
class Found:
    """The `seeds` at some place, sorted by name, each with the path of its file; and a word on each of the others."""

    seeds: tuple[tuple[Path, Seed], ...]
    others: tuple[tuple[Path, Diagnostic], ...]


def find_seeds(paths: Sequence[Path], *, linked: bool = False) -> Found:
    """The seeds at `paths`, files or folders, each named by its path below what was given; litter is nothing.

    What is no ordinary file, a link above all, is a seed that can't be had, and so is what can't be read. Only where
    `linked` may a path itself be a link to a folder.
    """
    seeds: list[tuple[Path, Seed]] = []
    others: list[tuple[Path, Diagnostic]] = []
    for name, path, error in (file for given in paths for file in _list_files(given, linked=linked)):
        fault = _refuse_reading(name, error) if error else _find_fault(path, name)
        if fault:
            seeds.append((Path(_printable(str(path))), Seed(fault.source, b"", fault)))
        elif path.suffix.lower() in SUFFIXES:
            seeds.append((path, _read_file(path, name)))
        else:
            message, remedy = f"不读 {path.suffix or '没有后缀的'} 文件", f"{OTHER_FORM}，或移出原文文件夹"
            others.append((path, Diagnostic("S120", Level.NOTE, name, WHOLE_SEED, message, remedy)))
    return Found(tuple(seeds), tuple(others))


def sum_up(found: Found) -> str:
    """In one line how many files are of a kind that is not read, and what to do; empty where there are none."""
    kinds = Counter(path.suffix.lower() or "没有后缀的" for path, _ in found.others)
    if not kinds:
        return ""
    listed = "、".join(f"{kind} {count} 个" for kind, count in sorted(kinds.items()))
    return f"{kinds.total()} 个文件没有读（{listed}）——{OTHER_FORM}，放回原文文件夹"


def _list_files(path: Path, *, linked: bool) -> Iterator[tuple[str, Path, OSError | None]]:
    """All at or below `path` that is no folder, by name; and the folders that can't be opened, with the reason."""
    if (path.is_symlink() and not linked) or not path.is_dir():
        if not _is_litter(path.name):
            yield path.name, path, None
        return
    found: list[tuple[str, Path, OSError | None]] = []
    ahead = [("", path)]
    while ahead:
        prefix, folder = ahead.pop()
        try:
            entries = [entry for entry in os.scandir(folder) if not _is_litter(entry.name)]
        except OSError as error:
            found.append((prefix.removesuffix("/") or folder.name, folder, error))
            continue
        for entry in entries:
            name, inner = prefix + entry.name, folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                ahead.append((f"{name}/", inner))
            else:
                found.append((name, inner, None))
    yield from sorted(found, key=lambda file: file[0])


def _is_litter(name: str) -> bool:
    """Hidden files, locks of office programs (`~$a.docx`, `.~lock.a#`), and what file managers leave behind."""
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def _find_fault(path: Path, name: str) -> Diagnostic | None:
    """Why a file is not even looked into; None where it may be."""
    if not _is_readable_name(name):
        meant = os.fsencode(path.name).decode("gb18030", "replace")
        remedy = "改文件名" if "\ufffd" in meant else f"改文件名，也许是“{meant}”"
        return _say("S162", name, "文件名不是 UTF-8，没有读", remedy)
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return _refuse_reading(name, error)
    kind = next((said for is_kind, said in _UNREAD_KINDS if is_kind(mode)), "")
    return _say("S160", name, f"是{kind}，没有读", "换成文件本身，或移出原文文件夹") if kind else None


def _read_file(path: Path, name: str) -> Seed:
    try:
        return Seed(name, path.read_bytes())
    except OSError as error:
        return Seed(name, b"", _refuse_reading(name, error))


def _refuse_reading(name: str, error: OSError) -> Diagnostic:
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return _say("S161", name, f"读不了（{reason}）", "查看它的权限和所在的磁盘")


def _say(code: str, name: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(code, Level.ERROR, _printable(name), WHOLE_SEED, message, remedy)


def _is_readable_name(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _printable(name: str) -> str:
    """A name of any bytes as text that can be written: `\\xb2` for a byte that is no UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
