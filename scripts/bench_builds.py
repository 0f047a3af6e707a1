"""Cold builds of N speeches: the whole site beside plain MkDocs+Material with its built-in search."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.measure import Bench, Row

MEGABYTE = 1_000_000
SIZES = (100, 1000)


def measure(bench: Bench) -> Iterator[Row]:
    """Times, their ratio, peak memory and sizes for each number of speeches."""
    for n in SIZES:
        ours, plain = bench.builds(n)
        for name, built in (("the site", ours), ("plain", plain)):
            yield Row(f"{n} speeches: {name}", built.seconds, "s")
            yield Row(f"{n} speeches: processor time, {name}", built.processor, "s")
        yield Row(f"{n} speeches: ratio", ours.seconds / plain.seconds, "times plain", 1.5 if n == 1000 else None)
        # Beside other work on the machine, processor time tells more than the clock.
        yield Row(f"{n} speeches: ratio of processor time", ours.processor / plain.processor, "times plain")
        for name, built in (("the site", ours), ("plain", plain)):
            yield Row(f"{n} speeches: peak memory, {name}", built.memory / MEGABYTE, "MB")
            yield Row(f"{n} speeches: all files, {name}", built.size() / MEGABYTE, "MB")
            yield Row(f"{n} speeches: HTML, {name}", built.size("*.html") / MEGABYTE, "MB")
