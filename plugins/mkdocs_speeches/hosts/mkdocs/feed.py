"""The news of a library as an Atom feed: speeches that came or changed, the latest first, by the dates of git."""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

from feedgenerator import Atom1Feed
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_speeches.core.pages.citing import Reference
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.hosts.revisions import first_dates

FEED = "feed.xml"
NEWS = 50
"""So many speeches are in it at most."""
ChangedSpeech = tuple[str, Page, Reference, File]
"""The day of the last change, the page of a speech, what is told of it, and its file."""


def has_feed(dates: Mapping[str, str], config: MkDocsConfig) -> bool:
    """Whether a feed can be written: it needs addresses that hold everywhere, and days."""
    return bool(config.site_url and dates)


def write_feed(
    origins: Mapping[str, Page], dates: Mapping[str, str], seeds: Path, files: Files, config: MkDocsConfig
) -> None:
    """Writes the feed, unless the author has a file there. `dates` are days by the name of the seed in the folder."""
    if not has_feed(dates, config) or files.get_file_from_path(FEED):
        return
    told = sorted(_changed(origins, dates, files), key=lambda one: one[1].uri)
    told.sort(key=lambda one: one[0], reverse=True)
    site, first = config.site_url or "", first_dates(seeds)
    feed = Atom1Feed(
        title=html.unescape(config.site_name),
        link=site,
        description=html.unescape(config.site_description or "新收入和修改过的讲话"),
        language="zh",
        feed_url=urljoin(site, FEED),
    )
    for day, page, reference, file in told[:NEWS]:
        address = urljoin(site, file.url)
        feed.add_item(
            title=reference.title,
            link=address,
            unique_id=address,
            description=reference.description,
            author_name=reference.speaker or None,
            categories=reference.tags,
            pubdate=_moment(first.get(page.source or "", day)),
            updateddate=_moment(day),
        )
    with (Path(config.site_dir) / FEED).open("w", encoding="utf-8", newline="\n") as written:
        feed.write(written, "utf-8")


def _changed(origins: Mapping[str, Page], dates: Mapping[str, str], files: Files) -> list[ChangedSpeech]:
    found = []
    for page in origins.values():
        day, file = dates.get(page.source or "", ""), files.get_file_from_path(page.uri)
        if page.reference and day and file:
            found.append((day, page, page.reference, file))
    return found


def _moment(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)
