"""Numbers go into bytes and come back as the reader in the browser reads them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.search.varint import encode, encoded_lengths
from tests.search.varints import decode


@given(st.lists(st.integers(min_value=0, max_value=(1 << 32) - 1), max_size=40))
def test_numbers_come_back_as_they_were(numbers: list[int]) -> None:
    assert decode(encode(numbers)) == numbers


def test_a_small_number_takes_one_byte() -> None:
    assert [len(encode([number])) for number in (0, 127, 128, 16_383, 16_384, (1 << 32) - 1)] == [1, 1, 2, 2, 3, 5]


@given(st.lists(st.integers(min_value=0, max_value=(1 << 32) - 1), min_size=1, max_size=20))
def test_lengths_are_told_without_writing(numbers: list[int]) -> None:
    assert encoded_lengths(np.array(numbers, dtype=np.uint64)).tolist() == [len(encode([number])) for number in numbers]
