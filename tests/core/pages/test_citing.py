"""Citations: as the open styles of both standards print an electronic resource, and as other programs read them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from mkdocs_speeches.core.pages.citing import Blank, Reference, cite, known_part

TOLD = Reference(
    uri="speeches/a.md",
    title="在全市工会工作会议上的讲话",
    subtitle="",
    speaker="王小明",
    role="市长",
    date="2019-03-05",
    published="",
    occasion="全市工会工作会议",
    source_url="",
    license="",
    tags=("工会", "职工"),
    characters=1200,
)
FILLED = {Blank.ADDRESS: "https://example.org/speeches/a/", Blank.ACCESSED: "2026-11-28"}


def cited(style: str, reference: Reference = TOLD, *, filled: bool = True) -> str:
    (found,) = [citation for citation in cite(reference, "文库") if citation.style == style]
    return found.fill(FILLED if filled else {})


def test_the_standard_that_holds_comes_first_and_has_full_width_signs() -> None:
    assert cite(TOLD, "文库")[0].style == "gb7714"
    assert cited("gb7714") == (
        "王小明. 在全市工会工作会议上的讲话[EB/OL]. （2019-03-05）[2026-11-28]. https://example.org/speeches/a/."
    )
    assert cited("gb7714-2015") == (
        "王小明. 在全市工会工作会议上的讲话[EB/OL]. (2019-03-05)[2026-11-28]. https://example.org/speeches/a/."
    )


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"speaker": ""}, "在全市工会工作会议上的讲话[EB/OL]. （2019-03-05）."),
        ({"date": ""}, "王小明. 在全市工会工作会议上的讲话[EB/OL]."),
        ({"date": "20XX-03", "published": "2019-04"}, "王小明. 在全市工会工作会议上的讲话[EB/OL]. （2019-04）."),
        ({"subtitle": "在闭幕会上"}, "王小明. 在全市工会工作会议上的讲话：在闭幕会上[EB/OL]. （2019-03-05）."),
    ],
    ids=["nobody", "no date", "published", "subtitle"],
)
def test_what_is_not_known_is_left_out_with_what_stands_around_it(changes: dict[str, str], shown: str) -> None:
    assert cited("gb7714", replace(TOLD, **changes), filled=False) == shown  # type: ignore[arg-type]


def test_without_a_date_the_day_of_reading_stands_by_itself() -> None:
    assert "[EB/OL]. [2026-11-28]. https:" in cited("gb7714", replace(TOLD, date=""))


@pytest.mark.parametrize(
    ("date", "known"), [("2009-03-05", "2009-03-05"), ("2009-XX", "2009"), ("20XX-02", ""), ("2009-1X-02", "2009")]
)
def test_a_date_goes_as_far_as_its_digits_are_known(date: str, known: str) -> None:
    assert known_part(date) == known


def test_bibtex_is_balanced_and_signs_of_tex_are_text() -> None:
    text = cited("bibtex", replace(TOLD, title="增长6.5% & 改革{一}_二"))
    assert re.match(r"@misc\{speech-[0-9a-f]+,\n", text)
    assert r"title = {{增长6.5\% \& 改革\{一\}\_二}}" in text
    assert text.replace(r"\{", "").replace(r"\}", "").count("{") == text.replace(r"\{", "").replace(r"\}", "").count(
        "}"
    )
    assert "year = {2019},\n  month = {03},\n  day = {05}," in text
    assert "urldate = {2026-11-28}" in text


def test_ris_has_one_field_a_line_from_type_to_end() -> None:
    lines = cited("ris").split("\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert (lines[0], lines[-1]) == ("TY  - ELEC", "ER  - ")
    assert {"AU  - 王小明", "DA  - 2019/03/05", "KW  - 工会", "UR  - https://example.org/speeches/a/"} <= set(lines)
