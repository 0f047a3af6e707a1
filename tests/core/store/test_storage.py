"""Results are recalled by the content of what they were made of."""

from __future__ import annotations

from pathlib import Path

from mkdocs_speeches.core.store.digests import Digests
from mkdocs_speeches.core.store.disk import Disk
from mkdocs_speeches.core.store.memory import Memory, Stage
from mkdocs_speeches.core.store.storage import Storage, StoredForm


def _write(text: str) -> bytes:
    if text == "unstorable":
        raise ValueError(text)
    return text.encode()


TEXTS = {Stage.READING: StoredForm(_write, bytes.decode)}


def opened(folder: Path, told: list[str], basis: bytes = b"1") -> Storage:
    return Storage(Disk(folder, told.append), Digests(basis), TEXTS)


def test_the_same_inputs_give_what_was_made_of_them_in_another_process(tmp_path: Path) -> None:
    told: list[str] = []
    first = opened(tmp_path, told)
    assert first.recall(Stage.READING, "a", ("一", 2), lambda: "made") == "made"
    first.end()
    second = opened(tmp_path, told)
    assert second.recall(Stage.READING, "a", ("一", 2), lambda: "anew") == "made"
    assert second.recall(Stage.READING, "a", ("二", 2), lambda: "anew") == "anew"
    assert second.recall(Stage.READING, "b", ("一", 2), lambda: "anew") == "anew"
    assert second.recall(Stage.TEXTS, "a", ("一", 2), lambda: "no form") == "no form"
    assert opened(tmp_path, told, basis=b"2").recall(Stage.READING, "a", ("一", 2), lambda: "anew") == "anew"
    assert not told


def test_what_is_not_to_be_kept_is_made_each_time(tmp_path: Path) -> None:
    storage = opened(tmp_path, [])
    assert storage.recall(Stage.READING, "a", 1, lambda: "unstorable") == "unstorable"
    assert storage.recall(Stage.READING, "a", 1, lambda: "made") == "made"


def test_bytes_that_are_no_result_are_thrown_away(tmp_path: Path) -> None:
    told: list[str] = []
    storage = opened(tmp_path, told)
    storage.disk.put(Digests(b"1").of((Stage.READING, "a", 1)), b"\xff")
    assert storage.recall(Stage.READING, "a", 1, lambda: "made") == "made"
    assert storage.recall(Stage.READING, "a", 1, lambda: "anew") == "made"
    assert len(told) == 1


def test_a_memory_asks_the_store_behind_it_and_counts_only_what_was_made(tmp_path: Path) -> None:
    first = opened(tmp_path, [])
    first.recall(Stage.READING, "a", 1, lambda: "stored")
    first.end()
    memory = Memory(opened(tmp_path, []).recall)
    memory.begin()
    assert memory.recall(Stage.READING, "a", 1, lambda: "anew") == "stored"
    assert memory.recall(Stage.READING, "b", 1, lambda: "made") == "made"
    assert memory.made == {Stage.READING: 1}
