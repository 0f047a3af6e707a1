"""The block of JSON in a page: what is written is read again, whatever it holds, and damage is no record."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.text.record import (
    BLOCK,
    NAMES,
    Record,
    Segment,
    read_names,
    read_record,
    write_names,
    write_record,
)

SEGMENTS = st.builds(Segment, st.text(), st.text(), st.booleans())
RUNS = st.none() | st.lists(st.lists(SEGMENTS, max_size=2).map(tuple), max_size=2).map(tuple)
FACETS = st.lists(st.tuples(st.text(), st.text()), max_size=3).map(tuple)
RECORDS = st.builds(Record, st.text(), st.text(), st.text(), FACETS, RUNS)


@given(RECORDS)
def test_what_is_written_is_read_again(record: Record) -> None:
    assert read_record(f"<article><p>甲</p>\n{write_record(record)}</article>") == record


def test_nothing_in_a_record_is_html() -> None:
    record = Record("</script><script>alert(1)</script><!--", "", "", (), ())
    page = BeautifulSoup(f"<p>甲</p>{write_record(record)}<p>乙</p>", "html.parser")
    assert len(page.select("script")) == 1
    assert [shown.get_text() for shown in page.select("p")] == ["甲", "乙"]


@pytest.mark.parametrize(
    "damaged",
    ["", "{", "[]", "{}", "null", '{"title": 1, "byline": "", "date": "", "facets": [], "runs": []}', "[" * 9999]
    + [
        f'{{"title": "", "byline": "", "date": "", "facets": {facets}, "runs": {runs}}}'
        for facets, runs in [("1", "[]"), ('[["a"]]', "[]"), ("[]", "[[1]]"), ("[]", '[[["a"]]]'), ("[]", "3")]
    ],
)
def test_a_damaged_record_is_none(damaged: str) -> None:
    assert read_record(f'<script type="application/json" data-search-record="">{damaged}</script>') is None


def test_a_page_without_one_has_none() -> None:
    assert read_record("<p>甲</p><script>1</script>") is None


def test_a_page_can_do_without_its_block() -> None:
    block = write_record(Record("题", "", "", (), None))
    assert BLOCK.sub("", f"<p>甲</p>\n{block}\n</article>") == "<p>甲</p>\n</article>"


def test_names_are_written_and_read_and_damaged_ones_count_as_none() -> None:
    groups = (("劳动模范", "劳模"), ("</script>",))
    html = f"<p>前</p>{write_names(groups)}<p>后</p>"
    assert read_names(html) == groups
    assert NAMES.sub("", html) == "<p>前</p><p>后</p>"
    assert read_names("<p></p>") == ()
    for damaged in ("[", "[[1]]", "1", '{"a": 1}'):
        assert read_names(f"<script data-search-names>{damaged}</script>") == ()


def test_an_untitled_record_says_so() -> None:
    made = Record(title="甲", byline="", date="", facets=(), runs=(), untitled=True)
    assert read_record(write_record(made)) == made
