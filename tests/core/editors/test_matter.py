"""What an editor states wins over what was read, for a whole seed and for each speech of a compilation."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.model import Document, Level, Seed, speech_spans
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules

ONE = """在全市安全工作会议上的讲话
市长　×××
（2009年3月5日）
同志们：
今天召开全市安全工作会议，主要任务是总结工作、分析形势、安排任务。
一、提高认识
安全工作十分重要，各级各部门必须高度重视，切实抓好各项措施的落实。
"""
TWO = """讲话范文篇一
同志们：
今天召开动员大会，主要任务是统一思想，明确目标，把今年的工作抓紧抓好。
一、提高认识
这项工作十分重要，各单位都要高度重视，认真组织，确保取得实实在在的成效。
讲话范文篇二
各位来宾：
值此佳节来临之际，我代表市委、市政府，向大家致以节日的问候和良好的祝愿！
一、回顾去年
去年的成绩来之不易，是全市上下共同努力的结果，值得我们倍加珍惜。
"""


def _read(matter: str, text: str) -> Document:
    document = read(Seed("a.txt", f"---\n{matter}\n---\n{text}".encode()), load_rules())
    _check_coverage(document)
    return document


def _check_coverage(document: Document) -> None:
    covered = [span for speech in document.speeches for span in speech_spans(speech)]
    covered += [debris.span for debris in document.debris]
    for number, line in enumerate(document.source.lines, 1):
        places = [place for span in covered if span.line == number for place in range(span.start, span.end)]
        wanted = [place for place, sign in enumerate(line) if not sign.isspace()]
        assert sorted(place for place in places if not line[place].isspace()) == (
            wanted if number >= document.source.first_line else []
        )


def _codes(document: Document) -> list[tuple[str, int]]:
    return [(d.code, d.line) for d in document.diagnostics if d.level is not Level.NOTE]


def test_stated_fields_win_and_the_others_stay_as_read() -> None:
    fields = "title: 安全工作讲话\ndate: 2009-03-06\nrole: ''\noccasion: 全市安全工作会议\n"
    matter = f"{fields}slug: 安全\naliases: [旧]\ntags: [安全]"
    [speech] = _read(matter, ONE).speeches
    front = speech.front
    assert (speech.title, speech.slug, speech.aliases, speech.tags) == ("安全工作讲话", "安全", ("旧",), ("安全",))
    assert front.title is not None
    assert (front.title.text, front.title.spans) == ("安全工作讲话", ())
    assert front.date is not None
    assert front.date.text == "2009-03-06"
    assert front.occasion is not None
    assert front.occasion.text == "全市安全工作会议"
    assert front.role is None
    assert front.speaker is not None
    assert front.speaker.text == "×××"


def test_the_further_keys_come_along() -> None:
    matter = "kind: 讲话\nsource_url: https://example.org/1\nlicense: CC BY 4.0\ntags_add: [甲]\ntags_remove: [乙]"
    [speech] = _read(matter, ONE).speeches
    assert (speech.kind, speech.source_url, speech.license) == ("讲话", "https://example.org/1", "CC BY 4.0")
    assert (speech.tags, speech.tags_add, speech.tags_remove) == (None, ("甲",), ("乙",))


def test_without_front_matter_all_is_as_read() -> None:
    with_matter = _read("license: CC0", ONE)
    without = read(Seed("a.txt", ONE.encode()), load_rules())
    assert without.speeches[0].front.date is not None
    assert with_matter.speeches[0].title == without.speeches[0].title == "在全市安全工作会议上的讲话"
    assert len(with_matter.speeches[0].parts) == len(without.speeches[0].parts)


def test_a_compilation_states_each_speech_by_order() -> None:
    document = _read(
        "speaker: 某某\nspeeches:\n- date: 2009-03\n- date: 2010\n  title: 新春致辞\n  speaker: 另一人", TWO
    )
    stated = [
        (s.title, s.front.date and s.front.date.text, s.front.speaker and s.front.speaker.text)
        for s in document.speeches
    ]
    assert stated == [("讲话范文篇一", "2009-03", "某某"), ("新春致辞", "2010", "另一人")]
    assert _codes(document) == []


@pytest.mark.parametrize("words", ["讲话范文篇二", "各位来宾：值此佳节", "各位来宾，值此"])
def test_a_compilation_states_a_speech_by_its_first_words(words: str) -> None:
    document = _read(f"speeches:\n- starts_with: {words}\n  slug: 新春\n  tags: [春节]", TWO)
    assert [(speech.slug, speech.tags) for speech in document.speeches] == [("a", None), ("新春", ("春节",))]


def test_the_slug_of_a_compilation_is_numbered() -> None:
    assert [speech.slug for speech in _read("slug: 范文", TWO).speeches] == ["范文", "范文-2"]


def test_what_fits_no_speech_is_a_warning_at_its_line() -> None:
    document = _read("aliases: [旧]\nspeeches:\n- date: 2009\n- starts_with: 没有这句话\n- title: 三", TWO)
    assert _codes(document) == [("F107", 1), ("F108", 5), ("F108", 6)]


def test_a_draft_is_not_published_and_not_lost() -> None:
    document = _read("speeches:\n- draft: true", TWO)
    assert [(speech.slug, speech.title) for speech in document.speeches] == [("a-2", "讲话范文篇二")]
    assert {debris.rule for debris in document.debris} == {"draft"}
    assert _read("draft: true", ONE).speeches == ()


def test_ignore_silences_a_code_where_an_editor_has_looked() -> None:
    untitled = "同志们：\n" + ONE.partition("同志们：\n")[2]
    assert "S110" in {d.code for d in _read("kind: 讲话", untitled).diagnostics}
    assert "S110" not in {d.code for d in _read("ignore: [S110]", untitled).diagnostics}
    assert "S110" not in {d.code for d in _read("title: 讲话", untitled).diagnostics}


def test_ignore_of_one_speech_holds_in_its_lines_only() -> None:
    text = TWO.replace("讲话范文篇一\n", "").replace("讲话范文篇二\n", "再见。谢谢大家！\n")
    codes = {d.line for d in _read("kind: 甲", text).diagnostics if d.code == "S110"}
    fewer = {d.line for d in _read("speeches:\n- ignore: [S110]", text).diagnostics if d.code == "S110"}
    assert len(codes) == 2
    assert len(fewer) == 1
