"""The fields that one line of a front states, each way to read it, and what they are as values."""

from __future__ import annotations

from mkdocs_speeches.core.model import BlockNo, LineNo, Offset, Source, Span
from mkdocs_speeches.core.model import Document as Read
from mkdocs_speeches.core.reading.front.fields import WORD, Claim, Part, date_part, read_line, state_field
from mkdocs_speeches.core.rules.dates import find_date
from mkdocs_speeches.core.rules.front import Label
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.folding import fold
from tests.core.reading.frames.blocks import blocks_of
from tests.core.readings import RULES

PLACE = BlockNo(0)


def claims(text: str) -> list[Claim]:
    return list(read_line(fold(text), PLACE, RULES.front))


def best(text: str) -> dict[str, str]:
    """The fields of the reading that is worth most, with the words that state them."""
    claim = max(claims(text), key=lambda claim: claim.weight)
    return {part.name: text[part.start : part.end] for part in claim.parts}


def test_a_line_states_the_fields_that_stand_in_it() -> None:
    assert best("县长　王小明") == {"role": "县长", "speaker": "王小明"}
    assert best("（2031年3月2日）") == {"date": "2031年3月2日"}
    assert best("王小明（2031年3月2日）") == {"speaker": "王小明", "date": "2031年3月2日"}
    assert best("——2031年3月2日在全县大会上的讲话") == {
        "subtitle": "2031年3月2日在全县大会上的讲话",
        "date": "2031年3月2日",
    }


def test_a_line_of_the_text_states_none() -> None:
    assert [claim for claim in claims("今天我们召开会议，研究春耕。") if claim.parts] == []


def test_a_name_that_is_a_word_as_well_is_worth_less_and_told() -> None:
    (named,) = [claim for claim in claims("王小明") if claim.label is Label.PERSON]
    (word,) = [claim for claim in claims("高尚") if claim.label is Label.PERSON]
    assert (word.says, named.says) == (WORD, "")
    assert word.weight < named.weight


def test_a_day_that_the_calendar_has_not_states_no_date() -> None:
    (claim,) = [claim for claim in claims("（2031年2月30日）") if claim.label is Label.DATE]
    assert [part.name for part in claim.parts] == ["no-date"]
    assert claim.takes == {Label.DATE}


def test_a_date_is_placed_behind_what_stands_before_it() -> None:
    text = "于2031年3月2日"
    found = find_date(text)
    assert found is not None
    part = date_part(found, PLACE, Offset(10))
    assert (part.start, part.end, part.text) == (11, 20, "2031-03-02")


def test_what_a_claim_takes_follows_from_its_parts() -> None:
    person = Claim(Label.PERSON, 1, (), (_part("role", 0, 2), _part("speaker", 3, 6), _part("date", 7, 12)))
    assert (person.takes, person.ends) == ({Label.PERSON, Label.DATE}, Label.DATE)
    subtitle = Claim(Label.SUBTITLE, 1, (), (_part("subtitle", 0, 9), _part("date", 10, 19)))
    assert (subtitle.takes, subtitle.ends) == ({Label.SUBTITLE}, Label.SUBTITLE)
    assert Claim(Label.TITLE, 1, (), below=Label.TITLE).hangs
    assert not person.hangs


def _part(name: str, start: int, end: int) -> Part:
    return Part(name, PLACE, Offset(start), Offset(end))


def test_a_field_is_shown_without_its_closing_mark_and_a_name_without_blanks() -> None:
    lines = ("王　小明", "在全县大会上的讲话：")
    display = Display.of(Read(Source("a.txt", lines, "utf-8", LineNo(1)), (), (), (), ()), {})
    blocks = blocks_of(*lines)
    name = state_field(blocks, [_part("speaker", 0, 4)], display)
    title = state_field(blocks, [Part("title", BlockNo(1), Offset(0), Offset(10), rule="titled")], display)
    assert (name.text, title.text, title.rule) == ("王小明", "在全县大会上的讲话", "titled")
    assert title.spans == (Span(LineNo(2), Offset(0), Offset(10)),)
