"""A served site follows its seeds also where their folder is moved away and comes back."""

from __future__ import annotations

import os
import tempfile
import threading
from contextlib import suppress
from itertools import count
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

_SECONDS = 0.5


class Keeper(threading.Thread):
    """Watches a folder anew whenever the host's own watch of it has ended, which it does with the folder."""

    def __init__(self, server: LiveReloadServer, folder: str) -> None:
        super().__init__(daemon=True)
        self._server = server
        self._folder = os.path.abspath(folder)
        self._over = threading.Event()
        # the host builds again only for a file that changes where it looks
        self._bell = tempfile.TemporaryDirectory(prefix="mkdocs_speeches_")
        server.watch(self._bell.name)

    def run(self) -> None:
        """Looks twice a second, until it is ended."""
        for number in count():
            if self._over.wait(_SECONDS):
                return
            if self._server.observer.is_alive() and os.path.isdir(self._folder) and not self._is_watched():
                with suppress(OSError):  # it may be gone again
                    self._watch()
                    (Path(self._bell.name) / str(number)).touch()

    def end(self) -> None:
        """Ends the thread, and what it left on the disk."""
        self._over.set()
        if self.is_alive():
            self.join()
        self._bell.cleanup()

    def _is_watched(self) -> bool:
        return any(
            emitter.is_alive() for emitter in self._server.observer.emitters if emitter.watch.path == self._folder
        )

    def _watch(self) -> None:
        with suppress(KeyError):
            while True:  # as often as it was asked to watch
                self._server.unwatch(self._folder)
        self._server.watch(self._folder)
