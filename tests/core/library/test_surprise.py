"""How surprising a count is: beside what is expected, in everyday Chinese and in the rest of a library."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mkdocs_speeches.core.library.surprise import beside_everyday, beside_others, surprise


def test_a_count_is_the_more_surprising_the_fewer_are_expected() -> None:
    found = surprise(np.array([4, 4, 4, 0]), np.array([0.01, 1.0, 5.0, 1.0]))
    assert found[0] > found[1] > 0
    assert found[1] == pytest.approx(2 * (4 * math.log(4) - 4 + 1))
    assert found[2:].tolist() == [0, 0]


def test_a_rare_word_surprises_more_than_an_everyday_one_and_in_a_short_speech_more_than_in_a_long() -> None:
    names, counts = ("微生物", "农民"), np.array([3, 3, 3])
    rare, common, long = beside_everyday(names, np.array([0, 1, 0]), counts, np.array([1000, 1000, 9000])).tolist()
    assert rare > common
    assert rare > long


def test_what_the_other_speeches_say_as_often_surprises_nobody() -> None:
    terms, counts, sizes = np.array([0, 0, 1]), np.array([5, 5, 5]), np.array([500, 500, 500])
    shared, _, own = beside_others(terms, counts, sizes, 2000).tolist()
    assert own > 10 > shared
    assert beside_others(terms[:0], counts[:0], sizes[:0], 1).tolist() == []
