"""The texts of a library in one row: words, weights and owners of each place."""

from __future__ import annotations

import numpy as np

from mkdocs_speeches.core.library.mentions import (
    Mentions,
    Place,
    TermPlaces,
    fold_variants,
    join_mentions,
    segment_texts,
)
from mkdocs_speeches.core.text.arrays import codes_of, text_of
from tests.core.documents import texts_of


def test_variants_of_a_character_are_one_and_marks_stay() -> None:
    assert text_of(fold_variants(codes_of("職工，ＷＴＯ２"))) == "职工，wto2"


def test_each_place_has_its_block_and_each_speech_its_size() -> None:
    found = segment_texts(texts_of(["同志们：", "职工"], ["工会工作"]))
    assert text_of(found.codes) == "同志们：\n职工\n工会工作\n"
    assert found.blocks_of(np.array([0, 4, 5, 8, 12])).tolist() == [0, 0, 1, 2, 2]
    assert found.sizes().tolist() == [8, 5]
    assert found.is_body.tolist() == [False, True, True]
    assert found.weights[0] == 0 < found.weights[1]


def test_mentions_are_taken_and_joined_in_order() -> None:
    one = Mentions(*(np.array(column) for column in ([1, 5], [3, 7], [11, 12], [0, 1])))
    both = join_mentions(one.taken(np.array([1])), one)
    assert both.starts.tolist() == [5, 1, 5]
    assert both.kinds.tolist() == [1, 0, 1]


def test_places_go_by_name_in_reading_order() -> None:
    columns = (np.array(column) for column in ([1, 0, 1], [0, 0, 2], [3, 5, 0], [5, 7, 2]))
    found = TermPlaces(("职工", "工会"), *columns)
    assert found.places() == {"职工": (Place(0, 5, 7),), "工会": (Place(0, 3, 5), Place(2, 0, 2))}
