"""Results are recalled by the content of what they were made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs_speeches.core.store.digests import Digests
from mkdocs_speeches.core.store.disk import Disk
from mkdocs_speeches.core.store.memory import Memory, Stage
from mkdocs_speeches.core.store.storage import Storage, StoredForm


def _write(text: str) -> bytes:
    if text == "unstorable":
        raise ValueError(text)
    return text.encode()


@dataclass(frozen=True, slots=True)
class Value:
    """A result that others hang on."""

    text: str


def _write_value(value: Value) -> bytes:
    return _write(value.text)


def _read_value(content: bytes) -> Value:
    return Value(content.decode())


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
    assert second.made == {Stage.READING: 2}
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


def test_a_result_is_kept_under_the_key_of_its_inputs(tmp_path: Path) -> None:
    storage = opened(tmp_path, [])
    key = storage.key(Stage.READING, "a", ("一", 2))
    assert key is not None
    assert storage.get(Stage.READING, key) is None
    storage.put(Stage.READING, key, "made")
    assert storage.get(Stage.READING, key) == "made"
    assert storage.recall(Stage.READING, "a", ("一", 2), lambda: "anew") == "made"
    assert storage.key(Stage.READING, "a", object()) is None


def test_what_hangs_on_a_result_hangs_on_where_that_is_kept(tmp_path: Path) -> None:
    """Unless it is not kept: then it may be another one of the same inputs in another build."""
    parted = {**TEXTS, Stage.READING: StoredForm(_write_value, _read_value, lambda value: (value,))}
    storage = Storage(Disk(tmp_path, [].append), Digests(b"1", (Value,)), parted)
    kept = storage.recall(Stage.READING, "a", 1, lambda: Value("made"))
    again = storage.recall(Stage.READING, "a", 1, lambda: Value("anew"))
    assert again is not kept
    assert storage.key(Stage.TEXTS, "", (again,)) == storage.key(Stage.TEXTS, "", (kept,))
    lost = [storage.recall(Stage.READING, "b", 1, lambda text=text: Value(text)) for text in ("unstorable", "made")]
    assert len({storage.key(Stage.TEXTS, "", (value,)) for value in lost}) == 2
