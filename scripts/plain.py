"""Writes the pages of a library as Markdown files that plain MkDocs and Material can build.

usage: python -m scripts.plain SEEDS DOCS
"""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.core.rules.load import load_rules

OWN_TEMPLATE = "template: speech.html\n"


def main(seeds: Path, docs: Path) -> None:
    """All pages, below `docs`, but for the template that only the plugin brings."""
    for page in build((Seed(path.name, path.read_bytes()) for path in seeds.iterdir()), load_rules()).pages:
        path = docs / page.uri
        path.parent.mkdir(exist_ok=True)
        path.write_text(page.text.replace(OWN_TEMPLATE, "", 1), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
