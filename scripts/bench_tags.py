"""Subjects that tags meet, of those written down first: ours beside jieba's TF-IDF and TextRank, the first twelve."""

from __future__ import annotations

import io
import json
import logging
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from pathlib import Path

from scripts.floors import inspect, tag_totals
from scripts.measure import ROOT, Bench, Row

with warnings.catch_warnings():
    # jieba imports pkg_resources, and its regular expressions are written without raw strings
    warnings.simplefilter("ignore")
    import jieba.analyse

SHARED = ROOT.parent / "shared"
FIRST = 12
"""So many tags of each speech the scorer looks at."""
METHODS: Mapping[str, Callable[..., list[str]]] = {
    "jieba TF-IDF": jieba.analyse.extract_tags,
    "jieba TextRank": jieba.analyse.textrank,
}


def measure(bench: Bench, shared: Path = SHARED) -> Iterator[Row]:
    """A row for each way of choosing tags; none where the set is absent."""
    folder, scorer = shared / "gold/tags", shared / "tools/score_tags_field.py"
    if not scorer.is_file():
        return
    jieba.setLogLevel(logging.WARNING)
    ours = inspect(sorted(folder.glob("*.txt")), bench.folder / "tags.json")
    yield Row("ours", _covered(scorer, ours), "of subjects")
    for name, method in METHODS.items():
        theirs = _chosen_by(method, ours, folder, bench.folder / "theirs.json")
        yield Row(name, _covered(scorer, theirs), "of subjects")


def _covered(scorer: Path, tags: Path) -> float:
    """The share of subjects that tags meet, without what the scorer prints of each speech."""
    with redirect_stdout(io.StringIO()):
        return tag_totals(scorer, scorer.parent.parent / "gold/tags", tags)["covered"]


def _chosen_by(method: Callable[..., list[str]], ours: Path, folder: Path, target: Path) -> Path:
    """The same speeches, written to `target`, with the tags that a method of jieba gives their text."""
    files = json.loads(ours.read_text("utf-8"))
    for file in files:
        lines = (folder / Path(file["source"]).name).read_text("utf-8").splitlines()
        for speech in file["speeches"]:
            text = "\n".join(lines[speech["first_line"] - 1 : speech["last_line"]])
            speech["tags"] = method(text, topK=FIRST)
    target.write_text(json.dumps(files, ensure_ascii=False), "utf-8")
    return target
