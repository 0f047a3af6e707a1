"""The theme of the site: which ones have our pages, what others lack, and what Chinese texts need."""

from __future__ import annotations

import os
from pathlib import Path

import yaml
from markupsafe import Markup
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils.yaml import yaml_load

from mkdocs_speeches.hosts.mkdocs.report import log
from mkdocs_speeches.search.assets import DISK_SCRIPT, read_asset
from mkdocs_speeches.search.joined import JOINED, join_modules

_PROGRAM = Path(__file__).parents[2]
ASSETS = tuple(
    path.relative_to(_PROGRAM).as_posix()
    for path in sorted((_PROGRAM / "assets").rglob("*"))
    if path.is_file() and not path.name.endswith(".d.ts")
)
"""What pages ask for, and the licence of what is not ours."""
STYLESHEETS = ("assets/speeches.css", "assets/links.css")
SCRIPT = "assets/speeches.js"
_NOT_FROM_A_DISK = frozenset({"assets/docx.js", "assets/fflate/fflate.js"})
"""What fetches files does not run from a disk: its button is not shown there."""
THEMES = ("material", "materialx")
_TEMPLATES = str(_PROGRAM / "templates")


def has_our_pages(config: MkDocsConfig) -> bool:
    """Whether our templates and styles stand on the theme; pages of any other are plain."""
    return config.theme.name in THEMES


def _name_missing(config: MkDocsConfig) -> str:
    """In one line what a site of another theme does without."""
    missing = "目录折叠、段落链接的样式、词语用法的筛选、上一篇下一篇的跟随"
    return f"主题 {config.theme.name} 的页面是朴素的，没有：{missing}——都要有，写 theme: material"


def dress(config: MkDocsConfig) -> None:
    """Brings templates, styles and scripts along, where the theme is one that they stand on."""
    if not has_our_pages(config):
        log.info(_name_missing(config))
        return
    fill_theme(config)
    config.extra_css[:0] = [name for name in STYLESHEETS if name not in config.extra_css]
    config.extra_javascript += [] if SCRIPT in config.extra_javascript else [_as_module(SCRIPT)]


def bring_assets(files: Files, config: MkDocsConfig) -> None:
    """Adds style sheets and modules; where addresses name files, what a page opened from a disk runs in their place."""
    for name in ASSETS:
        files.append(File.generated(config, name, abs_src_path=str(_PROGRAM / name)))
    if config.use_directory_urls or not has_our_pages(config):
        return
    modules = (name for name in ASSETS if name.endswith(".js") and name not in _NOT_FROM_A_DISK)
    alone = {name.removeprefix("assets/"): (_PROGRAM / name).read_text("utf-8") for name in modules}
    joined = join_modules(alone, Path(SCRIPT).name)
    files.append(File.generated(config, f"assets/{JOINED}", content=joined))
    files.append(File.generated(config, f"assets/{DISK_SCRIPT}", content=read_asset(DISK_SCRIPT)))
    config.extra_javascript.append(ExtraScriptValue(f"assets/{DISK_SCRIPT}"))


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


def _as_module(name: str) -> ExtraScriptValue:
    script = ExtraScriptValue(name)
    script.type = "module"
    return script
