"""Markdown extensions that are said to leave our pages alone do so; others are not trusted with them."""

from __future__ import annotations

from typing import Any

import pytest
from markdown import Extension
from mkdocs.config import load_config

from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.hosts.mkdocs.extensions import LEAVE_ALONE, leave_alone
from tests.elements import EXTENSIONS, converted, elements, filled, own_pages
from tests.sites import ROOT

KINDS = (
    "speeches/000",
    "speeches/00001",
    "sources/000",
    "speeches.md",
    "tags.md",
    "terms/",
    "compare.md",
    "cited.md",
    "diagnostics",
)


def one_of_each_kind() -> list[Page]:
    return [next(page for page in own_pages() if page.uri.startswith(kind)) for kind in KINDS]


@pytest.mark.parametrize("name", sorted(LEAVE_ALONE.difference(EXTENSIONS)))
def test_an_extension_leaves_each_kind_of_page_alone(name: str) -> None:
    for page in one_of_each_kind():
        said, _ = converted(page.markdown, name)
        assert said == elements(filled(page.html)), page.uri


class Unknown(Extension):
    """What another plugin may put in the list."""


@pytest.mark.parametrize(
    ("extensions", "settings", "alone"),
    [
        ([], {}, True),
        (["tables", "pymdownx.superfences", "markdown.extensions.abbr"], {}, True),
        (["toc"], {"toc": {"title": "目录", "toc_depth": 3, "permalink": False}}, True),
        (["toc"], {"toc": {"permalink": True}}, False),
        (["markdown.extensions.toc"], {"markdown.extensions.toc": {"permalink": "#"}}, False),
        (["toc"], {"toc": {"baselevel": 2}}, False),
        (["abbr"], {"abbr": {"glossary": {"工会": "组织"}}}, False),
        (["pymdownx.snippets"], {"pymdownx.snippets": {"auto_append": ["a.md"]}}, False),
        (["nl2br"], {}, False),
        (["someones.extension"], {}, False),
        ([Unknown()], {}, False),
    ],
)
def test_what_would_change_our_pages_is_known(extensions: list[Any], settings: dict[str, Any], alone: bool) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.markdown_extensions = [*EXTENSIONS, *extensions]
    config.mdx_configs = settings
    assert leave_alone(config) is alone
