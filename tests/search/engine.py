"""The reader by itself: an index in a served folder, queried in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from mkdocs_speeches.core.text.record import NameGroups
from mkdocs_speeches.search.assets import FOLDER, copy_assets
from mkdocs_speeches.search.entry import IndexEntry
from mkdocs_speeches.search.index import write_index

EVERY = 1_000_000


@dataclass(frozen=True, slots=True)
class Engine:
    """A page of the browser that has the reader at hand."""

    page: Page
    base: str

    def call(self, body: str, argument: object = None) -> Any:
        """Runs the body of an asynchronous function over `reader` and `given`."""
        script = f"async ([url, given]) => {{ const reader = await import(url); {body} }}"
        return self.page.evaluate(script, [f"{self.base}{FOLDER}/reader.js", argument])

    def find(self, query: str, filters: Mapping[str, object] | None = None, **options: object) -> dict[str, Any]:
        """What `find` gives, with all results unless `limit` says otherwise."""
        asked = [query, filters or {}, {"limit": EVERY, **options}]
        found: dict[str, Any] = self.call("return reader.find(...given)", asked)
        return found

    def places(self, queries: Iterable[tuple[str, Mapping[str, object]]]) -> list[dict[str, Any]]:
        """For each query with its filters: pages and places as counted, and places by page."""
        answers: list[dict[str, Any]] = self.call(
            """
            const answers = [];
            for (const [query, filters] of given) {
                const { pages, places, results } = await reader.find(query, filters, { limit: 1e6 });
                answers.push({ pages, places, found: Object.fromEntries(results.map((r) => [r.uri, r.places])) });
            }
            return answers;
            """,
            [list(query) for query in queries],
        )
        return answers


def write_site(entries: Sequence[IndexEntry], folder: Path, names: NameGroups = ()) -> None:
    """An index without its site."""
    copy_assets(folder / FOLDER)
    write_index(entries, folder / FOLDER, page="search/", names=names)
    (folder / "empty.html").write_text("<!doctype html><title>空</title>", "utf-8")


def open_engine(page: Page, serve_site: Callable[..., str], folder: Path) -> Engine:
    """The reader over what lies in `folder`."""
    base = serve_site(folder)
    page.goto(f"{base}empty.html")
    return Engine(page=page, base=base)
