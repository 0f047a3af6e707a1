"""Links resolved once for a folder lead where MkDocs leads each of them, and MkDocs hears of the same anchors."""

from __future__ import annotations

import posixpath
from typing import Any
from urllib.parse import quote

import markdown
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import _RelativePathTreeprocessor

from mkdocs_speeches.hosts.mkdocs.targets import Targets
from tests.sites import ROOT

NAMES = (
    "index speeches about hidden speeches/甲 speeches/乙 speeches/乙/丙 speeches/index terms/甲 terms/甲/index terms/乙"
)
IMAGES = ["assets/一.png", "speeches/一.png", "speeches/乙/一.png"]
URIS = [*(f"{name}.md" for name in NAMES.split()), *IMAGES]
QUERIES = ["", "?q=%E8%81%8C%E5%B7%A5"]
ANCHORS = ["", "p-3fa9c2", "s-1-2"]


def made_files(config: Any) -> Files:
    files = Files([File(uri, None, config.site_dir, config.use_directory_urls) for uri in URIS])
    files.get_file_from_path("hidden.md").inclusion = InclusionLevel.EXCLUDED  # type: ignore[union-attr]
    return files


def resolver(file: File, files: Files, config: Any) -> tuple[Targets, _RelativePathTreeprocessor]:
    md, processor = markdown.Markdown(), _RelativePathTreeprocessor(file, files, config)
    processor._register(md)
    return Targets(md), processor


@pytest.mark.parametrize("directories", [True, False])
def test_same_addresses_and_anchors_as_of_mkdocs(directories: bool) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), use_directory_urls=directories)
    files = made_files(config)
    for page in [*files.documentation_pages(), *reversed(files.documentation_pages())]:
        here = posixpath.dirname(page.src_uri) or "."
        paths = [*(quote(posixpath.relpath(uri, here)) for uri in URIS), "", "none.md", "../../none.md"]
        asked = [path + query for path in (*paths, *paths) for query in QUERIES]
        links = [f"{path}#{anchor}" if anchor else path for path in asked for anchor in ANCHORS]
        targets, heard = resolver(page, files, config)
        plain = _RelativePathTreeprocessor(page, files, config)
        assert [targets.resolve(link) for link in links] == [plain.path_to_url(link) for link in links]
        assert heard.links_to_anchors == plain.links_to_anchors


def test_links_stay_as_they_are_without_mkdocs() -> None:
    assert Targets(markdown.Markdown()).resolve("../terms/甲.md#p-1") == "../terms/甲.md#p-1"
