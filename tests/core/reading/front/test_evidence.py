"""What a line above a text may be read as, and what speaks for it."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_speeches.core.model import BlockNo
from mkdocs_speeches.core.reading.front.evidence import MOST_FRONT, Head, weigh_body
from mkdocs_speeches.core.reading.front.fields import Claim
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.rules.front import Label
from tests.core.readings import RULES, lines_of

TITLE = "在全县农业工作会议上的讲话"
BODY = "今天我们召开会议，主要任务是总结去年的工作，部署今年的任务，我讲两点意见。"


def head(*texts: str, **options: object) -> Head:
    lines = lines_of(*texts)
    return Head(Sheet(lines, RULES), BlockNo(0), BlockNo(len(lines)), **options)  # type: ignore[arg-type]


def claims(found: Head, place: int, label: Label) -> list[Claim]:
    return [claim for claim in found.claims(BlockNo(place)) if claim.label is label]


def test_each_line_may_be_where_the_body_begins() -> None:
    found = head(TITLE, "县长　王小明", BODY)
    assert all(len(claims(found, place, Label.BODY)) == 1 for place in range(3))
    assert claims(found, 2, Label.BODY)[0].weight > claims(found, 1, Label.BODY)[0].weight


def test_words_of_titles_weigh_for_a_title_and_the_files_name_does() -> None:
    (title,) = claims(head(TITLE, BODY), 0, Label.TITLE)
    (plain,) = claims(head("青山绿水", BODY), 0, Label.TITLE)
    (named,) = claims(head("青山绿水", BODY, name="2031-03-02_青山绿水"), 0, Label.TITLE)
    assert title.weight > plain.weight < named.weight
    assert "named-so" in named.why


def test_a_title_that_stands_again_below_is_the_pages() -> None:
    found = head(TITLE, "来源：青山日报", TITLE, BODY)
    assert found.repeated == {0}
    assert [claim.why for claim in claims(found, 0, Label.FRAME)] == [("printed_again",)]


def test_a_line_that_a_rule_knows_is_a_frame_by_that_rule() -> None:
    (frame,) = claims(head("首页 > 要闻 > 正文", TITLE, BODY), 0, Label.FRAME)
    assert frame.frame == "navigation"


def test_where_other_text_stands_above_no_line_is_taken_for_the_pages() -> None:
    assert claims(head("青山绿水", TITLE, BODY), 0, Label.FRAME) != []
    assert claims(head("青山绿水", TITLE, BODY, inner=True), 0, Label.FRAME) == []


def test_the_title_of_a_piece_is_a_note_and_no_salutation_runs_on_within_a_seed() -> None:
    (note,) = claims(head("年会讲话稿篇一", BODY, titled=True), 0, Label.NOTE)
    assert note.why == ("piece",)
    call = "同志们，今天我们召开会议，研究春耕。"
    (salutation,) = claims(head(call), 0, Label.SALUTATION)
    assert (salutation.end, salutation.last) == (4, True)
    assert claims(head(call, inner=True), 0, Label.SALUTATION) == []


def test_a_title_may_go_on_in_the_next_line() -> None:
    found = head("关于二〇三一年财政预算执行情况和", "二〇三二年财政预算草案的报告", BODY)
    assert [claim.below for claim in claims(found, 1, Label.TITLE)] == [None, Label.TITLE]
    assert [claim.below for claim in claims(found, 0, Label.TITLE)] == [None]


def test_what_an_editor_marked_is_text() -> None:
    (line,) = lines_of(TITLE)
    sheet = Sheet([replace(line, block=replace(line.block, plain=True))], RULES)
    assert [claim.label for claim in Head(sheet, BlockNo(0), BlockNo(1)).claims(BlockNo(0))] == [Label.BODY]


def test_no_line_is_looked_at_far_below() -> None:
    found = head(*["青山绿水"] * (MOST_FRONT + 5))
    assert found.end == MOST_FRONT


def test_prose_weighs_for_the_body_wherever_it_is_cut() -> None:
    assert weigh_body(BODY, RULES.front)[0] > weigh_body(TITLE, RULES.front)[0]
    assert weigh_body(BODY.replace("。", "，") * 9, RULES.front)[0] > weigh_body(TITLE, RULES.front)[0]
