"""Links resolved once for a folder lead where MkDocs leads each of them, and MkDocs hears of the same anchors."""

from __future__ import annotations

import posixpath
from typing import Any
from urllib.parse import quote

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import _RelativePathTreeprocessor

from mkdocs_speeches.hosts.mkdocs.targets import Targets, TargetUnknown
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


@pytest.mark.parametrize("directories", [True, False])
def test_same_addresses_and_anchors_as_of_mkdocs(directories: bool) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), use_directory_urls=directories)
    files = made_files(config)
    for page in [*files.documentation_pages(), *reversed(files.documentation_pages())]:
        here = posixpath.dirname(page.src_uri) or "."
        paths = [quote(posixpath.relpath(uri, here)) for uri in URIS if uri != "hidden.md"]
        asked = [path + query for path in (*paths, *paths) for query in QUERIES]
        links = [f"{path}#{anchor}" if anchor else path for path in asked for anchor in ANCHORS]
        targets, plain = Targets(page, files), _RelativePathTreeprocessor(page, files, config)
        assert [targets.resolve(link) for link in links] == [plain.path_to_url(link) for link in links]
        assert targets.anchors == plain.links_to_anchors


@pytest.mark.parametrize("target", ["https://a.example/b?c=1#d", "mailto:a@b.example"])
def test_links_to_other_sites_stay_as_they_are(target: str) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    files = made_files(config)
    assert Targets(files.documentation_pages()[0], files).resolve(target) == target


@pytest.mark.parametrize("target", ["none.md", "hidden.md", "../../none.md#p-1", "", "#p-1"])
def test_what_leads_to_no_published_page_is_for_mkdocs_to_tell(target: str) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    files = made_files(config)
    with pytest.raises(TargetUnknown):
        Targets(files.documentation_pages()[0], files).resolve(target)
