"""Whether the site's Markdown extensions would change a page of ours: one that they leave alone needs no parser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_speeches.hosts.mkdocs.finish import FINISH

LEAVE_ALONE = frozenset(
    {
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "meta"),
        *("sane_lists", "smarty", "tables", "toc", "wikilinks", FINISH),
        *("pymdownx.arithmatex", "pymdownx.b64", "pymdownx.betterem", "pymdownx.blocks.admonition"),
        *("pymdownx.blocks.details", "pymdownx.blocks.tab", "pymdownx.caret", "pymdownx.critic", "pymdownx.details"),
        *("pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark"),
        *("pymdownx.progressbar", "pymdownx.saneheaders", "pymdownx.smartsymbols", "pymdownx.snippets"),
        *("pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
    }
)
"""Extensions that find nothing in what our writer escapes, as their authors' settings have them: tried, one by one."""
_CHANGES: Mapping[str, Mapping[str, Any]] = {
    "toc": {"permalink": False, "anchorlink": False, "baselevel": 1},
    "abbr": {"glossary": {}},
    "pymdownx.snippets": {"auto_append": []},
}
"""Settings that make such an extension change any page, and what they are where they do not."""


def leave_alone(config: MkDocsConfig) -> bool:
    """Whether no extension of the site would change a page of ours."""
    return all(_is_harmless(name, config.mdx_configs) for name in config.markdown_extensions)


def _is_harmless(extension: Any, settings: Mapping[str, Mapping[str, Any]]) -> bool:
    """Of an extension by its name; another plugin may have put an object in the list, which can do anything."""
    if not isinstance(extension, str):
        return False
    name = extension.removeprefix("markdown.extensions.")
    stated = settings.get(extension) or {}
    usual = _CHANGES.get(name, {})
    return name in LEAVE_ALONE and all(not stated.get(key) or stated[key] == usual[key] for key in usual)
