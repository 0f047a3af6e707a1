"""What the browser gets besides the index: modules, style, and the search page."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from mkdocs_speeches.search.joined import JOINED, join_modules

FOLDER = "search"
"""Where index and assets lie below the site's root."""

SEARCH_SCRIPT = "search.js"
DISK_SCRIPT = "disk.js"
"""Takes the joined modules of its folder where a page is opened from a disk."""
STYLE = "search.css"

PAGE_MARK = "data-search-page"
"""Carried by the element in whose place the search shows."""


def copy_assets(folder: Path) -> None:
    """Puts style and modules into `folder`, these also as one script; they find the index beside themselves."""
    folder.mkdir(parents=True, exist_ok=True)
    modules = {}
    for asset in files(__name__).iterdir():
        if asset.name.endswith(".js"):
            modules[asset.name] = asset.read_text("utf-8")
        if asset.name == STYLE or asset.name in modules:
            (folder / asset.name).write_bytes(asset.read_bytes())
    (folder / JOINED).write_text(join_modules(modules, SEARCH_SCRIPT), "utf-8", newline="\n")


def read_asset(name: str) -> str:
    """The text of an asset: `search.md` is the search page in Markdown, `search.html` as a page by itself."""
    return files(__name__).joinpath(name).read_text("utf-8")
