"""The overview of a home page, with a field to search in where there is a search page."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage

from mkdocs_speeches.hosts.mkdocs.home import show_overview


def test_the_field_leads_to_the_search_page_and_is_not_there_without_one() -> None:
    config = MkDocsConfig()
    config.site_url = None
    home, search = (File(uri, "docs", "site", use_directory_urls=True) for uri in ("子/index.md", "search.md"))
    page = SitePage(None, home, config)
    assert show_overview("# 首页\n<!-- speeches -->", "概览", page, Files([home])) == "# 首页\n概览"
    shown = show_overview("<!-- speeches -->", "概览", page, Files([home, search]))
    assert 'action="../search/"' in shown
    assert shown.endswith("</form>\n\n概览")
