"""Two speeches side by side: no character is shown twice, and no word is cut."""

from __future__ import annotations

import numpy as np
import pytest

from mkdocs_speeches.core.library.alignment import align, narrow, part
from mkdocs_speeches.core.library.boundaries import Edges
from mkdocs_speeches.core.library.reuse import Matches

ANYWHERE = Edges(*(np.ones(201, dtype=np.bool_) for _ in range(3)))


def _matches(*runs: tuple[int, int, int]) -> Matches:
    """Runs by their start, their other start and their length."""
    starts, others, lengths = np.array(runs, dtype=np.int64).reshape(-1, 3).T
    return Matches(starts, starts + lengths, others, others + lengths)


def _runs(matches: Matches) -> list[tuple[int, int, int]]:
    columns = (matches.starts, matches.others, matches.ends - matches.starts)
    return list(zip(*(column.tolist() for column in columns), strict=True))


@pytest.mark.parametrize(
    ("runs", "kept"),
    [
        ([(0, 100, 40), (60, 200, 20)], [(0, 100, 40), (60, 200, 20)]),
        # the same words twice in the second speech: shown once
        ([(0, 100, 40), (0, 200, 40)], [(0, 100, 40)]),
        ([(0, 100, 40), (50, 100, 40)], [(0, 100, 40)]),
        # the longer stays whole, what is left of the other counts where it is a passage
        ([(0, 100, 40), (20, 200, 60)], [(0, 100, 20), (20, 200, 60)]),
        ([(0, 100, 30), (20, 200, 60)], [(0, 100, 20), (20, 200, 60)]),
        ([(10, 100, 20), (20, 200, 60)], [(20, 200, 60)]),
    ],
)
def test_no_character_is_in_two_passages(runs: list[tuple[int, int, int]], kept: list[tuple[int, int, int]]) -> None:
    matches = _matches(*runs)
    assert sorted(_runs(part(matches, np.zeros(len(runs), dtype=np.int64)))) == kept


def test_other_speeches_take_nothing_away() -> None:
    matches = _matches((0, 100, 40), (0, 200, 40))
    assert sorted(_runs(part(matches, np.array([1, 2])))) == [(0, 100, 40), (0, 200, 40)]


def test_a_passage_begins_and_ends_where_words_do_on_both_sides() -> None:
    edges = np.zeros(200, dtype=np.bool_)
    edges[[0, 2, 4, 18, 20]] = True
    edges[[101, 102, 104, 118, 121]] = True
    assert _runs(narrow(_matches((1, 101, 18)), edges)) == [(2, 102, 16)]


def test_a_passage_without_an_edge_stays_whole() -> None:
    assert _runs(narrow(_matches((1, 101, 18)), np.zeros(200, dtype=np.bool_))) == [(1, 101, 18)]


def test_a_small_difference_keeps_a_passage_together() -> None:
    matches = _matches((0, 100, 20), (22, 121, 20), (80, 180, 20))
    found = align(matches, np.zeros(3, dtype=np.int64), np.array([0, 100]), ANYWHERE)
    assert _runs(found.pieces) == [(0, 100, 20), (22, 121, 20), (80, 180, 20)]
    assert found.heads.tolist() == [0, 2]


def test_nothing_shared_is_no_passage() -> None:
    found = align(_matches(), np.zeros(0, dtype=np.int64), np.array([0, 100]), ANYWHERE)
    assert (found.pieces.starts.size, found.heads.size) == (0, 0)


def test_a_scrap_of_a_clause_at_the_edge_is_left_out() -> None:
    clauses = np.zeros(201, dtype=np.bool_)
    clauses[[0, 3, 30, 100, 110, 133]] = True
    edges = Edges(words=np.ones(201, dtype=np.bool_), parts=clauses, clauses=clauses)
    found = align(_matches((1, 131 - 20, 31)), np.zeros(1, dtype=np.int64), np.array([0, 100]), edges)
    assert _runs(found.pieces) == [(3, 113, 27)]
