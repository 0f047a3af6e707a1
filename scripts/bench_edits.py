"""What an edit costs while 1,000 speeches are served, in multiples of plain MkDocs and Material with its search."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from scripts.measure import Bench, Row, run_edits

MOST = 0.15
EDITS = 3


def measure(bench: Bench, n: int = 1000) -> Iterator[Row]:
    """The first build, then the median edit, by processor time and by the clock."""
    first, *edits = run_edits(bench.library(n), EDITS)
    plain = bench.builds(n).speeches
    processor, clock = (statistics.median(edit[side] for edit in edits) for side in (0, 1))
    yield Row(f"{n} speeches served: first build", first[0], "s")
    yield Row(f"{n} speeches served: an edit", processor, "s")
    yield Row(f"{n} speeches served: an edit by the clock", clock, "s")
    yield Row(f"{n} speeches served: an edit", processor / plain.processor, "times plain, speeches alone", MOST)
    yield Row(f"{n} speeches served: an edit", processor / first[0], "times first build")
