"""A page that is not built says where it stands at once, and what it says when it is asked."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as SitePage

from mkdocs_speeches.core.pages.nodes import HeadingNode
from mkdocs_speeches.core.pages.page import make_page
from mkdocs_speeches.hosts.mkdocs.waiting import put_off

OWN = make_page("terms/a.md", "", (HeadingNode(2, ("用法",), "usage"),))


@pytest.fixture
def config() -> MkDocsConfig:
    config = MkDocsConfig()  # type: ignore[no-untyped-call]
    config.load_dict({"site_name": "文库", "site_url": "https://example.org/"})
    return config


def wait(config: MkDocsConfig, read: list[SitePage]) -> SitePage:
    def fill(page: SitePage) -> None:
        read.append(page)
        page.markdown, page.meta = "## 用法\n", {"title": "安全"}

    page = SitePage(None, File(OWN.uri, None, "site", use_directory_urls=True), config)
    put_off(page, OWN, fill)
    return page


def test_its_addresses_and_anchors_are_known_unread(config: MkDocsConfig) -> None:
    read: list[SitePage] = []
    page = wait(config, read)
    assert (page.canonical_url, page.url, page.file.page) == ("https://example.org/terms/a/", "terms/a/", page)
    assert page.present_anchor_ids == {"usage"}
    assert not read


@pytest.mark.parametrize(
    ("name", "value"), [("title", "安全"), ("meta", {"title": "安全"}), ("toc", []), ("edit_url", None)]
)
def test_whoever_asks_for_what_it_says_gets_it_read_once(config: MkDocsConfig, name: str, value: object) -> None:
    read: list[SitePage] = []
    page = wait(config, read)
    assert getattr(page, name) == value
    assert page.title == "安全"
    assert read == [page]
    assert type(page) is SitePage


def test_what_no_page_has_it_does_not_have(config: MkDocsConfig) -> None:
    with pytest.raises(AttributeError):
        _ = wait(config, []).unknown
