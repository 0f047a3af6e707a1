"""Where the processor time of 1,000 speeches goes, in multiples of a plain MkDocs+Material build with its search."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.measure import Bench, Row, run_stages

MOST = {"reading": 0.15, "tags": 0.4, "links": 0.2, "search": 0.3, "pages": 0.6, "rest": None}


def measure(bench: Bench) -> Iterator[Row]:
    """One row for each stage of one build, with its upper bound."""
    builds = bench.builds(1000)
    spent = run_stages(bench.library(1000))
    for stage, most in MOST.items():
        yield Row(stage, spent.get(stage, 0.0) / builds.plain.processor, "times plain", most)
        yield Row(
            f"{stage} (the same)", spent.get(stage, 0.0) / builds.speeches.processor, "times plain, speeches alone"
        )
