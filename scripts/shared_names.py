"""Writes what Python and the modules in the browser both go by: `python -m scripts.shared_names`.

Each name and number is stated in Python, where it belongs to; the modules get them as a module of constants, so that no
build step is needed. A test holds that what is written is what Python states.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from mkdocs_speeches.core.pages import attributes
from mkdocs_speeches.core.pages.attributes import CLASSES
from mkdocs_speeches.core.pages.nodes import Style
from mkdocs_speeches.core.text.corpus import BOUNDARY
from mkdocs_speeches.core.text.record import CONTINUES
from mkdocs_speeches.core.text.sought import GAP, MARK, NUMBER, THOUSANDS
from mkdocs_speeches.hosts.mkdocs.characters import CHARACTERS
from mkdocs_speeches.hosts.mkdocs.glances import GLANCES, SHARES
from mkdocs_speeches.search.assets import PAGE_MARK
from mkdocs_speeches.search.index import FACETS, FORMAT, MANIFEST, PAGES, POSTINGS, SIZES, START, WORDS, IndexZone
from mkdocs_speeches.search.rendered import CONTENT, IGNORED, INLINE

PACKAGE = Path(__file__).resolve().parent.parent / "plugins/mkdocs_speeches"
HEAD = "// Written by `python -m scripts.shared_names` from the constants of Python: change them there.\n\n"
SEARCH: Mapping[str, object] = {
    "FORMAT": FORMAT,
    "MANIFEST": MANIFEST,
    "START": START,
    "FACETS": FACETS,
    "WORDS": WORDS,
    "SIZES": SIZES,
    "PAGES": PAGES,
    "POSTINGS": POSTINGS,
    "BOUNDARY": BOUNDARY,
    "MARK": ord(MARK),
    "GAP": ord(GAP),
    "NUMBER": NUMBER,
    "THOUSANDS": THOUSANDS,
    "ZONES": [zone.name for zone in IndexZone],
    "PAGE_MARK": PAGE_MARK,
    "CONTINUES": CONTINUES,
    "CONTENT": list(CONTENT),
    "IGNORED": IGNORED,
    "INLINE": ", ".join(sorted(INLINE)),
}
STYLES = (
    *(Style.SUBTITLE, Style.FACTS, Style.TAGS, Style.NEIGHBOURS, Style.PREVIOUS, Style.NEXT),
    *(Style.RELATED_TITLE, Style.RELATED, Style.COMPARED, Style.COMPARISON),
    *(Style.ITEM, Style.LISTING, Style.TERM, Style.GROUP, Style.PAGER, Style.CONCORDANCE, Style.CONTEXT),
)
NAMES = ("SPEECH", "BODY", "HEADING", "HEADER_LINK", "BEFORE", "TOTAL", "DATE")
SPEECHES: Mapping[str, object] = {
    **{name: getattr(attributes, name) for name in NAMES},
    **{style.name: CLASSES[style] for style in STYLES},
    "SHARES": SHARES,
    "GLANCES": Path(GLANCES).name,
    "CHARACTERS": Path(CHARACTERS).name,
}
MODULES = {
    PACKAGE / "search/assets/contract.js": SEARCH,
    PACKAGE / "assets/names.js": SPEECHES,
}


def spell(constants: Mapping[str, object]) -> str:
    """A module of constants."""
    lines = (f"export const {name} = {json.dumps(value, ensure_ascii=False)};" for name, value in constants.items())
    return HEAD + "\n".join(lines) + "\n"


def main() -> None:
    """Writes both modules."""
    for path, constants in MODULES.items():
        path.write_text(spell(constants), "utf-8")


if __name__ == "__main__":
    main()
