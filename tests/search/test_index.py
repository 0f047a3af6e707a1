"""What the writer leaves on disk: small, named by content, never half."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_speeches.core.text.record import Segment
from mkdocs_speeches.search import index
from mkdocs_speeches.search.entry import IndexEntry
from mkdocs_speeches.search.index import write_index
from scripts.naive import made_entries


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def page(uri: str, text: str) -> IndexEntry:
    run = (Segment(text, "p", False),)
    return IndexEntry(uri=uri, title="题", byline="", date="", boost=1, tags=(), facets=(), runs=(run,))


def test_index_and_texts_take_at_most_six_bytes_a_character(tmp_path: Path) -> None:
    entries = made_entries(100)
    write_index(entries, tmp_path, page="search/")
    written = files(tmp_path)
    characters = sum(len(segment.text) for entry in entries for run in entry.runs for segment in run)
    assert sum(map(len, written.values())) <= 6 * characters
    assert max(map(len, written.values())) <= 1_000_000


def test_a_common_pair_is_cut_into_several_files(tmp_path: Path) -> None:
    write_index(
        [page(f"{number}/", "工会" * 20_000 + "甲乙" * number) for number in range(20)], tmp_path, page="search/"
    )
    chunks = [content for name, content in files(tmp_path).items() if "/postings/" in name]
    assert len(chunks) > 20
    assert max(map(len, chunks)) < 20_000


def test_the_same_pages_give_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_index(made_entries(20), tmp_path / name, page="search/")
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_other_pages_give_other_names(tmp_path: Path) -> None:
    write_index([page("a/", "劳动竞赛")], tmp_path, page="search/")
    before = set(files(tmp_path))
    write_index([page("a/", "劳动模范")], tmp_path, page="search/")
    after = set(files(tmp_path))
    kept = before & after
    assert {name.split("-")[0] for name in kept} == {"index.json", "characters"}
    assert len(after) == len(before), "the index that stood there before is gone"


def test_an_index_that_fails_leaves_the_old_one_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_index([page("a/", "劳动竞赛")], tmp_path, page="search/")
    before = files(tmp_path)

    def full(*_: object) -> bytes:
        raise OSError("no space left")

    monkeypatch.setattr(index, "facet_table", full)
    with pytest.raises(OSError, match="no space left"):
        write_index([page("a/", "劳动模范")], tmp_path, page="search/")
    assert files(tmp_path) == before


def test_the_manifest_names_what_there_is(tmp_path: Path) -> None:
    write_index([page("a/", "劳动竞赛")], tmp_path, page="search.html")
    manifest = json.loads((tmp_path / "index.json").read_text("utf-8"))
    assert manifest["page"] == "search.html"
    assert (tmp_path / manifest["characters"]).is_file()
    assert (tmp_path / manifest["generation"] / "start.bin").is_file()


def test_an_empty_site_has_an_index_too(tmp_path: Path) -> None:
    assert write_index([], tmp_path, page="search/").pages == 0
    assert (tmp_path / "index.json").is_file()
