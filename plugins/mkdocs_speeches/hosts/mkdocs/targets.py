"""Where links lead, by MkDocs's own word, asked once for each file and folder instead of once for each link."""

from __future__ import annotations

import posixpath
from typing import Any
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from markdown import Markdown
from mkdocs.structure.files import File, Files

# Where a page stands (its folder in docs, the one above its own in the site, whether it is the site's first page) →
# path in a link → the file and its address as seen from there.
_Known = dict[tuple[str, str, bool], dict[str, tuple[File, str]]]
_KNOWN: WeakKeyDictionary[Files, _Known] = WeakKeyDictionary()


class Targets:
    """Resolves the links of one page; outside of MkDocs it leaves them as they are.

    Pages of one folder see another file at the same address, unless that file is the page or lies below it. MkDocs
    warns of what leads nowhere, and hears of every anchor, as without this.
    """

    def __init__(self, md: Markdown) -> None:
        self.processor: Any = None
        if "relpath" in md.treeprocessors:
            self.processor = md.treeprocessors["relpath"]
            file: File = self.processor.file
            folder = posixpath.normpath(posixpath.dirname(file.url))
            place = posixpath.dirname(file.src_uri), posixpath.dirname(folder), folder == "."
            self.known = _KNOWN.setdefault(self.processor.files, {}).setdefault(place, {})

    def resolve(self, target: str) -> str:
        """The address of a link's target: a path relative to the page's source, with or without an anchor."""
        if not self.processor:
            return target
        path, _, anchor = target.partition("#")
        file, url = self.known.get(path, (None, ""))
        if file is None or self._is_near(file):
            return self._ask(target, path)
        if not anchor:
            return url
        self.processor.links_to_anchors.setdefault(file, {}).setdefault(anchor, target)
        return f"{url}#{anchor}"

    def _ask(self, target: str, path: str) -> str:
        url: str = self.processor.path_to_url(target)
        page: File = self.processor.file
        source = posixpath.join(posixpath.dirname(page.src_uri), unquote(path))
        file = self.processor.files.get_file_from_path(posixpath.normpath(source))
        if path and file and not file.inclusion.is_excluded() and not self._is_near(file):
            self.known[path] = file, url.partition("#")[0]
        return url

    def _is_near(self, file: File) -> bool:
        page: File = self.processor.file
        return file is page or (bool(page.url) and file.url.startswith(page.url))
