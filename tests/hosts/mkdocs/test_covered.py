"""A build is shown the pages that it is to build, and everybody else all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_speeches.core.pages.page import Packed, Page
from mkdocs_speeches.hosts.headway import Headway
from mkdocs_speeches.hosts.mkdocs.covered import SiteFiles

URIS = ("about.md", "speeches/a.md", "speeches/b.md", "speeches/c.md", "terms/a.md", "terms/b.md")
KEPT = [uri for uri in URIS if uri not in ("about.md", "speeches/c.md")]
BUILT, SHOWN = InclusionLevel.is_included, InclusionLevel.is_in_serve


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    config = MkDocsConfig()  # type: ignore[no-untyped-call]
    config.load_dict({"site_name": "文库", "site_dir": str(tmp_path), "use_directory_urls": True})
    return config


def cover(config: MkDocsConfig) -> SiteFiles:
    files = [
        File(uri, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV) for uri in URIS
    ]
    covered = SiteFiles(Files(files), BUILT, Headway(quiet=True))
    heads = {uri: "template: speech.html\n" if uri == "speeches/b.md" else "" for uri in URIS}
    origins = {uri: Page(uri, head, Packed(b"")) for uri, head in heads.items()}
    covered.keep({file.src_uri: file for file in files if file.src_uri in KEPT}, origins)
    return covered


def write(file: File, text: str) -> None:
    Path(file.abs_dest_path).parent.mkdir(parents=True, exist_ok=True)
    Path(file.abs_dest_path).write_text(text, "utf-8")


def built(files: SiteFiles, output: Callable[[str], str]) -> list[str]:
    files.are_read = True
    seen = []
    for file in files.documentation_pages(inclusion=BUILT):
        write(file, output(file.src_uri))
        seen.append(file.src_uri)
    return seen


def test_one_page_of_each_template_and_folder_is_built_all_the_same(config: MkDocsConfig) -> None:
    files = cover(config)
    read = [file.src_uri for file in files.documentation_pages(inclusion=BUILT)]
    assert read == ["about.md", "speeches/a.md", "speeches/b.md", "speeches/c.md", "terms/a.md"]
    assert list(files.kept) == ["terms/b.md"]
    assert [file.src_uri for file in files.all_kept()] == ["terms/b.md", "speeches/a.md", "speeches/b.md", "terms/a.md"]


def test_whoever_asks_otherwise_sees_all(config: MkDocsConfig) -> None:
    files = cover(config)
    for pages in (files.documentation_pages(), files.documentation_pages(inclusion=SHOWN), files.all_pages()):
        assert [file.src_uri for file in pages] == list(URIS)


def test_where_a_sample_comes_out_as_it_was_the_kept_pages_stay(config: MkDocsConfig) -> None:
    files = cover(config)
    for file in files.all_kept():
        write(file, "as it was")
    assert built(files, lambda _: "as it was") == [
        *("speeches/a.md", "speeches/b.md", "terms/a.md"),
        *("about.md", "speeches/c.md"),
    ]


def test_where_a_sample_comes_out_otherwise_all_are_built(config: MkDocsConfig) -> None:
    files = cover(config)
    for file in files.all_kept():
        write(file, "as it was")
    assert sorted(built(files, lambda uri: "new" if uri == "terms/a.md" else "as it was")) == sorted(URIS)
