"""A page that stands as the last build wrote it: it is read and rendered only when it is asked for what it says."""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import cached_property
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage

from mkdocs_speeches.core.pages.page import Page

_LATE = ("markdown", "content", "toc", "meta", "edit_url", "_title_from_render")
"""What MkDocs knows of a page when it has read and rendered it."""


class WaitingPage(SitePage):
    """A page of ours that is not built; `read` reads and renders it as MkDocs does."""

    own: Page
    read: Callable[[SitePage], None]
    late: dict[str, Any]

    @cached_property
    def present_anchor_ids(self) -> Set[str]:  # type: ignore[override]
        """The anchors that other pages may lead to."""
        return self.own.anchors

    def read_source(self, config: MkDocsConfig) -> None:
        """Becomes a page like others."""
        self._wake()
        self.read_source(config)

    def __getattr__(self, name: str) -> Any:
        if name not in _LATE:
            raise AttributeError(name)
        read = self.read
        self._wake()
        read(self)
        return getattr(self, name)

    def _wake(self) -> None:
        late = self.late
        del self.own, self.read, self.late
        self.__dict__.update(late)
        self.__class__ = SitePage  # type: ignore[assignment]


def put_off(page: SitePage, own: Page, read: Callable[[SitePage], None]) -> None:
    """Lets a page wait that MkDocs has not read."""
    late = {name: page.__dict__.pop(name) for name in _LATE}
    page.__class__ = WaitingPage
    assert isinstance(page, WaitingPage)
    page.own, page.read, page.late = own, read, late


def read_late(page: SitePage, config: MkDocsConfig, files: Files) -> None:
    """Reads and renders a page, as MkDocs does where no other plugin has a say in it."""
    page.read_source(config)
    assert page.markdown is not None
    page.markdown = config.plugins.on_page_markdown(page.markdown, page=page, config=config, files=files)
    page.render(config, files)
