"""Serves a built site as static hosts do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class FolderHandler(SimpleHTTPRequestHandler):
    """Serves a folder below a sub-path, silently."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each body waits 40 ms for its head to be acknowledged

    def __init__(self, *args: object, under: str, **kwargs: object) -> None:
        self.under = under
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.under)
        return super().translate_path(path.removeprefix(self.under) if inside else "/there-is-nothing-here")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: a request is no news."""


class FolderServer(ThreadingHTTPServer):
    """A server of folders."""

    request_queue_size = 128  # a browser opens several connections at once, and none is to be turned away


@contextmanager
def serving(folder: Path, *, under: str = "/", handler: type[FolderHandler] = FolderHandler) -> Iterator[str]:
    """The URL, with a closing `/`, of a folder on a free port below `under`, while the block runs."""
    server = FolderServer(("127.0.0.1", 0), partial(handler, directory=str(folder), under=under))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{under}"
    finally:
        server.shutdown()
        server.server_close()
