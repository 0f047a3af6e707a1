"""Every pair of neighbouring characters is listed with all of its places, in chunks of about equal size."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.text.corpus import gather
from mkdocs_speeches.search.postings import CHUNK, alphabet_of, chunks_of
from tests.search.varints import decode


@given(st.lists(st.text(alphabet="工会职代", max_size=12), min_size=1, max_size=6))
def test_an_alphabet_is_what_stands_in_the_texts(texts: list[str]) -> None:
    codes = gather(texts).codes
    assert [chr(code) for code in alphabet_of(codes).tolist()] == sorted(set("".join(texts)))


def test_chunks_are_in_the_order_of_their_keys_and_hold_all_places() -> None:
    rng = np.random.default_rng(3)
    codes = gather("".join(rng.choice(list("工会职代表大"), 30)) for _ in range(40)).codes
    chunks = list(chunks_of(codes, alphabet_of(codes)))
    assert all(one.key <= other.key for one, other in pairwise(chunks))
    assert sum(len(decode(chunk.content)) for chunk in chunks) >= np.count_nonzero(codes)


def test_a_common_pair_goes_on_in_the_next_chunk() -> None:
    codes = gather(["工会" * 40_000]).codes
    chunks = list(chunks_of(codes, alphabet_of(codes)))
    assert any(chunk.continues for chunk in chunks)
    assert max(len(chunk.content) for chunk in chunks) <= CHUNK + 16


def test_nothing_has_no_chunk() -> None:
    codes = gather(["", "。"]).codes
    assert list(chunks_of(codes, alphabet_of(codes))) == []


def test_more_characters_than_ranks_are_refused() -> None:
    with pytest.raises(ValueError, match=r"at most 65,535"):
        alphabet_of(np.arange(1, 70_000, dtype=np.uint32))
