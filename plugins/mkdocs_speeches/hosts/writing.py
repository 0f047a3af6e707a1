"""New files of a project: each comes whole or not at all, under a name that was free."""

from __future__ import annotations

import errno
import secrets
from pathlib import Path

from mkdocs_speeches.hosts.project import Refusal

_FULL = {
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EFBIG: "超出了这里允许的文件大小",
}


def write_new(path: Path, content: bytes) -> None:
    """Writes a file that is not there yet: aside first, so that under its name nobody ever finds half of it.

    Raises FileExistsError, Refusal where there is no room, and OSError.
    """
    aside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with aside.open("xb") as out:
            out.write(content)
        path.touch(exist_ok=False)
        aside.replace(path)
    except OSError as error:
        if error.errno in _FULL:
            raise Refusal(f"{_FULL[error.errno]}，没有写 {path}——腾出空间再运行") from None
        raise
    finally:
        aside.unlink(missing_ok=True)
