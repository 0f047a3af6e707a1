"""What the browser gets besides the index: modules, style, and the search page."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

FOLDER = "search"
"""Where index and assets lie below the site's root."""

SEARCH_SCRIPT = "search.js"
STYLE = "search.css"

PAGE_MARK = "data-search-page"
"""Carried by the element in whose place the search shows."""


def copy_assets(folder: Path) -> None:
    """Puts modules and style into `folder`; they find the index beside themselves."""
    folder.mkdir(parents=True, exist_ok=True)
    for asset in files(__name__).iterdir():
        if asset.name == STYLE or asset.name.endswith(".js"):
            (folder / asset.name).write_bytes(asset.read_bytes())


def read_asset(name: str) -> str:
    """The text of an asset: `search.md` is the search page in Markdown, `search.html` as a page by itself."""
    return files(__name__).joinpath(name).read_text("utf-8")
