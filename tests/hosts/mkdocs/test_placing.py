"""Our pages stand among the files of a site; the author's own go before."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_speeches.core.pages.page import Packed, Page, pack
from mkdocs_speeches.hosts.mkdocs.placing import generate_file, place_pages


def test_a_page_that_the_docs_folder_has_stays_and_the_others_are_added(tmp_path: Path) -> None:
    config = MkDocsConfig()  # type: ignore[no-untyped-call]
    config.load_dict({"site_name": "文库", "docs_dir": str(tmp_path), "site_dir": str(tmp_path / "site")})
    config.plugins = PluginCollection()
    config.plugins._current_plugin = "speeches"
    own = File("tags.md", None, config.site_dir, use_directory_urls=True)
    files = Files([own])
    pages = [Page(uri, "", Packed(pack(uri))) for uri in ("tags.md", "speeches.md", "speeches/a.md")]
    origins = place_pages(pages, {}, files, lambda page: generate_file(page, tmp_path, config))
    assert list(origins) == ["speeches.md", "speeches/a.md"]
    assert files.get_file_from_path("tags.md") is own
    made = {uri: files.get_file_from_path(uri) for uri in origins}
    assert {uri: file.content_string for uri, file in made.items() if file} == {uri: uri for uri in origins}
    assert [file.inclusion for file in made.values() if file] == [InclusionLevel.UNDEFINED, InclusionLevel.NOT_IN_NAV]
