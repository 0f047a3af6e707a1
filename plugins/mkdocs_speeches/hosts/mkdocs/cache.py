"""Where a site has the store of what its builds made."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from mkdocs_speeches.core.store.storage import Storage
from mkdocs_speeches.hosts.mkdocs.report import report_cache
from mkdocs_speeches.hosts.store import open_storage


def open_cache(stated: str, lexica: Sequence[Path], config: MkDocsConfig) -> Storage:
    """The store in the folder that the settings state, for a site with these lexica of its own. Raises PluginError."""
    return open_storage(_find_folder(stated, config), lexica, report_cache)


def _find_folder(stated: str, config: MkDocsConfig) -> Path:
    """The folder, beside the settings; none where its files would be published, or swept away."""
    folder = Path(os.path.normpath(Path(config.config_file_path or "mkdocs.yml").parent / stated))
    for name in ("docs_dir", "site_dir"):
        if folder.resolve().is_relative_to(Path(config[name]).resolve()):
            raise PluginError(f"cache: {stated} lies inside {name} — move it beside, as .cache/speeches does")
    return folder
