"""The folder of an export is brought up to date, and what another wrote there is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_speeches.hosts.exports import LEDGER, Brought, bring_up_to_date, check_export_folder
from mkdocs_speeches.hosts.project import Misuse, Project, Refusal

FILES = {"a.md": b"one\n", "b/c.md": b"two\n"}


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert bring_up_to_date(tmp_path, FILES) == Brought(2, 0, 0)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert bring_up_to_date(tmp_path, FILES) == Brought(0, 0, 2)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    assert bring_up_to_date(tmp_path, {**FILES, "a.md": b"three\n"}) == Brought(1, 0, 1)


def test_what_is_no_more_goes_with_the_folder_that_it_leaves_empty(tmp_path: Path) -> None:
    bring_up_to_date(tmp_path, FILES)
    assert bring_up_to_date(tmp_path, {"a.md": b"one\n"}) == Brought(0, 1, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == [LEDGER, "a.md"]


@pytest.mark.parametrize("ledger", [None, "{", '{"files": 1}', '{"files": {"a.md": 1}}'])
def test_a_file_that_is_not_ours_is_named_and_nothing_is_written(tmp_path: Path, ledger: str | None) -> None:
    (tmp_path / "a.md").write_text("of a person\n")
    if ledger is not None:
        (tmp_path / LEDGER).write_text(ledger)
    with pytest.raises(Refusal, match=r"a\.md"):
        bring_up_to_date(tmp_path, FILES)
    assert (tmp_path / "a.md").read_text() == "of a person\n"
    assert not (tmp_path / "b").exists()


def test_a_file_that_somebody_changed_is_neither_written_over_nor_taken_away(tmp_path: Path) -> None:
    bring_up_to_date(tmp_path, FILES)
    (tmp_path / "a.md").write_text("changed\n")
    with pytest.raises(Refusal):
        bring_up_to_date(tmp_path, {**FILES, "a.md": b"three\n"})
    bring_up_to_date(tmp_path, {"b/c.md": b"two\n"})
    assert (tmp_path / "a.md").read_text() == "changed\n"


def test_nothing_is_written_or_taken_away_outside_of_the_folder(tmp_path: Path) -> None:
    folder, outside = tmp_path / "export", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "c.md").write_bytes(b"")
    (folder / "b").symlink_to(outside)
    with pytest.raises(Refusal):
        bring_up_to_date(folder, FILES)
    (folder / "b").unlink()
    empty = "cae66941d9efbd404e4d88758ea67670"
    (folder / LEDGER).write_text(json.dumps({"files": {"../outside/c.md": [empty], str(outside / "c.md"): [empty]}}))
    bring_up_to_date(folder, FILES)
    assert (outside / "c.md").exists()


def test_an_export_that_was_cut_short_is_brought_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up_to_date(tmp_path, FILES)
    replace, left = Path.replace, [None] * 2  # the ledger and one file

    def replace_twice(path: Path, target: Path) -> Path:
        if not left:
            raise OSError(28, "No space left on device", str(target))
        left.pop()
        return replace(path, target)

    with monkeypatch.context() as full:
        full.setattr(Path, "replace", replace_twice)
        with pytest.raises(Refusal, match="No space left"):
            bring_up_to_date(tmp_path, {"a.md": b"three\n", "b/c.md": b"four\n"})
    assert bring_up_to_date(tmp_path, {"a.md": b"five\n", "b/c.md": b"six\n"}) == Brought(2, 0, 0)
    assert [path.name for path in tmp_path.rglob("*.part")] == []


@pytest.mark.parametrize("name", [".", "docs/out", "seeds", "..", "mkdocs.yml"])
def test_a_folder_that_a_build_reads_is_refused(name: str, tmp_path: Path) -> None:
    root = tmp_path / "site"
    for inner in ("docs", "seeds"):
        (root / inner).mkdir(parents=True)
    (root / "mkdocs.yml").write_text("")
    with pytest.raises(Misuse, match="export"):
        check_export_folder(root / name, Project(root / "seeds", root / "docs", root=root))
