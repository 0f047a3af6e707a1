"""Every pair of neighbouring characters is listed with all of its places, in chunks of about equal size."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.text.corpus import gather
from mkdocs_speeches.search import postings
from mkdocs_speeches.search.postings import CHUNK, IndexTooLarge, alphabet_of, chunks_of
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


def test_as_many_signs_as_keys_have_room_for_are_indexed_and_more_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    most = np.arange(1, postings.MOST_SIGNS + 1, dtype=np.uint32)
    codes = np.append(most, np.uint32(0))
    alphabet = alphabet_of(codes)
    [*_, last] = chunks_of(codes, alphabet)
    assert last.key < 1 << 32
    with pytest.raises(IndexTooLarge, match="65,536 different characters: at most 65,535"):
        alphabet_of(np.arange(1, postings.MOST_SIGNS + 2, dtype=np.uint32))
    monkeypatch.setattr(postings, "MOST_INDEXED", codes.size)
    assert list(chunks_of(codes, alphabet))
    monkeypatch.setattr(postings, "MOST_INDEXED", codes.size - 1)
    with pytest.raises(IndexTooLarge, match="at most 65,535 can be indexed"):
        list(chunks_of(codes, alphabet))


def test_the_last_place_and_the_last_key_are_one_number() -> None:
    key = (postings.MOST_SIGNS + 1) ** 2 - 1
    packed = np.uint64(key) << postings._POSITION | np.uint64(postings.MOST_INDEXED)
    assert (int(packed >> postings._POSITION), int(packed.astype(np.uint32))) == (key, postings.MOST_INDEXED)
