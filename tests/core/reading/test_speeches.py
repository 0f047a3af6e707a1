"""One speech of a seed: front, text, close; what of the page stands between is dropped, what is doubtful told."""

from __future__ import annotations

from mkdocs_speeches.core.model import Paragraph, ParagraphKind, Speech, walk
from mkdocs_speeches.core.text.display import Display
from tests.core.readings import read_text, uncovered

FRONT = "在全县农业工作会议上的讲话\n县长　王小明\n（2031年3月2日）\n同志们：\n"
PROSE = "今天我们召开会议，主要任务是总结去年的工作，部署今年的任务，请大家认真贯彻落实。\n"


def speech(text: str) -> tuple[Speech, list[str]]:
    """The one speech of a seed, and the codes of what is said of it."""
    document = read_text(text)
    assert uncovered(document) == []
    (found,) = document.speeches
    return found, [said.code for said in document.diagnostics]


def fields(text: str) -> dict[str, str]:
    front = speech(text)[0].front
    return {name: field.text for name in front.__dataclass_fields__ if (field := getattr(front, name))}


def test_the_salutation_is_the_first_paragraph_and_no_span_of_the_front() -> None:
    found, _ = speech(FRONT + PROSE)
    first, *rest = found.parts
    assert isinstance(first, Paragraph)
    assert (first.kind, [span.line for span in first.spans]) == (ParagraphKind.SALUTATION, [4])
    assert [span.line for span in found.front_spans] == [1, 2, 3]
    assert (len(rest), found.first_line, found.last_line) == (1, 1, 5)


def test_a_letter_is_dated_and_signed_at_its_end_and_the_date_is_told() -> None:
    text = f"慰问信\n全县广大职工同志们：\n{PROSE}青山县总工会\n2031年1月18日\n"
    found, said = speech(text)
    assert fields(text)["date"] == "2031-01-18"
    assert "S109" in said
    signed = [part for part in walk(found.parts) if getattr(part, "kind", None) is ParagraphKind.SIGNATURE]
    assert [span.line for part in signed for span in part.spans] == [4, 5]


def test_who_signs_spoke_where_nobody_is_named_above_and_adds_an_office_where_the_same_is() -> None:
    close = "县长　王小明\n2031年3月2日\n"
    assert fields(f"在全县大会上的讲话\n同志们：\n{PROSE}{close}")["speaker"] == "王小明"
    named = fields(f"在全县大会上的讲话\n王小明\n同志们：\n{PROSE}{close}")
    assert (named["speaker"], named["role"]) == ("王小明", "县长")
    other = fields(f"在全县大会上的讲话\n李小红\n同志们：\n{PROSE}{close}")
    assert (other["speaker"], other.get("role")) == ("李小红", None)


def test_the_date_that_says_most_is_the_speechs() -> None:
    assert fields(f"在2031年全县大会上的讲话\n（2031年3月2日）\n同志们：\n{PROSE}")["date"] == "2031-03-02"


def test_a_day_that_the_calendar_has_not_is_told_and_no_field() -> None:
    text = FRONT.replace("3月2日", "2月30日") + PROSE
    assert "date" not in fields(text)
    assert "S130" in speech(text)[1]


def test_what_follows_the_close_is_the_pages() -> None:
    text = f"{FRONT}{PROSE}谢谢大家！\n版权所有：青山县人民政府办公室\n"
    document = read_text(text)
    (found,) = document.speeches
    assert (found.last_line, [debris.span.line for debris in document.debris]) == (6, [7])
    assert Display.of(document, {}).text(found.parts[-1].spans) == "谢谢大家！"  # type: ignore[union-attr]


def test_a_numbered_title_with_whom_it_addresses_on_its_line_is_no_heading_besides() -> None:
    document = read_text(
        "1、在全县农业工作会议上的讲话 同志们：今天我们开会研究春耕，各乡镇要早动手，早备种，\n"
        "抓紧检修水库和渠道。\n2、到村组检查落实。种子站要保证供应。\n3、三月底以前修好渠道。谢谢大家！"
    )
    (speech,) = document.speeches
    assert uncovered(document) == []
    assert speech.title.endswith("在全县农业工作会议上的讲话")


def test_who_is_addressed_again_within_a_speech_is_a_salutation_there() -> None:
    (speech,) = read_text(
        "在青山港口论坛上的讲话\n各位同事：\n今天我们讨论港口的事。\n各位同事！\n港口要建好。\n各位同事！\n港口也要管好。"
    ).speeches
    assert [part.kind.value for part in speech.parts] == ["salutation", "text"] * 3
