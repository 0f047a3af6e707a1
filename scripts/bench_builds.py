"""Cold builds of N speeches: the site beside plain MkDocs+Material with its built-in search over the same pages."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.measure import Bench, Row, rebuild_edited

MEGABYTE = 1_000_000
SIZES = (100, 1000)


def measure(bench: Bench) -> Iterator[Row]:
    """Times, their ratio, peak memory and sizes for each number of speeches."""
    for n in SIZES:
        builds = bench.builds(n)
        sides = (("the site", builds.site), ("plain", builds.plain), ("plain, speeches alone", builds.speeches))
        for name, built in sides:
            yield Row(f"{n} speeches: {name}", built.seconds, "s")
            yield Row(f"{n} speeches: processor time, {name}", built.processor, "s")
        for name, built in sides[1:]:
            most = 1.5 if n == 1000 and built is builds.plain else None
            yield Row(f"{n} speeches: ratio", builds.site.seconds / built.seconds, f"times {name}", most)
            # Beside other work on the machine, processor time tells more than the clock.
            yield Row(
                f"{n} speeches: ratio of processor time", builds.site.processor / built.processor, f"times {name}"
            )
        for name, built in sides:
            yield Row(f"{n} speeches: peak memory, {name}", built.memory / MEGABYTE, "MB")
            yield Row(f"{n} speeches: all files, {name}", built.size() / MEGABYTE, "MB")
            yield Row(f"{n} speeches: HTML, {name}", built.size("*.html") / MEGABYTE, "MB")
            yield Row(f"{n} speeches: pages, {name}", built.count("*.html"), "")
        again = rebuild_edited(bench.library(n))
        yield Row(f"{n} speeches: processor time, again, one seed edited", again.processor, "s")
        most = 0.5 if n == 1000 else None
        yield Row(
            f"{n} speeches: again, one seed edited", again.processor / builds.speeches.processor, "times plain", most
        )
