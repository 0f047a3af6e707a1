"""Where links lead, as MkDocs has it: asked once for each file and folder instead of once for each link."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

# Where a page stands (its folder in docs, the one above its own in the site, whether it is the site's first page) →
# path in a link → the file and its address as seen from there.
_Known = dict[tuple[str, str, bool], dict[str, tuple[File, str]]]
_KNOWN: WeakKeyDictionary[Files, _Known] = WeakKeyDictionary()


class TargetUnknown(Exception):
    """A link leads to no page that is published: what there is to say of it MkDocs says."""


class Targets:
    """Resolves the links of one page, relative to its source, and notes every anchor that they ask for in `anchors`.

    Pages of one folder see another file at the same address, unless that file is the page or lies below it.
    """

    def __init__(self, page: File, files: Files) -> None:
        self.page = page
        self.files = files
        self.anchors: dict[File, dict[str, str]] = {}
        folder = posixpath.normpath(posixpath.dirname(page.url))
        place = posixpath.dirname(page.src_uri), posixpath.dirname(folder), folder == "."
        self.known = _KNOWN.setdefault(files, {}).setdefault(place, {})

    def resolve(self, target: str) -> str:
        """The address of a target, with or without a query and an anchor; that of another site stays as it is."""
        if ":" in target:
            return target
        rest, _, anchor = target.partition("#")
        path, mark, query = rest.partition("?")
        file, url = self._find(path)
        if anchor:
            self.anchors.setdefault(file, {}).setdefault(anchor, target)
        return f"{url}{mark}{query}#{anchor}" if anchor else f"{url}{mark}{query}"

    def _find(self, path: str) -> tuple[File, str]:
        found = self.known.get(path)
        if found and not self._is_near(found[0]):
            return found
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.src_uri), unquote(path)))
        file = self.files.get_file_from_path(uri)
        if not path or file is None or file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            raise TargetUnknown(path)
        url = get_relative_url(file.url, self.page.url)
        if not self._is_near(file):
            self.known[path] = file, url
        return file, url

    def _is_near(self, file: File) -> bool:
        return file is self.page or (bool(self.page.url) and file.url.startswith(self.page.url))
