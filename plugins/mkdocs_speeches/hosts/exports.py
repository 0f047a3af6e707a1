"""The folder of an export: it is brought up to date, and what somebody else wrote there stays as it is."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkdocs_speeches.hosts.project import Misuse, Project, Refusal

LEDGER = ".speeches-export.json"
"""In the folder: which files were written by us, and what we wrote into them."""


@dataclass(frozen=True, slots=True)
class Brought:
    """How many files were written, taken away, and the same as before."""

    written: int
    gone: int
    same: int


def check_export_folder(folder: Path, project: Project) -> None:
    """Raises Misuse for a folder in which a build or a person would take the export for something else."""
    place = folder.resolve()
    root = project.root.resolve()
    if root == place or root.is_relative_to(place):
        raise Misuse(f"{folder} 里是网站自己的文件——给导出另写一个文件夹，如 export")
    for inside in (project.docs, project.seeds):
        if place.is_relative_to(inside.resolve()):
            raise Misuse(f"{folder} 在 {inside} 之内，导出的会又被读进来——另写一个文件夹，如 export")
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise Misuse(f"{folder} 是一个文件——给导出另写一个文件夹，如 export")


def bring_up_to_date(folder: Path, files: Mapping[str, bytes]) -> Brought:
    """Writes what is new or changed, takes away what we wrote and is no more. Raises Refusal, and then nothing is done.

    A file is ours while it is as we left it: one that somebody else wrote or changed is never written over.
    """
    ours = _read_ledger(folder / LEDGER)
    digests = {name: _digest(content) for name, content in files.items()}
    present = {name: _digest_of(folder, name) for name in {*files, *ours}}
    if foreign := sorted(_foreign(folder, digests, present, ours)):
        raise Refusal("没有导出——下面的文件不是导出的，或导出后改过；移走它们，或导出到别的文件夹", *foreign)
    changed = [name for name in files if present[name] != digests[name]]
    gone = [name for name in ours if name not in files and present[name] in ours[name]]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # whatever ends the writing, what stands then is known to be ours
        _write_ledger(
            folder,
            {name: sorted({*ours.get(name, ()), digest}) for name, digest in digests.items()} | _rest(ours, files),
        )
        for name in changed:
            _write_over(folder / name, files[name])
        for name in gone:
            _take_away(folder, name)
        _write_ledger(folder, {name: [digest] for name, digest in digests.items()})
    except OSError as error:
        raise Refusal(f"写不进 {error.filename or folder}（{error.strerror}）——查看权限和磁盘，再运行一次") from None
    return Brought(len(changed), len(gone), len(files) - len(changed))


Ledger = Mapping[str, list[str]]
"""By the name of a file, the digests of what we wrote into it."""


def _rest(ours: Ledger, files: Mapping[str, bytes]) -> dict[str, list[str]]:
    return {name: digests for name, digests in ours.items() if name not in files}


def _foreign(folder: Path, digests: Mapping[str, str], present: Mapping[str, str], ours: Ledger) -> Iterator[str]:
    for name, digest in digests.items():
        if present[name] not in ("", digest, *ours.get(name, ())):
            yield str(folder / name)


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _digest_of(folder: Path, name: str) -> str:
    """What a file holds; nothing where there is none. What is no ordinary file, or behind a link, is never ours."""
    path = folder / name
    for place in (path, *path.parents):
        if place == folder:
            break
        if place.is_symlink() or (place != path and place.exists() and not place.is_dir()):
            return "foreign"
    if not path.exists():
        return ""
    return _digest(path.read_bytes()) if path.is_file() else "foreign"


def _read_ledger(path: Path) -> Ledger:
    """What we wrote before; nothing where the ledger is missing or spoilt: then all that is there is another's."""
    try:
        stated = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    files = stated.get("files") if isinstance(stated, dict) else None
    found = files.items() if isinstance(files, dict) else ()
    return {name: list(map(str, digests)) for name, digests in found if _is_inside(name) and isinstance(digests, list)}


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts and "\0" not in name


def _write_ledger(folder: Path, files: Ledger) -> None:
    shown = json.dumps({"files": dict(sorted(files.items()))}, ensure_ascii=False, indent=1)
    content = f"{shown}\n".encode()
    path = folder / LEDGER
    if not path.is_file() or path.read_bytes() != content:
        _write_over(path, content)


def _write_over(path: Path, content: bytes) -> None:
    """The whole file or none of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _take_away(folder: Path, name: str) -> None:
    """Removes a file, and the folders that it leaves empty."""
    path = folder / name
    path.unlink()
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()
