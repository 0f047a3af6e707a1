"""Pages as they were published, kept in the store: a build in another process need not make them anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from mkdocs.utils import write_file

from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.store.memory import Stage
from mkdocs_speeches.core.store.storage import Storage
from mkdocs_speeches.search.plugin import SearchPlugin

Published = dict[str, tuple[str, float | None]]
"""Pages by address: the key of what was written, and with what boost it is found; None where search leaves it out."""


class Outputs:
    """What is stored of the pages of one build. `state` is all that a page may depend on but for its own content."""

    def __init__(self, storage: Storage, state: str, search: SearchPlugin | None) -> None:
        self._storage = storage
        self._state = state
        self._search = search
        self._key = storage.key(Stage.PUBLISHED, "", state) or b""
        self._last = cast(Published, storage.get(Stage.PUBLISHED, self._key) or {})
        self.keys: dict[str, bytes] = {}

    def recall(self, page: Page, date: str) -> bool:
        """Whether the last build published the same page, dated as this one."""
        key = self._storage.key(Stage.OUTPUT, page.uri, (page, date, self._state))
        if key is None:
            return False
        self.keys[page.uri] = key
        last = self._last.get(page.uri)
        return last is not None and last[0] == key.hex()

    def write(self, page: Page, path: str, url: str) -> bool:
        """Writes a page as it was, and tells search of it; False where it is lost."""
        content = self._storage.get(Stage.OUTPUT, self.keys[page.uri])
        if content is None:
            return False
        write_file(cast(bytes, content), path)
        if self._search:
            boost = self._last[page.uri][1]
            self._search.take(page.uri, page.told if boost is not None else "", page.names, url, boost or 1.0)
        return True

    def take(self, uri: str, output: str) -> None:
        """Keeps what is written of a page."""
        if uri in self.keys and output.strip():
            self._storage.put(Stage.OUTPUT, self.keys[uri], output.encode("utf-8", "xmlcharrefreplace"))

    def end(self, pages: Iterable[Page]) -> None:
        """Keeps which pages are as they were written."""
        found = ((page, self._boost_of(page)) for page in pages if page.uri in self.keys)
        published = {
            page.uri: (self.keys[page.uri].hex(), boost)
            for page, boost in found
            if boost is None or page.packed.record  # else search has read the page itself
        }
        self._storage.put(Stage.PUBLISHED, self._key, published)

    def _boost_of(self, page: Page) -> float | None:
        entry = self._search.entries.get(page.uri) if self._search else None
        return entry.boost if entry else None
