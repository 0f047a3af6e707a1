"""A site's builds share a store, which never changes what they publish."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.sites import FIVE_LINES, Site
from tests.test_edits import draft_speech

SEEDS = {f"seeds/{topic}.txt": "\n".join(draft_speech(topic)) for topic in ("安全", "防汛")}
SPOILT = f"{FIVE_LINES}      cache: mkdocs.yml/cache\n".replace("- speeches\n", "- speeches:\n")


def files(site: Site) -> Mapping[str, bytes]:
    built = (path for path in site.built.rglob("*") if path.is_file())
    return {path.relative_to(site.built).as_posix(): path.read_bytes() for path in built}


def test_with_a_store_and_without_one_the_same_is_published(site: Callable[..., Site]) -> None:
    cold = site(SEEDS, "--strict")
    assert (cold.folder / ".cache/speeches/store.sqlite").stat().st_size > 10_000
    first = files(cold)
    assert files(site({}, "--strict")) == first
    without = site({"mkdocs.yml": SPOILT}, "--strict")
    assert files(without) == first
    assert without.log.count("mkdocs.yml/cache 用不了") == 1


def test_a_store_among_what_is_published_is_refused(site: Callable[..., Site]) -> None:
    settings = f"{FIVE_LINES}      cache: docs/cache\n".replace("- speeches\n", "- speeches:\n")
    refused = site({"mkdocs.yml": settings, **SEEDS}, code=1)
    assert "cache: docs/cache lies inside docs_dir — move it beside" in refused.log
