"""What stages made, as bytes in one file: SQLite keeps it whole when a build is killed, or two write at once.

The store is only ever a help. Where it can't be read or written, the build goes on without it, and that is said once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from zlib import crc32

STORE_FORMAT = 1
"""Of the file; one of another format is begun anew."""
STORE = "store.sqlite"
BUILDS = 3
"""What so many builds have not asked for is forgotten: the store holds no more than these needed."""
_PATIENCE = 10.0
"""Seconds that a build waits for another one to write."""
_BATCH_BYTES = 4_000_000
"""So many bytes wait to be written together."""
_SUM = 4
"""Bytes of the check sum in front of each result."""
_TABLES = (
    "CREATE TABLE results (key BLOB PRIMARY KEY, content BLOB NOT NULL)",
    "CREATE TABLE uses (key BLOB PRIMARY KEY, build INTEGER NOT NULL) WITHOUT ROWID",
)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
"""The last stands for tables that are not ours."""
Given = TypeVar("Given")


class Damaged(Exception):
    """A result is not what was written."""


class Disk:
    """The results in a folder, by key. `tell` is given a line where the store is damaged or can't be used.

    All that one process builds counts as one build: of a served site most results are asked for in the first alone.
    """

    def __init__(self, folder: Path, tell: Callable[[str], None]) -> None:
        self.folder = folder
        self._tell = tell
        self._waiting: dict[bytes, bytes] = {}
        self._size = 0
        self._used: set[bytes] = set()
        self._build = 0
        self._has_forgotten = False
        self._file: sqlite3.Connection | None = None
        self._given_up = False

    def get(self, key: bytes) -> bytes | None:
        """What was put there, in this build or an earlier one."""
        content = self._waiting.get(key) or self._guarded(lambda file: self._read(file, key))
        if content is None:
            return None
        self._used.add(key)
        return content[_SUM:]

    def put(self, key: bytes, content: bytes) -> None:
        """Keeps a result, at the latest when the build ends."""
        if self._given_up:
            return
        self._waiting[key] = crc32(content).to_bytes(_SUM, "big") + content
        self._used.add(key)
        self._size += len(content)
        if self._size > _BATCH_BYTES:
            self._guarded(self._write)

    def end(self) -> None:
        """Ends a build: all is written, and what no build asks for any more is forgotten."""
        self._guarded(self._write)
        if not self._has_forgotten:
            self._guarded(self._forget)
        self._close()

    def discard(self) -> None:
        """Throws away what is stored, which is damaged, and begins anew."""
        self._tell(f"缓存 {self.folder} 已损坏，丢掉重做")
        self._close()
        self._waiting.clear()
        self._used.clear()
        try:
            for path in self.folder.glob(f"{STORE}*"):
                path.unlink()
        except OSError as error:
            self._give_up(error)

    def _close(self) -> None:
        """Lets go of the file; it is opened again when it is asked for."""
        if self._file:
            with suppress(sqlite3.Error):
                self._file.close()
        self._file = None

    def _guarded(self, work: Callable[[sqlite3.Connection], Given]) -> Given | None:
        """What some work on the file gives; nothing where it fails, or there is no file to work on."""
        if self._given_up:
            return None
        try:
            self._file = self._file or self._open()
            return work(self._file)
        except Damaged:
            self.discard()
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in _DAMAGED:
                self.discard()
            else:
                self._give_up(error)
        except OSError as error:
            self._give_up(error)
        return None

    def _give_up(self, error: Exception) -> None:
        self._given_up = True
        self._close()
        self._waiting.clear()
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        self._tell(f"缓存 {self.folder} 用不了（{reason}）：这次不用它，照常生成")

    def _open(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True)
        ignored = self.folder / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", "utf-8")
        file = sqlite3.connect(self.folder / STORE, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "synchronous = NORMAL"):
            file.execute(f"PRAGMA {pragma}")
        [version] = file.execute("PRAGMA user_version").fetchone()
        if version != STORE_FORMAT:
            self._begin(file)
        if not self._build:
            [last] = file.execute("SELECT max(build) FROM uses").fetchone()
            self._build = (last or 0) + 1
        return file

    def _begin(self, file: sqlite3.Connection) -> None:
        """Makes the tables, in the place of those of another format; another build may be about the same."""
        file.execute("PRAGMA auto_vacuum = FULL")
        with self._transaction(file):
            [version] = file.execute("PRAGMA user_version").fetchone()
            if version != STORE_FORMAT:
                tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                for (table,) in tables:
                    file.execute(f'DROP TABLE "{table}"')
                for statement in _TABLES:
                    file.execute(statement)
                file.execute(f"PRAGMA user_version = {STORE_FORMAT}")

    def _read(self, file: sqlite3.Connection, key: bytes) -> bytes | None:
        row = file.execute("SELECT content FROM results WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        content: bytes = row[0]
        if int.from_bytes(content[:_SUM], "big") != crc32(content[_SUM:]):
            raise Damaged
        return content

    def _write(self, file: sqlite3.Connection) -> None:
        with self._transaction(file):
            file.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", self._waiting.items())
            rows = ((key, self._build) for key in self._used)
            file.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?)", rows)
        self._waiting.clear()
        self._used.clear()
        self._size = 0

    def _forget(self, file: sqlite3.Connection) -> None:
        with self._transaction(file):
            file.execute("DELETE FROM uses WHERE build <= ?", (self._build - BUILDS,))
            file.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM uses)")
        self._has_forgotten = True

    @contextmanager
    def _transaction(self, file: sqlite3.Connection) -> Iterator[None]:
        """All of what is done in it stands, or nothing."""
        file.execute("BEGIN IMMEDIATE")
        try:
            yield
            file.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                file.execute("ROLLBACK")
            raise
