"""Speeches are near by the rarest tags in common and by characters in common; every one is reached."""

from __future__ import annotations

import numpy as np
import pytest

from mkdocs_speeches.core.library.related import MOST_REASONS, MOST_RELATED, count_shared, relate
from mkdocs_speeches.core.model import SpeechNo


def _shared(count: int, *pieces: tuple[int, int, int]) -> object:
    return count_shared(*np.array(pieces, dtype=np.int64).reshape(-1, 3).T, count)


def test_what_is_shared_counts_on_both_sides() -> None:
    shared = count_shared(np.array([0, 0, 1]), np.array([1, 1, 2]), np.array([20, 30, 5]), 4)
    assert [shared.between(SpeechNo(one), SpeechNo(other)) for one, other in ((0, 1), (1, 0), (2, 1), (0, 3))] == [
        50,
        50,
        5,
        0,
    ]
    assert [side.tolist() for side in shared.of(SpeechNo(1))] == [[0, 2], [50, 5]]


def test_pairs_come_with_the_most_first_and_the_lower_number_first() -> None:
    shared = count_shared(np.array([2, 0, 0]), np.array([1, 1, 3]), np.array([20, 90, 40]), 4)
    assert list(shared.pairs(30)) == [(0, 1), (0, 3)]


def test_the_rarest_tags_in_common_are_the_reasons_and_come_first() -> None:
    common = ["工会", "职工", "权益", "班组"]
    tags = [[*common, "劳模"], [*common, "劳模"], ["工会"], ["工会", "职工"], ["工会"]]
    [nearest, *_] = relate(tags, _shared(5))[0]
    assert nearest.speech == 1
    assert len(nearest.terms) == MOST_REASONS
    assert "工会" not in nearest.terms


def test_what_is_far_less_near_than_the_nearest_is_no_relative() -> None:
    rare, common = ["防汛", "水库", "堤坝"], ["工会"]
    tags = [[*rare, *common], [*rare, *common], *([*common, f"第{number}"] for number in range(6))]
    assert [other.speech for other in relate(tags, _shared(len(tags)))[0] if other.terms != ("工会",)] == [1]
    assert len(relate(tags, _shared(len(tags)))[0]) < MOST_RELATED


@pytest.mark.parametrize("count", [2, 3, 12])
def test_no_list_is_longer_than_it_may_be_and_each_speech_is_reached(count: int) -> None:
    related = relate([["工会"]] * count, _shared(count))
    assert all(1 <= len(others) <= MOST_RELATED for others in related)
    assert {other.speech for others in related for other in others} == set(range(count))


@pytest.mark.parametrize(("characters", "near"), [(60, [1, 3]), (30, [1])])
def test_the_example_that_is_worked_by_hand(characters: int, near: list[int]) -> None:
    tags = [["防汛", "安全生产"], ["防汛", "安全生产"], *[["安全生产"]] * 3, *[[]] * 5]
    related = relate(tags, _shared(len(tags), (0, 1, 90), (0, 3, characters)))[0]
    assert [other.speech for other in related] == near
