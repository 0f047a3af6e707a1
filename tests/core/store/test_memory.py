"""What is recalled of the last build, and what is not."""

from __future__ import annotations

from mkdocs_speeches.core.store.memory import Memory, Stage, make_anew


class Maker:
    """Counts how often it is asked to make something."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> list[int]:
        self.times += 1
        return [self.times]


def test_the_same_inputs_give_what_was_made_of_them_in_the_last_build() -> None:
    memory, maker = Memory(), Maker()
    memory.begin()
    first = memory.recall(Stage.READING, "a.txt", ("一", 2), maker)
    memory.begin()
    assert memory.recall(Stage.READING, "a.txt", ("一", 2), maker) is first
    assert maker.times == 1
    assert not memory.made


def test_other_inputs_another_name_or_another_stage_are_made_anew() -> None:
    memory, maker = Memory(), Maker()
    memory.begin()
    memory.recall(Stage.READING, "a.txt", ("一", 2), maker)
    memory.begin()
    assert memory.recall(Stage.READING, "a.txt", ("二", 2), maker) == [2]
    assert memory.recall(Stage.READING, "b.txt", ("一", 2), maker) == [3]
    assert memory.recall(Stage.WORDS, "a.txt", ("一", 2), maker) == [4]
    assert memory.made == {Stage.READING: 2, Stage.WORDS: 1}


def test_what_a_build_does_not_ask_for_is_forgotten() -> None:
    memory, maker = Memory(), Maker()
    memory.begin()
    memory.recall(Stage.READING, "a.txt", (), maker)
    memory.begin()
    memory.begin()
    assert memory.recall(Stage.READING, "a.txt", (), maker) == [2]


def test_a_stage_that_fails_leaves_what_was_known() -> None:
    memory, maker = Memory(), Maker()
    memory.begin()
    first = memory.recall(Stage.READING, "a.txt", 1, maker)

    def fail() -> list[int]:
        raise ValueError

    memory.begin()
    try:
        memory.recall(Stage.READING, "a.txt", 2, fail)
    except ValueError:
        assert memory.recall(Stage.READING, "a.txt", 1, maker) is first


def test_nothing_is_recalled_without_a_memory() -> None:
    maker = Maker()
    assert [make_anew(Stage.READING, "a.txt", 1, maker), make_anew(Stage.READING, "a.txt", 1, maker)] == [[1], [2]]
