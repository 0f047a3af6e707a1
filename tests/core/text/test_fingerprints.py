"""Equal runs have equal hashes wherever they stand, and different ones different hashes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.text.arrays import codes_of
from mkdocs_speeches.core.text.fingerprints import fingerprints, hash_strings, run_hashes

RUNS = st.text(alphabet="工会职代𠀀a", min_size=1, max_size=5)


@given(st.lists(RUNS, min_size=1, max_size=6, unique=True))
def test_a_string_has_the_hash_of_its_run_in_a_text(strings: list[str]) -> None:
    text = "、".join(strings)
    starts = np.cumsum([0, *(len(string) + 1 for string in strings[:-1])])
    ends = starts + [len(string) for string in strings]
    found = fingerprints(codes_of(text)).of(starts, ends)
    assert found.tolist() == hash_strings(strings).tolist()
    assert len(set(found.tolist())) == len(strings)


@given(st.text(alphabet="工会", max_size=12), st.integers(min_value=1, max_value=4))
def test_runs_of_one_length_are_told_apart_at_all_places(text: str, length: int) -> None:
    hashes = run_hashes(codes_of(text), length).tolist()
    runs = [text[place : place + length] for place in range(len(text) - length + 1)]
    assert len(hashes) == len(runs)
    assert {(run, value) for run, value in zip(runs, hashes, strict=True)} == {
        (run, hash_strings([run]).tolist()[0]) for run in runs
    }
