"""Command-line adapter: `mkdocs-speeches index SITE_DIR` gives a built site of whatever origin the same search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
from charset_normalizer import from_bytes

from mkdocs_speeches.core.text.record import read_names
from mkdocs_speeches.search.assets import FOLDER, PAGE_MARK, SEARCH_SCRIPT, STYLE, copy_assets, read_asset
from mkdocs_speeches.search.entry import IndexEntry
from mkdocs_speeches.search.index import is_for_disk, write_index
from mkdocs_speeches.search.postings import IndexTooLarge
from mkdocs_speeches.search.rendered import read_rendered

_REFRESH = re.compile("<meta[^>]{1,200}http-equiv=[\"']?refresh", re.IGNORECASE)


@click.command()
@click.argument("site_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
def index(site_dir: Path) -> None:
    """给已经生成的网站 SITE_DIR 建全文索引，并放上搜索页。"""
    page = _search_page(site_dir)
    names: list[tuple[str, ...]] = []
    entries = tuple(_read_site(site_dir, page, names))
    copy_assets(site_dir / FOLDER)
    try:
        summary = write_index(entries, site_dir / FOLDER, page=page, names=tuple(names))
    except IndexTooLarge as error:
        raise click.ClickException(f"{site_dir}: {error}") from error
    click.echo(f"{summary.pages} 页，{summary.characters:,} 字，索引 {summary.size / 1e6:.1f} MB，搜索页：{page}")
    if not any(f"{FOLDER}/{SEARCH_SCRIPT}" in path.read_text("utf-8", errors="replace") for path in _pages(site_dir)):
        click.echo("要让每一页都有搜索框，请在网页模板的 <head> 里加上（地址按网站的路径改）：")
        click.echo(f'<link rel="stylesheet" href="/{FOLDER}/{STYLE}">')
        click.echo(f'<script type="module" src="/{FOLDER}/{SEARCH_SCRIPT}"></script>')


def _search_page(site_dir: Path) -> str:
    """The address of the search page: the site's own, or one that is put there."""
    for name, uri in ((f"{FOLDER}.html", f"{FOLDER}.html"), (f"{FOLDER}/index.html", f"{FOLDER}/")):
        path = site_dir / name
        if path.exists() and PAGE_MARK in path.read_text("utf-8", errors="replace"):
            return uri
    if path.exists():
        raise click.ClickException(f"{path}：这个地址已有别的网页——请给它改名，搜索页要放在这里")
    path.parent.mkdir(exist_ok=True)
    path.write_text(read_asset("search.html"), "utf-8")
    return f"{FOLDER}/"


def _read_site(site_dir: Path, page: str, names: list[tuple[str, ...]]) -> Iterator[IndexEntry]:
    """The entries of a site's pages, `page` being that of search; the names that these state are added to `names`."""
    for path in _pages(site_dir):
        html = _decode_page(path.read_bytes())
        if PAGE_MARK in html or _REFRESH.search(html):
            continue
        names += read_names(html)
        name = path.relative_to(site_dir).as_posix()
        is_folder = path.name == "index.html" and not is_for_disk(page)
        entry = read_rendered(html, name.removesuffix(path.name) if is_folder else name)
        if entry:
            yield entry


def _decode_page(data: bytes) -> str:
    """A page's text: UTF-8, else as it says of itself or, where it says nothing, as it looks."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return str(from_bytes(data).best() or data.decode("gb18030", errors="replace"))


def _pages(site_dir: Path) -> Iterator[Path]:
    """The pages of a site; a name that is not text has no address."""
    for path in sorted(site_dir.rglob("*.html")):
        if path.is_file() and path.name != "404.html" and str(path).isprintable():
            yield path
