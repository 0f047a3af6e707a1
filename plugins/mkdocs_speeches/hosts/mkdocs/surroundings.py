"""What all pages of a site may depend on besides their own content, as a digest that is the same in every process."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
_HOST_LIBRARIES = ("mkdocs", "jinja2", "markdown", "markupsafe")
_MEMORY_PLACE = re.compile(r" at 0x[0-9a-f]+")
"""Where in memory something stands: it differs in every process."""
_NO_TEMPLATES = (".icons", "assets", "__pycache__")


def may_keep(config: MkDocsConfig, own: tuple[type, ...]) -> bool:
    """Whether no plugin but those of the classes `own` has a say in a page, or wants to see each."""
    handlers = (method for event in PAGE_EVENTS for method in config.plugins.events[event])
    return all(isinstance(getattr(method, "__self__", None), own) for method in handlers)


def state_of(config: MkDocsConfig, files: Files) -> str:
    """The settings, the programs, the theme's templates, and the `files`, which are not ours."""
    settings = {key: value for key, value in config.items() if key not in ("plugins", "theme")}
    plugins = [(name, repr(getattr(plugin, "config", None))) for name, plugin in config.plugins.items()]
    theme = config.theme
    themed = theme.name, theme.dirs, sorted(theme.static_templates), dict(theme)
    told = [repr(settings), repr(plugins), repr(themed), *map(version, _HOST_LIBRARIES), *_list(files)]
    return _join_digest(_MEMORY_PLACE.sub("", part).encode() for part in told) + _join_digest(_made_with(config))


def state_of_site(state: str, nav: Navigation, files: Files, own: Iterable[str]) -> str:
    """The same and the navigation, with all files of the site; of those that are our `own`, which are missing."""
    missing = [uri for uri in own if _is_missing(files.get_file_from_path(uri))]
    ours = set(own)
    others = _list(file for file in files if file.src_uri not in ours)
    return _join_digest(part.encode() for part in (state, str(nav), *missing, "", *others))


def _is_missing(file: File | None) -> bool:
    return file is None or file.inclusion.is_excluded()  # type: ignore[no-untyped-call]


def _list(files: Iterable[File]) -> list[str]:
    return [f"{file.src_uri} {file.url} {file.inclusion}" for file in files]


def _made_with(config: MkDocsConfig) -> Iterator[bytes]:
    """The files that pages can be made with: the templates, icons apart, and the modules of plugins and hooks."""
    for path in (*_templates(config.theme.dirs), *_modules(config)):
        content = Path(path).read_bytes() if os.path.isfile(path) else b""
        yield path.encode("utf-8", "surrogateescape") + blake2b(content).digest()


def _templates(folders: Iterable[str]) -> Iterator[str]:
    for top in folders:
        for folder, inner, names in os.walk(top):
            inner[:] = sorted(name for name in inner if name not in _NO_TEMPLATES)
            yield from (os.path.join(folder, name) for name in sorted(names))


def _modules(config: MkDocsConfig) -> Iterator[str]:
    for plugin in config.plugins.values():
        # a hook stands among the plugins as the module that it is
        module = plugin if isinstance(plugin, ModuleType) else sys.modules.get(type(plugin).__module__)
        yield from (path for path in (getattr(module, "__file__", None),) if path)


def _join_digest(parts: Iterable[bytes]) -> str:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(b"%d\n" % len(part) + part)
    return digest.hexdigest()
