"""What was published of a page is there for the next build of the same page in the same surroundings, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_speeches.core.pages.page import Packed, Page, make_page
from mkdocs_speeches.core.store.disk import STORE
from mkdocs_speeches.core.text.record import Record, Segment
from mkdocs_speeches.hosts.mkdocs.outputs import Outputs
from mkdocs_speeches.hosts.store import open_storage
from mkdocs_speeches.search.plugin import SearchPlugin

RECORD = Record("标题", "", "2024", (("speaker", "王××"),), ((Segment("要抓好防汛。", "p-1", heading=False),),))
SPEECH = make_page("speeches/a.md", "title: 标题\n", (), record=RECORD)
TERM = make_page("terms/a.md", "title: 防汛\n", ())
WRITTEN = {SPEECH.uri: "<h1>标题</h1>", TERM.uri: "<h1>防汛</h1>"}


def opened(folder: Path, state: str = "1") -> Outputs:
    """What a process finds there, with a search plugin of its own."""
    return Outputs(open_storage(folder, (), pytest.fail), state, SearchPlugin())


def publish(folder: Path) -> None:
    storage, search = open_storage(folder, (), pytest.fail), SearchPlugin()
    outputs = Outputs(storage, "1", search)
    search.take(SPEECH.uri, SPEECH.told, (), "speeches/a/", 2.0)
    for page in (SPEECH, TERM):
        assert not outputs.recall(page, "")
        outputs.take(page.uri, WRITTEN[page.uri])
    outputs.end((SPEECH, TERM))
    storage.end()


def test_the_next_process_writes_the_same_and_search_finds_the_page(tmp_path: Path) -> None:
    publish(tmp_path / "cache")
    search = SearchPlugin()
    outputs = Outputs(open_storage(tmp_path / "cache", (), pytest.fail), "1", search)
    for page in (SPEECH, TERM):
        path = tmp_path / "site" / page.uri
        assert outputs.recall(page, "")
        assert outputs.write(page, str(path), page.uri)
        assert path.read_text("utf-8") == WRITTEN[page.uri]
    assert list(search.entries) == [SPEECH.uri]
    assert (search.entries[SPEECH.uri].boost, search.entries[SPEECH.uri].runs) == (2.0, RECORD.runs)


def test_another_state_day_or_content_is_another_page(tmp_path: Path) -> None:
    publish(tmp_path)
    assert opened(tmp_path).recall(SPEECH, "")
    assert not opened(tmp_path, "2").recall(SPEECH, "")
    assert not opened(tmp_path).recall(SPEECH, "2024-01-01")
    assert not opened(tmp_path).recall(Page(SPEECH.uri, "title: 另一个\n", SPEECH.packed), "")
    assert not opened(tmp_path).recall(Page(SPEECH.uri, SPEECH.head, Packed(TERM.packed.markdown)), "")


def test_a_page_that_is_lost_is_told_so(tmp_path: Path) -> None:
    publish(tmp_path / "cache")
    outputs = opened(tmp_path / "cache")
    assert outputs.recall(TERM, "")
    (tmp_path / "cache" / STORE).write_bytes(b"")
    assert not Outputs.write(opened_as(outputs, tmp_path), TERM, str(tmp_path / "page"), "terms/a/")
    assert not (tmp_path / "page").exists()


def opened_as(known: Outputs, folder: Path) -> Outputs:
    """One that knows as much, of a store that has nothing."""
    empty = opened(folder / "other")
    empty.keys.update(known.keys)
    return empty
