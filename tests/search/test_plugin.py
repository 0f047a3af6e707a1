"""The search plugin on any site: which pages it indexes, what a page may state, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mkdocs_speeches.search.assets import FOLDER, SEARCH_SCRIPT, STYLE
from tests.search.test_site import tree
from tests.sites import Site, build, draw


def test_a_bad_boost_names_file_and_remedy(site: Callable[..., Site]) -> None:
    for stated, remedy in (("boost: much", "a number above 0"), ("yes", "write `search: {exclude: true}`")):
        text = f"---\nsearch:\n  {stated}\n---\n# 题\n"
        built = site({**tree(), "docs/lifted.md": text}, code=None)
        assert built.code != 0
        assert "lifted.md" in built.log
        assert remedy in built.log
        assert "Traceback" not in built.log


def test_the_built_in_search_beside_it_is_a_warning(site: Callable[..., Site]) -> None:
    built = site({**tree(plugins="[search, cjk-search]")}, "--strict", code=None)
    assert built.code != 0
    assert "take `search` out of the plugins" in built.log


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The plain site with a page that tells search what it holds, built once."""
    folder = tmp_path_factory.mktemp("told")
    record = '<script type="application/json" data-search-record>{"title": "题"}</script>'
    draw(folder, {**tree(), "docs/told.md": f"# 题\n\n{record}\n\n正文。\n"})
    site = build(folder, "--strict")
    assert site.code == 0, site.log
    return site


def test_a_site_without_a_search_page_gets_one_beside_its_navigation(built: Site) -> None:
    assert built.soup("search/").select_one("[data-search-page]")
    assert built.soup("").select(".md-nav--primary a[href*=install]")
    assert not built.soup("").select(".md-nav--primary a[href*=search]")
    assert {path.name for path in (built.built / FOLDER).iterdir()} >= {SEARCH_SCRIPT, STYLE}


def test_what_a_page_tells_search_is_taken_out_of_it(built: Site) -> None:
    assert "data-search-record" not in built.read("told/")
    assert "正文。" in built.read("told/")


def test_a_search_page_that_has_no_place_for_results_is_told(site: Callable[..., Site]) -> None:
    built = site({**tree(), "docs/search.md": "# 查找\n"}, "--strict", code=None)
    assert built.code != 0
    assert "search.md: no element carries `data-search-page`" in built.log
