"""Words are counted plainly: in the normal form of each paragraph, without overlap, within longer words too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_speeches.core.library.counts import TITLE, Wording
from mkdocs_speeches.core.model import Heading, Section
from tests.core.documents import catalogue_of, document


def wording_of(*lines: str, title: str = "") -> Wording:
    return catalogue_of(document(*lines, title=title)).wording


@pytest.mark.parametrize(
    ("word", "places"),
    [
        ("工会", 3),
        ("工會", 3),
        ("会工", 1),
        ("天天", 1),
        ("２００９", 1),
        ("没有", 0),
        ("——", 0),
        ("大会工会", 0),
    ],
)
def test_a_word_is_found_in_any_spelling_within_longer_words_and_never_across_paragraphs(
    word: str, places: int
) -> None:
    wording = wording_of("工会工作，2009 年", "总工会大会", "工会天天天", title="题")
    assert wording.count([word])[word].places == places


def test_titles_and_salutations_count_and_a_title_once() -> None:
    wording = wording_of("工会的同志们：", "今天讲工会。", title="在工会会议上的讲话")
    assert wording.count(["工会"])["工会"].speeches == {0: 3}


def test_a_heading_that_runs_into_its_text_is_one_paragraph_with_it() -> None:
    made = document("#抓好工", "会的事")
    (part,) = made.speeches[0].parts
    assert isinstance(part, Section)
    heading: Heading = replace(part.heading, run_in=True)
    joined = replace(made, speeches=(replace(made.speeches[0], parts=(replace(part, heading=heading),)),))
    assert catalogue_of(made).wording.count(["工会"])["工会"].places == 0
    tally = catalogue_of(joined).wording.count(["工会"])["工会"]
    assert tally.places == 1


def test_places_are_told_in_the_words_of_the_text() -> None:
    wording = wording_of("一、工  會要抓好", title="工会")
    tally = wording.count(["工会"])["工会"]
    lengths = tally.positions * 0 + 2
    spots = list(wording.spots(tally.positions, lengths))
    assert [spot.passage.text[spot.start : spot.end] for spot in spots] == ["工会", "工  會"]
    assert [spot.passage.block == TITLE for spot in spots] == [True, False]
    assert wording.owners_of(tally.positions).tolist() == [0, 0]
