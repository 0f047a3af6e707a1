"""What was left out is told once a run of lines, and prose among it is a warning."""

from __future__ import annotations

from mkdocs_speeches.core.model import Debris, Finding, LineNo, span_of
from mkdocs_speeches.core.reading.frames.told import by_line, name_reasons, tell_dropped
from tests.core.readings import RULES

PROSE = "春耕在即。种子够了。水也够了。"


def told(*lines: tuple[str, str], known: tuple[int, ...] = ()) -> list[Finding]:
    texts = [text for text, _ in lines]
    debris = [Debris(span_of(text, LineNo(number)), rule) for number, (text, rule) in enumerate(lines, 1) if rule]
    return list(tell_dropped(texts, debris, [LineNo(line) for line in known], RULES))


def test_a_run_of_lines_by_one_rule_is_told_once() -> None:
    found = told(("来源：青山网", "source"), ("编辑：王小明", "source"), ("同志们：", ""), ("目录", "contents"))
    assert [(said.code, said.line, said.found) for said in found] == [
        ("S106", 1, ("来源、作者、编辑等网页署名（至第 2 行）",)),
        ("S106", 4, ("目录",)),
    ]


def test_what_an_editor_took_out_is_not_told() -> None:
    assert not told((PROSE, "draft"), (PROSE, "struck"), ("<!--", "markup"))


def test_prose_among_what_was_left_out_is_a_warning_with_its_lines() -> None:
    found = [said for said in told((PROSE, "report"), ("", ""), (PROSE, "report")) if said.code == "S140"]
    assert found == [Finding("S140", LineNo(1), ("第 1–3 行", "6", (PROSE + PROSE)[:20]))]
    assert [said.found[0] for said in told((PROSE, "report")) if said.code == "S140"] == ["一行"]


def test_prose_that_stands_in_the_text_or_is_known_or_the_sites_own_is_no_doubt() -> None:
    for rule in ("teaser", "contents", "introduction"):
        assert {said.code for said in told((PROSE, rule))} == {"S106"}, rule
    assert {said.code for said in told((PROSE, "copyright"), known=(1,))} == {"S106"}


def test_names_stand_by_their_lines_once() -> None:
    found = [(LineNo(2), "b"), (LineNo(1), "c"), (LineNo(2), "a"), (LineNo(2), "b")]
    assert list(by_line(found)) == [(1, ["c"]), (2, ["a", "b"])]


def test_why_text_is_left_out_or_repaired_is_said_in_words_by_every_rule() -> None:
    reasons = name_reasons(RULES)
    assert all(reasons[rule.name] for rule in (*RULES.glue, *RULES.repairs, *RULES.debris))
    assert {"markup", "struck", "draft", "beside", "title-bar", "remarks", "running-header"} <= reasons.keys()
