"""Both seeds' texts as Markdown, as files to be read as a diff; the words in which values are shown."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.model import Document, Seed, Speech
from mkdocs_speeches.core.pages.speech import render_parts
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.wording import (
    count_characters,
    format_date,
    format_reading_time,
    format_total,
    format_year,
)
from tests.sites import ROOT

DOCUMENTS = [read(Seed(path.name, path.read_bytes()), load_rules()) for path in sorted((ROOT / "seeds").iterdir())]
SPEECHES = [(document, speech) for document in DOCUMENTS for speech in document.speeches]


@pytest.mark.parametrize(("document", "speech"), SPEECHES, ids=[speech.slug for _, speech in SPEECHES])
def test_text_of_a_page_is_written_as_before(document: Document, speech: Speech, update_goldens: bool) -> None:
    golden = ROOT / "tests/golden" / f"{speech.slug}.md"
    said = "\n\n".join(render_parts(speech.parts, Display.of(document, {}))) + "\n"
    if update_goldens:
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


def test_the_lead_of_a_point_ends_with_a_sentence_not_within_a_number() -> None:
    text = "同志们：\n去年工作有成绩。一是经费增长27.6%。投入加大了。二是会员人数增长。覆盖面达到九成。\n"
    document = read(Seed("a.txt", text.encode()), load_rules())
    said = "\n".join(render_parts(document.speeches[0].parts, Display.of(document, {})))
    assert "- <b>一是经费增长27.6%。</b>投入加大了。" in said
    assert "- <b>二是会员人数增长。</b>覆盖面达到九成。" in said


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2009-03-05", "2009年3月5日"),
        ("2009-12", "2009年12月"),
        ("2009", "2009年"),
        ("20XX-02-15", "20××年2月15日"),
        ("20XX-XX-10", "20××年××月10日"),
        ("2009-0X-1X", "2009年×月1×日"),
    ],
)
def test_dates_are_shown_in_chinese(date: str, shown: str) -> None:
    assert format_date(date) == shown


def test_year_of_an_undated_speech_is_unknown() -> None:
    assert (format_year(None), format_year("20XX-02-15")) == ("日期不详", "20××年")


@pytest.mark.parametrize(
    ("text", "count"),
    [("同志们：", 4), ("增长13.8%，完成GDP 141亿元", 11), ("", 0), ("  甲 \u3000乙", 2), ("“一带一路”！", 7)],
)
def test_length_counts_characters_signs_and_words(text: str, count: int) -> None:
    assert count_characters(text) == count


def test_lengths_and_times_are_rounded_for_readers() -> None:
    assert (format_total(9_999), format_total(24_158)) == ("9,999 字", "约 2.4 万字")
    assert (format_reading_time(1), format_reading_time(400), format_reading_time(401)) == (
        "约 1 分钟",
        "约 1 分钟",
        "约 2 分钟",
    )
