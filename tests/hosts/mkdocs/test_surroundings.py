"""What all pages hang on is one digest: the same in every process, another one for every change that may show."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from mkdocs_speeches.hosts.mkdocs.surroundings import may_keep, state_of, state_of_site
from tests.sites import draw

SETTINGS = "site_name: 文库\ntheme: {name: null, custom_dir: theme}\nplugins: []\nhooks: [hook.py]\nextra: {own: 1}\n"
TREE = {
    "mkdocs.yml": SETTINGS,
    "docs/": "",
    "theme/main.html": "<p>",
    "theme/partials/nav.html": "",
    "hook.py": "def on_nav(nav, **_): return nav\n",
}


def load(folder: Path, tree: dict[str, str] | None = None) -> MkDocsConfig:
    draw(folder, tree or TREE)
    return load_config(str(folder / "mkdocs.yml"))


def state(config: MkDocsConfig, *uris: str) -> str:
    return state_of(config, Files([generated(config, uri) for uri in uris]))


def generated(config: MkDocsConfig, uri: str, inclusion: InclusionLevel = InclusionLevel.INCLUDED) -> File:
    return File(uri, None, config.site_dir, config.use_directory_urls, inclusion=inclusion)


@pytest.mark.parametrize(
    "change",
    [
        {"mkdocs.yml": SETTINGS.replace("own: 1", "own: 2")},
        {"theme/partials/nav.html": "<nav>"},
        {"theme/new.html": ""},
        {"hook.py": "def on_nav(nav, **_): return nav  # changed\n"},
    ],
    ids=str,
)
def test_each_change_of_settings_templates_and_hooks_is_another_state(tmp_path: Path, change: dict[str, str]) -> None:
    before = state(load(tmp_path))
    assert state(load(tmp_path)) == before
    assert state(load(tmp_path, change)) != before


def test_the_files_that_are_not_ours_count(tmp_path: Path) -> None:
    config = load(tmp_path)
    assert state(config, "a.md") != state(config, "b.md") != state(config, "a.md", "b.md")


def test_of_our_own_pages_it_counts_which_are_missing(tmp_path: Path) -> None:
    config, nav = load(tmp_path), Navigation([], [])
    files = Files([generated(config, "a.md"), generated(config, "b.md")])
    whole = state_of_site("", nav, files, ["a.md", "b.md"])
    excluded = Files([generated(config, "a.md"), generated(config, "b.md", InclusionLevel.EXCLUDED)])
    assert whole == state_of_site("", nav, files, ["b.md", "a.md"])
    assert whole != state_of_site("", nav, excluded, ["a.md", "b.md"])
    assert whole != state_of_site("", nav, Files([generated(config, "a.md")]), ["a.md", "b.md"])


def test_a_hook_that_handles_pages_is_seen(tmp_path: Path) -> None:
    assert may_keep(load(tmp_path), ())
    hook = {"page_hook.py": "def on_page_content(html, **_): return html\n"}  # MkDocs reads a hook once only
    assert not may_keep(load(tmp_path, {"mkdocs.yml": SETTINGS.replace("hook.py", "page_hook.py"), **hook}), ())
