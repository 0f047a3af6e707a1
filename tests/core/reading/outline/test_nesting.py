"""Levels are learned from how numberings run, not from their signs."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.outline.nesting import Candidate, nest

RANKS = {"cn": 1, "(cn)": 2, "ar": 3, "(ar)": 4, "shi": 8, "plain": 99, "part": 0}

RUNS = {
    "the order of official documents": ("cn1 (cn)1 ar1 ar2 (cn)2 cn2", "1 2 3 3 2 1"),
    "a level left out": ("cn1 ar1 ar2 cn2 (cn)1 ar1 (cn)2", "1 2 2 1 2 3 2"),
    "the other way round": ("(cn)1 cn1 cn2 (cn)2 cn1 cn2", "1 2 2 1 2 2"),
    "a list before the first section": ("ar1 ar2 cn1 ar1 cn2", "1 1 1 2 1"),
    "ordinals at the end of a section say nothing of it": ("cn1 (cn)1 (cn)2 shi1 shi2 cn2 (cn)1", "1 2 2 3 3 1 2"),
    "its own signs inside": ("cn1 cn2 cn1 cn2 cn3 cn4 cn3", "1 1 2 2 2 2 1"),
    "its own signs inside twice": ("cn1 cn2 cn1 cn2 cn1 cn2 cn3 cn4 cn3 cn3", "1 1 2 2 3 3 3 3 2 1"),
    "each part of one in its own signs": (f"cn1 cn2 cn3 {'cn1 cn2 ' * 6}cn4", f"1 1 1 {'2 2 ' * 6}1"),
    "begun anew, not inside": ("cn1 cn2 cn3 cn1 cn2", "1 1 1 1 1"),
    "begun anew below another heading": ("part0 cn1 cn2 part0 cn1 cn2 cn3", "1 2 2 1 2 2 2"),
    "headings without number over a numbering": ("plain0 cn1 cn2 plain0 cn1 cn2", "1 2 2 1 2 2"),
    "headings without number inside one": ("cn1 plain0 plain0 cn2 plain0", "1 2 2 1 2"),
    "a numbering behind the last heading without number": ("cn1 plain0 plain0 (cn)1 (cn)2 cn2 (cn)1", "1 2 2 2 2 1 2"),
}


@pytest.mark.parametrize("run", RUNS)
def test_levels_follow_the_run_of_the_numberings(run: str) -> None:
    given, expected = RUNS[run]
    candidates = [Candidate(sign[:-1], int(sign[-1]), RANKS[sign[:-1]]) for sign in given.split()]
    assert " ".join(map(str, nest(candidates))) == expected
