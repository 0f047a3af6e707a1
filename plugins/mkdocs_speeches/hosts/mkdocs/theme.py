"""The theme of the site: which ones have our pages, and what a site of Chinese texts needs of them."""

from __future__ import annotations

import os
from pathlib import Path

import yaml
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils.yaml import yaml_load

THEMES = ("material", "materialx")
_TEMPLATES = str(Path(__file__).parents[2] / "templates")


def check_theme(config: MkDocsConfig) -> None:
    """Raises PluginError for a theme that our templates do not stand on."""
    if config.theme.name not in THEMES:
        raise PluginError(f"theme.name: {config.theme.name!r} has no page for a speech — write 'material'")


def fill_theme(config: MkDocsConfig) -> None:
    """What a site of Chinese texts on closed networks needs and its author has not said."""
    stated = _stated_theme(config)
    if "language" not in stated:
        config.theme["language"] = "zh"
    if "font" not in stated:
        config.theme["font"] = False
    if "features" not in stated:  # the sidebar gives way to the text: a wide screen has the lists in tabs
        config.theme["features"] = ["navigation.tabs", "navigation.top", "toc.follow"]
    # behind the author's own folder, before the theme's
    folders = config.theme.dirs
    if _TEMPLATES not in folders:
        folders.insert(1 if config.theme.custom_dir else 0, _TEMPLATES)


def name_as_text(name: str) -> str:
    """The name of a site so that the theme, which prints it as HTML, shows it as the text that it is."""
    return Markup(name.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;"))


def _stated_theme(config: MkDocsConfig) -> dict[str, object]:
    """The theme's settings in mkdocs.yml itself; `config.theme` has the theme's own ones mixed in."""
    if not config.config_file_path or not os.path.exists(config.config_file_path):
        return {}
    with open(config.config_file_path, encoding="utf-8-sig") as file:
        theme = yaml_load(file, yaml.BaseLoader).get("theme")
    return theme if isinstance(theme, dict) else {}
