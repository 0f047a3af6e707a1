"""Cuts, tags and links N made speeches on one core, and writes as JSON what each took.

usage: python -m scripts.linking FIGURES.json N
"""

from __future__ import annotations

import json
import sys
import tracemalloc
from pathlib import Path

import jieba

from mkdocs_speeches.core.library.links import find_links
from mkdocs_speeches.core.library.terms import find_terms
from mkdocs_speeches.core.library.texts import gather_texts
from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pipeline import read_library
from mkdocs_speeches.core.rules.load import load_rules
from scripts.library import make_speeches
from scripts.measure import timed


def main(target: Path, n: int) -> None:
    """`tags`, `links`, `jieba`: processor seconds; `matches`: pairs of equal runs; `memory`: bytes of linking."""
    rules = load_rules()
    texts = gather_texts(read_library([Seed(made.name, made.raw().encode()) for made in make_speeches(n)], rules)[0])
    jieba.initialize()
    terms, tags = timed(lambda: find_terms(texts, rules.lexicon))
    _, alone = timed(lambda: sum(1 for block in texts.blocks for _ in jieba.cut(block.text, HMM=False)))
    found, links = timed(lambda: find_links(texts, terms, rules))
    matches = int(found.passages.matches.starts.size)
    del found
    tracemalloc.start()
    find_links(texts, terms, rules)
    memory = tracemalloc.get_traced_memory()[1]
    figures = {"tags": tags, "jieba": alone, "links": links, "matches": matches, "memory": memory}
    target.write_text(json.dumps(figures), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[2].isdecimal():
        sys.exit(__doc__)
    main(Path(sys.argv[1]), int(sys.argv[2]))
