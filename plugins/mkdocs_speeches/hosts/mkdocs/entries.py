"""The navigation of a site: five entries, and the home page behind the site's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as SitePage

from mkdocs_speeches.core.library.addresses import (
    CITED,
    COMPARISON,
    DIAGNOSTICS,
    OCCASIONS,
    PHRASINGS,
    SOURCES,
    SPEAKERS,
    SPEECHES,
    TERMS,
)

HOME_FILE = "index.md"
ENTRIES: Sequence[tuple[str, Sequence[str]]] = (
    ("讲话", (SPEECHES,)),
    ("主题", (TERMS,)),
    ("人与会", (SPEAKERS, OCCASIONS)),
    ("说法与对照", (PHRASINGS, CITED, COMPARISON)),
    ("关于", ("about.md", SOURCES, DIAGNOSTICS, "corrections.md")),
)
"""The entries of a site that says nothing of its navigation, with their pages; what a site lacks is left out."""
IN_NAVIGATION = (HOME_FILE, *(uri for _, uris in ENTRIES for uri in uris))


# before plugins that arrange the navigation as the author says elsewhere
@event_priority(200)
def arrange_unstated(plugin: object, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Puts the lists in their order, before the author's own pages, where the author has said nothing of it."""
    if config.nav is None:
        arrange(nav)
    return nav


def arrange(nav: Navigation) -> None:
    """Puts the pages of a site into the five entries, before the author's own."""
    pages = {item.file.src_uri: item for item in nav.items if isinstance(item, SitePage)}
    others = [item for item in nav.items if not isinstance(item, SitePage) or item.file.src_uri not in IN_NAVIGATION]
    nav.items[:] = [*_arranged(pages), *others]


def find_home(nav: Navigation, files: Files) -> None:
    """Lets the site's name lead home, also where the home page is no entry of its own."""
    home = files.get_file_from_path(HOME_FILE)
    if nav.homepage is None and home is not None and home.page is not None:
        nav.homepage = home.page


def _arranged(pages: dict[str, SitePage]) -> Iterator[StructureItem]:
    for title, uris in ENTRIES:
        found: list[StructureItem] = [pages[uri] for uri in uris if uri in pages]
        if len(found) == 1 and len(uris) == 1:
            found[0].title = title
            yield found[0]
        elif found:
            section = Section(title, found)
            for page in found:
                page.parent = section
            yield section
