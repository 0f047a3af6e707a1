"""What a home page shows where it asks for the library: a field to search in, and the overview."""

from __future__ import annotations

import html
from pathlib import Path
from string import Template

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_relative_url

from mkdocs_speeches.hosts.mkdocs.companions import SEARCH_PAGE
from mkdocs_speeches.hosts.placeholders import OVERVIEW_MARK

_SEARCH_FIELD = Path(__file__).parents[2] / "templates/partials/search-field.html"


def show_overview(markdown: str, overview: str, page: SitePage, files: Files) -> str:
    """The page with the overview in its place, below a field that leads to the search page, where there is one."""
    search = files.get_file_from_path(SEARCH_PAGE)
    if search is None:
        return markdown.replace(OVERVIEW_MARK, overview)
    action = html.escape(get_relative_url(search.url, page.url))
    field = Template(_SEARCH_FIELD.read_text("utf-8")).substitute(action=action)
    return markdown.replace(OVERVIEW_MARK, f"{field}\n{overview}")
