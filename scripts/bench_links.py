"""Tags and links on one core: 1,000, 2,000, 4,000 and 10,000 speeches, beside jieba that only cuts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise

from scripts.measure import Bench, Row, run

SIZES = (1_000, 2_000, 4_000, 10_000)
MOST_SECONDS = {("tags", 1_000): 8, ("links", 1_000): 3, ("links", 10_000): 60}
MOST_GIGABYTES = {10_000: 3}
ONE = {"speeches": "speech", "matches": "pair of equal runs"}


def measure(bench: Bench) -> Iterator[Row]:
    """Processor time, its growth, and the memory that links take above the library that they are found in."""
    figures = {}
    for n in SIZES:
        target = bench.folder / "linking.json"
        run(bench.folder, "-m", "scripts.linking", str(target), str(n))
        figures[n] = {"speeches": n, **json.loads(target.read_text("utf-8"))}
        for stage in ("tags", "links"):
            yield Row(f"{n} speeches: {stage}", figures[n][stage], "s", MOST_SECONDS.get((stage, n)))
        yield Row(f"{n} speeches: tags", figures[n]["tags"] / figures[n]["jieba"], "times jieba")
        yield Row(f"{n} speeches: peak memory of links", figures[n]["memory"] / 1e9, "GB", MOST_GIGABYTES.get(n))
    for low, high in pairwise(SIZES):
        before, behind = figures[low], figures[high]
        for stage, of in (("tags", "speeches"), ("links", "speeches"), ("links", "matches")):
            growth = behind[stage] / before[stage] / (behind[of] / before[of])
            yield Row(f"{high} against {low}: {stage}, for each {ONE[of]}", growth, "times")
