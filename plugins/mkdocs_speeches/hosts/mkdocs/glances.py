"""What is told of terms at a glance, as a few scripts beside the modules, each asked for when a reader first does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_speeches.core.pages.glances import Glance
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.hosts.mkdocs.characters import write_data

GLANCES = "assets/terms-{}.js"
SHARES = 16
"""Among so many files all terms are shared out: each is small, and few are asked for."""


def write_glances(pages: Iterable[Page], files: Files, config: MkDocsConfig) -> None:
    """Writes them, by the addresses of the terms' pages."""
    shares: dict[int, dict[str, object]] = defaultdict(dict)
    for page in pages:
        file = files.get_file_from_path(page.uri)
        if page.glance and file:
            address = unquote(file.url)
            shares[share_of(address)][address] = _tell_glance(page.glance, files)
    for number, told in shares.items():
        write_data(GLANCES.format(number), dict(sorted(told.items())), config)


def share_of(address: str) -> int:
    """Which file tells of the page at this address: `glances.js` works it out, too."""
    return sum(address.encode("utf-16-le")) % SHARES


def _tell_glance(glance: Glance, files: Files) -> dict[str, object]:
    first = glance.first
    page = files.get_file_from_path(first.uri) if first else None
    told: dict[str, object] = {"name": glance.name, "speeches": glance.speeches, "places": glance.places}
    if first and page:
        told["first"] = [first.day, first.title, f"{page.url}#{first.anchor}" if first.anchor else page.url]
    if glance.rates:
        told["rates"] = [list(rate) for rate in glance.rates]
    return told
