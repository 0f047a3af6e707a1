"""Measures the site against plain MkDocs and Material over the same pages; ratios hold elsewhere, seconds do not.

Every module `scripts/bench_*.py` adds a part: its `measure(bench)` yields the rows of its table, its docstring's first
line is the title.

usage: python -m scripts.bench [PART …]   (builds, stages …; without one, all)
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from scripts.measure import Bench

HERE = Path(__file__).resolve().parent


def main(wanted: list[str]) -> int:
    """Prints a table for each part; 2 where a part does not exist."""
    parts = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    if unknown := sorted(set(wanted) - set(parts)):
        print(f"no such part: {', '.join(unknown)} — there are {', '.join(parts)}", file=sys.stderr)
        return 2
    bench = Bench()
    try:
        for part in parts:
            if not wanted or part in wanted:
                run(part, bench)
    finally:
        bench.close()
    return 0


def run(part: str, bench: Bench) -> None:
    """Prints a part's rows as they come: some take a minute."""
    module = importlib.import_module(f"scripts.bench_{part}")
    title = (module.__doc__ or part).splitlines()[0]
    print(f"\n{part}: {title}", flush=True)
    for row in module.measure(bench):
        print(row, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
